/** A bundle while somebody edits it: new rows, their order, where a fault belongs, and what it compiles to. Pure. */
import type { Bundle, BundleGuide, BundlePart } from "#contract/bundle.ts";
import type { Answers } from "#contract/form.ts";
import type { Question } from "#contract/item.ts";
import { type BundlePlan, compileBundle } from "#server/kernel/bundle/compile.ts";
import { bundleProblems } from "#server/kernel/bundle/lint.ts";
import type { Problem } from "#server/kernel/item/problem.ts";

export function emptyBundle(): Bundle {
  return {
    ...{ key: "", name: "", version: 1, status: "in-use", summary: "", sources: [""], lead: "" },
    ...{ themes: [], objects: [], aliases: [], questions: [], parts: [], visits: 0 },
  };
}

/** The bundle without what was begun and left empty, as it is saved. */
export function tidied(bundle: Bundle): Bundle {
  const said = (lines: readonly string[]) => lines.map((line) => line.trim()).filter((line) => line !== "");
  const { given, same, labels, ...rest } = bundle;
  const kept = (given ?? []).filter(({ id }) => id !== "");
  const pairs = (same ?? []).filter(({ id }) => id !== "");
  return {
    ...rest,
    ...{ sources: said(bundle.sources), aliases: said(bundle.aliases) },
    ...(kept.length > 0 && { given: kept }),
    ...(pairs.length > 0 && { same: pairs }),
    ...(labels && Object.keys(labels).length > 0 && { labels }),
  };
}

export function moved<T>(list: readonly T[], place: number, by: 1 | -1): T[] {
  const next = [...list];
  const to = place + by;
  if (to < 0 || to >= next.length) return next;
  [next[place], next[to]] = [next[to]!, next[place]!];
  return next;
}

export const without = <T>(list: readonly T[], place: number): T[] => list.toSpliced(place, 1);
export const replaced = <T>(list: readonly T[], place: number, by: T): T[] => list.with(place, by);

/** A key that the others do not have: `question-1`, `question-2`. */
export function freshId(stem: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`;
}

export function newQuestion(questions: readonly Question[]): Question {
  const id = freshId(
    "question",
    questions.map((question) => question.id),
  );
  return { id, text: "", kind: "yes-no", required: true };
}

/** Without the keys whose value is undefined or an empty text: absent is absent. */
export function trimmed<T extends object>(part: T): T {
  return Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined && value !== ""),
  ) as T;
}

/** A part removed, with everything that named it. */
export function withoutPart(bundle: Bundle, place: number): Bundle {
  const gone = bundle.parts[place]?.item;
  const parts = without(bundle.parts, place).map((part): BundlePart => {
    const { after, ...rest } = part;
    const left = (after ?? []).filter((key) => key !== gone);
    return left.length > 0 ? { ...rest, after: left } : rest;
  });
  const { composite, ...rest } = bundle;
  const joins = (composite?.joins ?? []).filter((key) => key !== gone);
  return { ...rest, parts, ...(composite && { composite: { ...composite, joins } }) };
}

export interface Standing {
  problems: Problem[];
  /** Undefined as long as it cannot be compiled: no items yet, or items that wait for each other in a circle. */
  plan: BundlePlan | undefined;
}

/** What the bundle comes to under these answers, and everything that keeps it from being published. */
export function standingOf({ bundle, items, rules }: BundleGuide, answers: Answers): Standing {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const problems = bundleProblems(bundle, byKey);
  const parts = bundle.parts.filter(
    ({ item }, place) => byKey.has(item) && bundle.parts.findIndex((part) => part.item === item) === place,
  );
  const stuck = parts.length === 0 || problems.some(({ code }) => code === "waits-in-circle");
  if (stuck) return { problems, plan: undefined };
  return { problems, plan: compileBundle({ bundle: { ...bundle, parts }, items: byKey, answers, rules }) };
}

const places = new Set([
  "key",
  "name",
  "summary",
  "lead",
  "sources",
  "aliases",
  "themes",
  "objects",
  "visits",
]);

/** Id of the element that a fault's path belongs to: `parts[0].when` and `parts.0.when` alike lead to the first part. */
export function placeOf(path: string): string {
  const [head = "", at = ""] = path.replace(/\[(\d+)\]/g, ".$1").split(".");
  if (places.has(head)) return `bundle-${head}`;
  if (/^(parts|questions|given|same)$/.test(head))
    return /^\d+$/.test(at) ? `bundle-${head}-${at}` : `bundle-${head}`;
  return head === "composite" || head === "labels" || head === "promised" ? `bundle-${head}` : "bundle-parts";
}
