/** Files of items for whoever works at the machine itself: imported, exported, checked by the system's own account. */
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import type { Services } from "#server/platform/services.ts";
import { type CandidateFile, candidatesFrom } from "./exchange/candidates.ts";
import { readItems, writeItemsWorkbook } from "./exchange/exchange.ts";
import type { FileProblem } from "./exchange/from-workbook.ts";
import { exportItems } from "./export.ts";
import { gateRulesOf } from "./gate-rules.ts";
import { type ImportReport, importItems, unknownOrgan } from "./import-commands.ts";

/** Account under which the system itself writes. */
export const systemAccount = "system";

/**
 * Imports a file into the configured county. `publish`: what passes the gate is published at once, without a second
 * person; who can run commands on the server answers for it.
 */
export async function importFile(
  services: Services,
  bytes: Uint8Array<ArrayBuffer>,
  mode: { dryRun: boolean; publish: boolean },
): Promise<ImportReport> {
  const { db, config, now } = services;
  const rules = gateRulesOf(services);
  const file = await readItems(bytes, rules);
  const at = now();
  return await db.transaction().execute(async (tx) => {
    const who = { division: config.division, by: systemAccount, at, today: shanghaiDay(at), rules };
    return importItems(tx, file, { ...who, ...mode, organFault: await organFaults(tx, config.division) });
  });
}

/** Why items of an organ cannot be taken in: it is not in the organisation. */
export async function organFaults(db: Services["db"], division: string) {
  const organs = await organNames(db, division);
  return (organ: string) => (organs.has(organ) ? undefined : unknownOrgan);
}

/** All items of the configured county as a file. */
export async function exportFile({ db, config }: Services, kind: "xlsx" | "json"): Promise<Uint8Array> {
  const items = await exportItems(db, config.division);
  if (kind === "xlsx") return await writeItemsWorkbook(items);
  return new TextEncoder().encode(`${JSON.stringify(items, null, 2)}\n`);
}

export interface LintedItem {
  key: string;
  name: string;
  row: number;
  /** R1.12; absent when it is no item at all. */
  percent?: number;
  /** What is wrong: with its shape, with itself, or with the law. */
  problems: FileProblem[];
  /** What is not written yet; no fault. */
  missing?: string;
}

export interface LintReport {
  /** Nothing is wrong; something may be missing. */
  clean: boolean;
  problems: FileProblem[];
  items: LintedItem[];
}

/** Checks a file by the rules of the configured data folder, without any database. */
export function lintFile(config: Services["config"], bytes: Uint8Array, name?: string): LintReport {
  const file: CandidateFile = candidatesFrom(bytes, gateRulesOf({ config }), name);
  const items = file.candidates.map((it) => ({
    ...{ key: it.key, name: it.name, row: it.row },
    ...(it.percent !== undefined && { percent: it.percent }),
    problems: [...it.problems, ...it.contradictions],
    ...(it.missing && { missing: it.missing.message }),
  }));
  const clean = file.problems.length === 0 && items.every(({ problems }) => problems.length === 0);
  return { clean, problems: file.problems, items };
}

/** “材料 第 7 行 材料名称：……” */
export function problemInWords({ sheet, row, column, message }: FileProblem): string {
  const place = [sheet, row !== undefined && `第 ${row} 行`, column].filter(Boolean).join(" ");
  return place ? `${place}：${message}` : message;
}
