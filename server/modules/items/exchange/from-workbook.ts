import type { Sheet } from "#server/platform/xlsx/index.ts";
import { childSheets } from "./child-sheets.ts";
import { type Column, itemColumns } from "./columns.ts";
import { type Loose, setAt, valueAt } from "./loose.ts";
import { headRows, itemSheet, keyColumn } from "./to-workbook.ts";

/** Something wrong in a file, at the place a person looks at it. */
export interface FileProblem {
  sheet?: string;
  /** As the spreadsheet numbers it, or the item's place in a JSON file, from 1. */
  row?: number;
  column?: string;
  message: string;
}

/** Which row wrote which part of an item. */
export interface Origin {
  /** JSON pointer; "" for the item itself. */
  pointer: string;
  sheet: string;
  row: number;
  columns: readonly Column[];
}

export interface ReadItem {
  item: Loose;
  sheet?: string;
  row: number;
  origins: Origin[];
  problems: FileProblem[];
}

/** Items still unchecked, and problems that belong to none of them. */
export interface ReadFile {
  items: ReadItem[];
  problems: FileProblem[];
}

/** A row of a sheet as it could be read. */
export interface Row {
  row: number;
  values: Loose;
  problems: FileProblem[];
}

/** Reads the sheets of the template. Columns are found by their titles, in any order. */
export function itemsFromWorkbook(sheets: readonly Sheet[]): ReadFile {
  const problems = sheetProblems(sheets);
  if (problems.length > 0) return { items: [], problems };
  const byName = new Map(sheets.map((sheet) => [sheet.name.trim(), sheet]));
  const items = readRows(byName.get(itemSheet)!, itemColumns).map((row) => startItem(row));
  const byKey = new Map(items.map((it) => [it.item.key, it]));
  for (const child of childSheets) {
    const columns = [keyColumn, ...child.columns];
    for (const row of readRows(byName.get(child.name)!, columns)) {
      const { key, ...values } = row.values;
      const target = byKey.get(key);
      if (target) placeRow(target, child, row, values);
      else problems.push(unknownKey(child.name, row.row, key));
    }
  }
  return { items, problems };
}

function unknownKey(sheet: string, row: number, key: unknown): FileProblem {
  const message = key === undefined ? "没有写事项标识。" : `“${itemSheet}”表里没有“${String(key)}”。`;
  return { sheet, row, column: keyColumn.title, message };
}

/** A missing sheet would read as “no steps”, so it is refused; so is a sheet or a column nobody knows. */
function sheetProblems(sheets: readonly Sheet[]): FileProblem[] {
  const expected = new Map<string, readonly Column[]>([[itemSheet, itemColumns]]);
  for (const { name, columns } of childSheets) expected.set(name, [keyColumn, ...columns]);
  const known = new Set(sheets.map((sheet) => sheet.name.trim()));
  const missing = [...expected.keys()]
    .filter((name) => !known.has(name))
    .map((sheet) => ({ sheet, message: `缺少工作表“${sheet}”；没有内容也要保留表头，请用最新模板。` }));
  const wrong = sheets.flatMap(({ name, rows }) => {
    const columns = expected.get(name.trim());
    if (columns) return titleProblems(name.trim(), rows[0] ?? [], columns);
    return [{ sheet: name, message: `模板里没有工作表“${name}”，请删去或改名。` }];
  });
  return [...missing, ...wrong];
}

/** Columns that are missing, unknown or there twice. */
export function titleProblems(sheet: string, titles: string[], columns: readonly Column[]): FileProblem[] {
  const found = titles.map((title) => title.trim());
  const missing = columns
    .filter(({ title }) => !found.includes(title))
    .map(({ title }) => ({ sheet, row: 1, column: title, message: `缺少“${title}”这一列，请用最新模板。` }));
  const unknown = found
    .filter(
      (title, index) =>
        title !== "" && (!columns.some((it) => it.title === title) || found.indexOf(title) < index),
    )
    .map((title) => ({
      sheet,
      row: 1,
      column: title,
      message: `“${title}”这一列模板里没有或重复了，请删去。`,
    }));
  return [...missing, ...unknown];
}

/** The rows below titles and hints; empty ones are passed over. */
export function readRows(sheet: Sheet, columns: readonly Column[]): Row[] {
  const titles = (sheet.rows[0] ?? []).map((title) => title.trim());
  const places = columns.map((column) => ({ column, index: titles.indexOf(column.title) }));
  return sheet.rows.slice(headRows).flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    return [readRow(sheet.name.trim(), index + headRows + 1, cells, places)];
  });
}

function readRow(
  sheet: string,
  row: number,
  cells: string[],
  places: { column: Column; index: number }[],
): Row {
  const values: Loose = {};
  const problems: FileProblem[] = [];
  for (const { column, index } of places) {
    const text = (cells[index] ?? "").trim();
    if (text === "") continue;
    const read = column.cell.read(text);
    if ("fault" in read) problems.push({ sheet, row, column: column.title, message: read.fault });
    else setAt(values, column.path, read.value);
  }
  for (const { column } of places) fillList(values, column);
  return { row, values, problems };
}

/** An empty cell of a list is an empty list, but it alone does not make the group it stands in. */
function fillList(values: Loose, { list, path }: Column) {
  if (!list || valueAt(values, path) !== undefined) return;
  const group = path.split(".").slice(0, -1).join(".");
  if (group === "" || valueAt(values, group) !== undefined) setAt(values, path, []);
}

const itemLists = ["special", "steps", "materials", "questions", "fees", "faq", "aliases", "basis"];

function startItem({ row, values, problems }: Row): ReadItem {
  for (const list of itemLists) values[list] = [];
  setAt(values, "catalogue.basis", []);
  if (values.channel) setAt(values, "channel.places", []);
  const origin = { pointer: "", sheet: itemSheet, row, columns: itemColumns };
  return { item: values, sheet: itemSheet, row, origins: [origin], problems };
}

function placeRow(target: ReadItem, child: (typeof childSheets)[number], row: Row, values: Loose) {
  target.problems.push(...row.problems);
  const placed = child.place(target.item, values);
  if ("fault" in placed) {
    target.problems.push({ sheet: child.name, row: row.row, column: placed.column, message: placed.fault });
    return;
  }
  target.origins.push({ pointer: placed.pointer, sheet: child.name, row: row.row, columns: child.columns });
}
