/** What an import would do, item by item, before anything is written. Pure. */
import type { Item } from "#contract/item.ts";
import { differences, sameJson } from "#server/kernel/item/differences.ts";
import type { Candidate } from "./exchange/candidates.ts";
import type { FileProblem } from "./exchange/from-workbook.ts";
import { contentOf, type ItemVersion } from "./items.ts";

export type Verdict = "new" | "changed" | "unchanged" | "refused";

export interface ImportRow {
  key: string;
  name: string;
  sheet?: string;
  row: number;
  verdict: Verdict;
  /** Version it has or gets. */
  version?: number;
  /** Becomes the published version, not only a draft. */
  published: boolean;
  /** R1.12, of the item as the file has it. */
  percent?: number;
  /** Names of the elements that differ from what is here. */
  changes: string[];
  /** Why it is refused. */
  problems: FileProblem[];
  /** What still keeps it from being published. */
  hints: FileProblem[];
}

export interface PlannedItem {
  item: Item;
  version: number;
  /** The content is to be written; otherwise only its phrases or its publishing change. */
  write: boolean;
  publish: boolean;
  /** The upper layers take on what this item says of them: it is new, or becomes what counts. */
  layers: boolean;
}

export interface Present {
  /** Newest versions by key: see `readNewestVersions`. */
  versions: Map<string, ItemVersion[]>;
  /** Keys by 业务办理项编码. */
  codes: Map<string, string>;
  /** Why items of this organ cannot be taken in from whoever imports, if so. */
  organFault: (organ: string) => string | undefined;
}

export interface Planned {
  row: ImportRow;
  /** Absent when there is nothing to do. */
  planned?: PlannedItem;
}

export interface ImportMode {
  /** What passes the gate is published at once; the rest are drafts. */
  publish: boolean;
  /** Leave alone what was ever as the file has it, or was changed by hand since: for the data that comes with a release. */
  onlyNews?: boolean;
}

export function planItem(candidate: Candidate, present: Present, mode: ImportMode): Planned {
  const { key, name, sheet, row, item } = candidate;
  const base = { key, name, ...(sheet && { sheet }), row, published: false, changes: [], hints: [] };
  const refused = (problems: FileProblem[]): Planned => ({ row: { ...base, verdict: "refused", problems } });
  if (!item) return refused(candidate.problems);
  const problems = misplaced(candidate, item, present, mode);
  if (problems.length > 0) return refused(problems);
  const { percent, missing, contradictions } = candidate;
  const hints = [...(missing ? [missing] : []), ...contradictions];
  const planned = compare(item, present.versions.get(key) ?? [], {
    ...mode,
    publish: mode.publish && hints.length === 0,
  });
  const { verdict, changes, version, ...work } = planned;
  const known = { ...(percent !== undefined && { percent }), hints, problems: [] };
  return {
    row: { ...base, ...known, verdict, version, published: work.publish, changes },
    ...(verdict !== "unchanged" && { planned: { item, version, ...work } }),
  };
}

interface Comparison extends Omit<PlannedItem, "item"> {
  verdict: Exclude<Verdict, "refused">;
  changes: string[];
}

function compare(
  item: Item,
  versions: readonly ItemVersion[],
  { publish, onlyNews = false }: ImportMode,
): Comparison {
  const [newest] = versions;
  if (!newest) {
    return { verdict: "new", changes: [], version: item.version, write: true, publish, layers: true };
  }
  const same = versions.find((it) => sameContent(it.item, item));
  const stored = same ?? newest;
  const next = newest.status === "draft" ? newest.version : newest.version + 1;
  const publishes = publish && (!same || (same.status === "draft" && same.source === "file"));
  const old = onlyNews && (same ? !publishes : newest.source === "hand");
  const changed = !old && (!same || publishes || !samePhrases(item, stored));
  return {
    verdict: changed ? "changed" : "unchanged",
    changes: changed ? [...new Set(differences(stored.item, item).map((it) => it.name))] : [],
    version: same?.version ?? (old ? newest.version : next),
    write: !same && !old,
    publish: publishes && !old,
    layers: publishes || versions.every((it) => it.status === "draft"),
  };
}

function sameContent(a: Item, b: Item): boolean {
  const dates = (item: Item) => [item.effectiveFrom, item.cancelledFrom];
  return sameJson(contentOf(a), contentOf(b)) && sameJson(dates(a), dates(b));
}

function samePhrases(item: Item, { item: stored, staffAliases }: ItemVersion): boolean {
  const withoutStaffs = (terms: readonly string[]) => terms.filter((term) => !staffAliases.includes(term));
  return sameJson(withoutStaffs(item.aliases), withoutStaffs(stored.aliases));
}

/** A well-formed item that cannot be taken here: whose code, organ, status or draft stands against it. */
function misplaced(
  { places }: Candidate,
  item: Item,
  present: Present,
  { onlyNews }: ImportMode,
): FileProblem[] {
  const problems: FileProblem[] = [];
  const owner = present.codes.get(item.code);
  if (owner !== undefined && owner !== item.key) {
    problems.push({ ...places.code, message: `业务办理项编码已属于事项“${owner}”。` });
  }
  const fault = present.organFault(item.implementation.organ);
  if (fault !== undefined) problems.push({ ...places.organ, message: fault });
  if (onlyNews) return problems;
  const versions = present.versions.get(item.key) ?? [];
  const current = versions.find((it) => it.status !== "draft") ?? versions[0];
  if (item.status !== (current?.item.status ?? "in-use")) {
    const message = "暂停、恢复、取消事项请在事项管理里办理，写明原因和依据；导入文件里应填现在的状态。";
    problems.push({ ...places.status, message });
  }
  const draft = versions.find((it) => it.status === "draft");
  if (draft?.source === "hand" && !versions.some((it) => sameContent(it.item, item))) {
    const message = `第 ${draft.version} 版草稿正在编辑（${draft.draftedBy}），请先发布或删除草稿。`;
    problems.push({ ...places.key, message });
  }
  return problems;
}
