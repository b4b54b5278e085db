import type { Item } from "#contract/item.ts";
import type { StyledSheet } from "#server/platform/xlsx/index.ts";
import { childSheets } from "./child-sheets.ts";
import { type Column, itemColumns, keyTitle } from "./columns.ts";
import { type Loose, valueAt } from "./loose.ts";

export const itemSheet = "事项";
/** Titles and hints. */
export const headRows = 2;

/** The published template, or with items the workbook that an import takes back unchanged. */
export function itemsWorkbook(items: readonly Item[]): StyledSheet[] {
  const main = sheet(
    itemSheet,
    itemColumns,
    items.map((item) => rowOf(itemColumns, item as unknown as Loose)),
  );
  const children = childSheets.map(({ name, columns, rows }) => {
    const body = items.flatMap((item) =>
      rows(item as unknown as Loose).map((row) => [item.key, ...rowOf(columns, row)]),
    );
    return sheet(name, [keyColumn, ...columns], body);
  });
  return [main, ...children];
}

/** First column of every child sheet. */
export const keyColumn: Column = { ...itemColumns[0]!, hint: "必填。“事项”表里的标识", width: 28 };

function sheet(name: string, columns: readonly Column[], body: string[][]): StyledSheet {
  const head = [columns.map((column) => column.title), columns.map((column) => column.hint)];
  return { name, rows: [...head, ...body], headRows, widths: columns.map((column) => column.width ?? 16) };
}

function rowOf(columns: readonly Column[], row: Loose): string[] {
  return columns.map(({ path, cell }) => {
    const value = valueAt(row, path);
    return value === undefined ? "" : cell.write(value);
  });
}

export { keyTitle };
