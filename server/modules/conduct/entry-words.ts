/** An entry's item and points as people read them. Pure. */
import type { SheetItem } from "#contract/conduct.ts";
import type { ConductSheet } from "#contract/conduct-sheet.ts";
import type { ConductEntry } from "./conduct.ts";

/** Points as people read them: a deduction is below 0. */
export const signed = ({ group, tenths }: Pick<ConductEntry, "group" | "tenths">) =>
  (group === undefined ? tenths : -tenths) / 10;

export function itemName({ deductions, awards }: ConductSheet, item: string): string {
  return [...deductions, ...awards].find(({ id }) => id === item)?.name ?? item;
}

/** Everything of the sheet that may be written down, in its order. */
export function itemsOf({ groups, deductions, awards }: ConductSheet): SheetItem[] {
  return [
    ...groups.flatMap((group) =>
      deductions
        .filter((one) => one.group === group.id)
        .map(({ id, name, points }) => ({ id, name, points: -points, group: group.name })),
    ),
    ...awards.map(({ id, name, points }) => ({ id, name, points, group: "加分" })),
  ];
}
