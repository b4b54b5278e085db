/**
 * The hall's own sheets (R12.6), read once from `data/conduct-sheet.json`: each holds from its month on. A file that
 * does not fit stops the start, and so does one that would change a month that is over.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Value } from "typebox/value";
import { type ConductSheet, ConductSheets } from "#contract/conduct-sheet.ts";
import { type Day, shanghaiDay } from "#server/kernel/time/day.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";
import { type Month, monthOf } from "./period.ts";

/** The sheets in this data; throws with the first thing that is wrong with them. */
export function checkSheets(data: unknown): readonly ConductSheet[] {
  const [fault] = Value.Errors(ConductSheets, data);
  if (fault) throw new Error(`${fault.instancePath || "/"} ${fault.message}`);
  const { editions } = data as ConductSheets;
  const unordered = editions.find(({ from }, at) => at > 0 && from <= editions[at - 1]!.from);
  if (unordered) throw new Error(`the edition from ${unordered.from} does not come after the one before it`);
  for (const edition of editions) {
    const [wrong] = sheetFaults(edition);
    if (wrong) throw new Error(`edition from ${edition.from}: ${wrong}`);
  }
  return editions;
}

/** The sheet of a month: the last that began by then; before the first, the first. */
export function sheetAmong(editions: readonly ConductSheet[], on: Day | Month): ConductSheet {
  return editions.findLast(({ from }) => from <= monthOf(on)) ?? editions[0]!;
}

/** The first month, among those that are over, that another file would score by another sheet. */
export function rewrittenMonth(
  kept: readonly ConductSheet[],
  given: readonly ConductSheet[],
  today: Day,
): Month | undefined {
  if (kept.length === 0) return undefined;
  const over = [...kept, ...given].map(({ from }) => from).filter((month) => month < monthOf(today));
  return [...new Set(over)]
    .toSorted()
    .find((month) => !isDeepStrictEqual(sheetAmong(kept, month), sheetAmong(given, month)));
}

/** What a schema cannot say: groups make 100, weights make 100, whatever is named is there, and once. */
function sheetFaults({ groups, deductions, awards, attendance, month }: ConductSheet): string[] {
  const sum = groups.reduce((total, { points }) => total + points, 0);
  const ids = [...deductions, ...awards].map(({ id }) => id);
  const groupIds = groups.map(({ id }) => id);
  const lost = deductions.filter(({ group }) => !groupIds.includes(group)).map(({ id }) => id);
  const named = [attendance.late, attendance.away];
  const fine = [...deductions, ...awards].filter(({ points }) => !isTenths(points)).map(({ id }) => id);
  return [
    ...(sum === 100 ? [] : [`/groups make ${sum} points, not 100`]),
    ...(month.weights.days + month.weights.rating === 100 ? [] : ["/month/weights do not make 100 %"]),
    ...repeated(ids).map((id) => `item ${id} is there twice`),
    ...repeated(groupIds).map((id) => `group ${id} is there twice`),
    ...fine.map((id) => `item ${id} has points finer than a tenth`),
    ...lost.map((id) => `/deductions ${id} is of no group`),
    ...named
      .filter((id) => !deductions.some((one) => one.id === id))
      .map((id) => `/attendance ${id} is no deduction`),
  ];
}

const isTenths = (points: number) => Math.abs(points * 10 - Math.round(points * 10)) < 1e-9;

const repeated = (ids: string[]) => ids.filter((id, at) => ids.indexOf(id) !== at);

const sheetsOf = perServices(({ config }: Pick<Services, "config">): readonly ConductSheet[] => {
  try {
    return checkSheets(JSON.parse(readFileSync(pathOf({ config }), "utf8")));
  } catch (error) {
    throw faulty(pathOf({ config }), error instanceof Error ? error.message : String(error));
  }
});

/** The sheet that holds on this day, or in this month. */
export const sheetOf = (services: Pick<Services, "config">, on: Day | Month): ConductSheet =>
  sheetAmong(sheetsOf(services), on);

/** Keeps the sheets, so that a file cannot change later what months that are over were scored and paid by. */
export async function keepSheets(services: Services): Promise<void> {
  const { db, config, now } = services;
  const { division } = config;
  const given = sheetsOf(services);
  await db.transaction().execute(async (tx) => {
    const query = tx.selectFrom("conduct_sheet").select("content").where("division", "=", division);
    const kept = (await query.orderBy("from_month").execute()).map(({ content }) => content as ConductSheet);
    const month = rewrittenMonth(kept, given, shanghaiDay(now()));
    if (month !== undefined)
      throw faulty(pathOf(services), `it changes ${month}, which is over: add an edition from a later month`);
    if (isDeepStrictEqual(kept, given)) return;
    await tx.deleteFrom("conduct_sheet").where("division", "=", division).execute();
    const rows = given.map((sheet) => ({
      ...{ division, from_month: sheet.from, content: JSON.stringify(sheet) },
    }));
    await tx.insertInto("conduct_sheet").values(rows).execute();
  });
}

const pathOf = ({ config }: Pick<Services, "config">) => join(config.data, "conduct-sheet.json");

const faulty = (path: string, why: string) =>
  new Trouble(
    "conduct-sheet-faulty",
    `${path} is faulty: ${why}. Mend it, or put the delivered file back.`,
    `${path} 有误（${why}）：请更正，或恢复原来的文件。`,
  );
