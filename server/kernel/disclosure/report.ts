/** The tables of the annual report on disclosure: sums that are made, never typed, and what has to be equal. Pure (R10.6). */
import type { DisclosureFinding, DisclosureTable } from "#contract/disclosure.ts";

/** Value of a cell by `line column`; what was never entered is not there. */
export type Values = ReadonlyMap<string, number>;

export const cellKey = (line: string, column: string): string => `${line} ${column}`;

export const isSummed = (table: DisclosureTable, line: string, column: string): boolean =>
  [table.lines.find(({ id }) => id === line), table.columns.find(({ id }) => id === column)].some(
    (part) => part?.sum !== undefined,
  );

/** A cell with its sums made: of lines first, then of columns. Undefined while a part of it is blank. */
export function valueAt(
  table: DisclosureTable,
  values: Values,
  line: string,
  column: string,
): number | undefined {
  const ofLines = table.lines.find(({ id }) => id === line)?.sum;
  const ofColumns = table.columns.find(({ id }) => id === column)?.sum;
  if (ofColumns) return sumOf(ofColumns.map((each) => valueAt(table, values, line, each)));
  if (ofLines) return sumOf(ofLines.map((each) => valueAt(table, values, each, column)));
  return values.get(cellKey(line, column));
}

const sumOf = (parts: readonly (number | undefined)[]): number | undefined =>
  parts.reduce<number | undefined>(
    (sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
    0,
  );

/**
 * What keeps a table from being published: a blank cell, an identity that does not hold in a column (each column is
 * named, the total too), a carry-over that is not what last year published.
 */
export function tableFindings(
  table: DisclosureTable,
  values: Values,
  lastYear?: Values,
): DisclosureFinding[] {
  return [...blanksOf(table, values), ...unequalOf(table, values), ...brokenCarry(table, values, lastYear)];
}

function blanksOf(table: DisclosureTable, values: Values): DisclosureFinding[] {
  return table.columns.flatMap((column) => {
    const blank = table.lines.filter(
      (line) => !isSummed(table, line.id, column.id) && !values.has(cellKey(line.id, column.id)),
    );
    if (blank.length === 0) return [];
    const first = blank.slice(0, 3).map(({ name }) => `“${name}”`);
    const more = blank.length > 3 ? `等 ${blank.length} 行` : "";
    const sentence = `“${table.name}”的“${column.name}”列还没有填：${first.join("、")}${more}。没有发生的填 0。`;
    return [{ code: "blank", table: table.id, sentence }];
  });
}

function unequalOf(table: DisclosureTable, values: Values): DisclosureFinding[] {
  return (table.identities ?? []).flatMap(({ left, right, words }) =>
    table.columns.flatMap((column) => {
      const side = (lines: readonly string[]) =>
        sumOf(lines.map((line) => valueAt(table, values, line, column.id)));
      const [one, other] = [side(left), side(right)];
      if (one === undefined || other === undefined || one === other) return [];
      const off = `${one > other ? "多" : "少"} ${Math.abs(one - other)}`;
      const sentence = `“${column.name}”列不平：${words}，现在左边是 ${one}，右边是 ${other}，左边${off}。`;
      return [{ code: "unequal", table: table.id, sentence }];
    }),
  );
}

function brokenCarry(table: DisclosureTable, values: Values, lastYear?: Values): DisclosureFinding[] {
  const { carries } = table;
  if (!carries || !lastYear) return [];
  return table.columns.flatMap((column) => {
    const now = valueAt(table, values, carries.line, column.id);
    const then = valueAt(table, lastYear, carries.from, column.id);
    if (now === undefined || then === undefined || now === then) return [];
    const name = table.lines.find(({ id }) => id === carries.line)?.name ?? "";
    const sentence = `“${column.name}”列的“${name}”填的是 ${now}，上年公布的年报结转的是 ${then}。`;
    return [{ code: "carried", table: table.id, sentence }];
  });
}
