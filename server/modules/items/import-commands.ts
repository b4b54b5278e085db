/** Importing items: everything in one transaction, or nothing. */
import type { Database } from "#server/platform/database/pool.ts";
import { replaceFileAliases } from "./aliases-store.ts";
import { addChanges, type ItemChange } from "./changes-store.ts";
import { type CandidateFile, candidatesFrom } from "./exchange/candidates.ts";
import type { FileProblem } from "./exchange/from-workbook.ts";
import { type ImportRow, type Planned, type PlannedItem, planItem, type Verdict } from "./import-plan.ts";
import {
  announceItems,
  keysOfCodes,
  lockItems,
  publishVersions,
  readNewestVersions,
  writeDrafts,
  writeItems,
} from "./items-store.ts";

export interface ImportOptions {
  division: string;
  /** Account of who imports. */
  by: string;
  /** Instant of the import. */
  at: string;
  /** Day it is in Shanghai. */
  today: string;
  /** Organs of the county. */
  organs: ReadonlySet<string>;
  /** Only say what would happen. */
  dryRun: boolean;
  /** Publish what passes the gate; otherwise everything new becomes a draft. */
  publish: boolean;
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

/** Imports a workbook or JSON file; the report names every row. */
export async function importItems(
  db: Database,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportReport> {
  return importCandidates(db, candidatesFrom(bytes), options);
}

export async function importCandidates(
  db: Database,
  file: CandidateFile,
  options: ImportOptions,
): Promise<ImportReport> {
  return db.transaction().execute(async (tx) => {
    if (!options.dryRun) await lockItems(tx, options.division);
    const plans = await plan(tx, file, options);
    const clean = file.problems.length === 0 && plans.every(({ row }) => row.verdict !== "refused");
    const work = plans.flatMap(({ planned }) => planned ?? []);
    const written = clean && !options.dryRun && work.length > 0;
    if (written) await write(tx, work, options);
    return report(file, plans, { dryRun: options.dryRun, written });
  });
}

async function plan(tx: Database, { candidates }: CandidateFile, options: ImportOptions): Promise<Planned[]> {
  const { division, organs, publish } = options;
  const keys = candidates.map(({ key }) => key);
  const codes = candidates.flatMap(({ item }) => item?.code ?? []);
  const present = {
    versions: await readNewestVersions(tx, division, keys),
    codes: await keysOfCodes(tx, division, codes),
    organs,
  };
  return candidates.map((candidate) => planItem(candidate, present, publish));
}

async function write(
  tx: Database,
  work: PlannedItem[],
  { division, by, at, today }: ImportOptions,
): Promise<void> {
  const fresh = work.filter((it) => it.write);
  const layers = work.filter((it) => it.layers).map(({ item }) => item);
  await writeItems(tx, division, layers, { listed: true, at });
  await writeDrafts(
    tx,
    division,
    fresh.map(({ item, version }) => ({ item, version, source: "file" as const, by, at })),
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
