/** The hall's own sheet (R12.6), read once from `data/conduct-sheet.json`; a file that does not fit stops the start. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Value } from "typebox/value";
import { ConductSheet } from "#contract/conduct-sheet.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";

/** The sheet in this data; throws with the first thing that is wrong with it. */
export function checkSheet(data: unknown): ConductSheet {
  const [fault] = Value.Errors(ConductSheet, data);
  if (fault) throw new Error(`${fault.instancePath || "/"} ${fault.message}`);
  const sheet = data as ConductSheet;
  const wrong = sheetFaults(sheet);
  if (wrong[0]) throw new Error(wrong[0]);
  return sheet;
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

export const sheetOf = perServices(({ config }: Pick<Services, "config">): ConductSheet => {
  const path = join(config.data, "conduct-sheet.json");
  try {
    return checkSheet(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Trouble(
      "conduct-sheet-faulty",
      `${path} is faulty: ${why}. Mend it, or put the delivered file back.`,
      `${path} 有误（${why}）：请更正，或恢复原来的文件。`,
    );
  }
});
