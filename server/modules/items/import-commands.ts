/** Importing items: everything in one transaction, or nothing. */
import { createHash } from "node:crypto";
import { can } from "#server/kernel/access/permission.ts";
import type { GateRules } from "#server/kernel/item/gate-limits.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { replaceFileAliases } from "./aliases-store.ts";
import { addChanges, type ItemChange } from "./changes-store.ts";
import type { CandidateFile } from "./exchange/candidates.ts";
import { readItems } from "./exchange/exchange.ts";
import type { FileProblem } from "./exchange/from-workbook.ts";
import { gateRulesOf } from "./gate-rules.ts";
import { change } from "./ground.ts";
import {
  type ImportMode,
  type ImportRow,
  type Planned,
  type PlannedItem,
  planItem,
  type Verdict,
} from "./import-plan.ts";
import { keepsCatalogue } from "./item-policy.ts";
import {
  announceItems,
  keysOfCodes,
  lockItems,
  publishVersions,
  readVersionsByKey,
  writeDrafts,
  writeItems,
} from "./items-store.ts";

export interface ImportOptions extends ImportMode {
  division: string;
  /** Account of who imports. */
  by: string;
  /** Instant of the import. */
  at: string;
  /** Day it is in Shanghai. */
  today: string;
  /** Why items of this organ cannot be taken in, if so. */
  organFault: (organ: string) => string | undefined;
  /** What the publishing gate measures by. */
  rules: GateRules;
  /** Only say what would happen. */
  dryRun: boolean;
}

export interface ImportReport {
  dryRun: boolean;
  /** Whether anything was written. Nothing is when a single row is refused. */
  written: boolean;
  counts: Record<Verdict, number> & { published: number };
  /** Problems of the file itself. */
  problems: FileProblem[];
  rows: ImportRow[];
}

/** Imports what a file holds, in the caller's transaction; the report names every row. */
export async function importItems(
  tx: Database,
  file: CandidateFile,
  options: ImportOptions,
): Promise<ImportReport> {
  if (!options.dryRun) await lockItems(tx, options.division);
  const plans = await plan(tx, file, options);
  const clean = file.problems.length === 0 && plans.every(({ row }) => row.verdict !== "refused");
  const work = plans.flatMap(({ planned }) => planned ?? []);
  const written = clean && !options.dryRun && work.length > 0;
  if (written) await write(tx, work, options);
  return report(file, plans, { dryRun: options.dryRun, written });
}

/**
 * A file sent in by staff: everything new becomes a draft, which a second person publishes. Rows of organs whose
 * matters the sender does not keep are refused.
 */
export async function importByStaff(
  services: Services,
  call: KeyedCall,
  bytes: Uint8Array<ArrayBuffer>,
  dryRun: boolean,
): Promise<ImportReport> {
  const { actor, at } = call;
  const { division } = actor;
  if (!keepsCatalogue(actor)) throw refuse("not-permitted");
  const rules = gateRulesOf(services);
  const file = await readItems(bytes, rules);
  const known = await organNames(services.db, division);
  const organFault = (organ: string) => {
    if (!known.has(organ)) return unknownOrgan;
    return can(actor, "item.edit", { division, organ })
      ? undefined
      : "您不负责这个机构的事项，请交给负责的同事导入。";
  };
  const options = {
    division,
    by: actor.id,
    at,
    today: shanghaiDay(at),
    organFault,
    rules,
    dryRun,
    publish: false,
  };
  if (dryRun) return await importItems(services.db, file, options);
  const digest = createHash("sha256").update(bytes).digest("hex");
  return await change(services, call, `item.import ${digest}`, async (tx) => {
    const report = await importItems(tx, file, options);
    const entry = doneBy(call, "item.import", { kind: "file", id: digest }, report.counts);
    if (report.written) await recordAudit(tx, entry);
    return report;
  });
}

export const unknownOrgan = "机构库里没有这个实施主体，请先在机构管理里登记。";

async function plan(tx: Database, { candidates }: CandidateFile, options: ImportOptions): Promise<Planned[]> {
  const { division, organFault, onlyNews = false } = options;
  const keys = candidates.map(({ key }) => key);
  const codes = candidates.flatMap(({ item }) => item?.code ?? []);
  const present = {
    versions: await readVersionsByKey(tx, division, { keys, all: onlyNews }),
    codes: await keysOfCodes(tx, division, codes),
    organFault,
  };
  return candidates.map((candidate) => planItem(candidate, present, options));
}

async function write(
  tx: Database,
  work: PlannedItem[],
  { division, by, at, today, rules }: ImportOptions,
): Promise<void> {
  const fresh = work.filter((it) => it.write);
  const layers = work.filter((it) => it.layers).map(({ item }) => item);
  await writeItems(tx, division, layers, { listed: true, at });
  await writeDrafts(
    tx,
    division,
    fresh.map(({ item, version }) => ({ item, version, source: "file" as const, by, at })),
    rules,
  );
  await replaceFileAliases(
    tx,
    division,
    work.map(({ item }) => item),
    { by, at },
  );
  const published = work.filter((it) => it.publish);
  await publishVersions(tx, division, published.map(versionName), { by, at });
  await addChanges(
    tx,
    division,
    published.map((it) => publishing(it, { today, by, at })),
  );
  await announceItems(tx, division);
}

const versionName = ({ item, version }: PlannedItem) => ({ key: item.key, version });

function publishing(
  it: PlannedItem,
  { today, by, at }: { today: string; by: string; at: string },
): ItemChange {
  const from = it.item.effectiveFrom ?? today;
  return {
    ...versionName(it),
    kind: "published",
    effectiveOn: from > today ? from : today,
    reason: "",
    by,
    at,
  };
}

function report(
  file: CandidateFile,
  plans: Planned[],
  { dryRun, written }: Pick<ImportReport, "dryRun" | "written">,
): ImportReport {
  const rows = plans.map(({ row }) => row);
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  const counts = {
    new: count("new"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    refused: count("refused"),
    published: rows.filter((row) => row.published).length,
  };
  return { dryRun, written, counts, problems: file.problems, rows };
}
