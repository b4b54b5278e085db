/** The organisation as a workbook: one sheet a kind, one row a thing, headings in the words of the hall. */
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { Counter, Hall, Organ, type OrganisationKind, Zone } from "#contract/organisation.ts";
import { counterKindNames, organKindNames } from "#contract/words.ts";
import type { Sheet, StyledSheet } from "#server/platform/xlsx/index.ts";
import { hoursText, readHours } from "./opening-hours.ts";
import type { Fault, Organisation, OrganisationRow } from "./organisation.ts";
import type { ReadRow } from "./organisation-import.ts";

/** How one field stands in a cell. `read` answers undefined when the cell cannot be understood. */
interface Column {
  field: string;
  heading: string;
  read?: (text: string) => unknown;
  write?: (value: never) => string;
  /** What an empty cell stands for; without it the field is left out. */
  empty?: unknown;
}

interface KindSheet {
  kind: OrganisationKind;
  name: string;
  schema: TSchema;
  columns: Column[];
}

const order: Column = { field: "order", heading: "次序", read: readNumber, empty: 0 };
const phone: Column = { field: "phone", heading: "电话" };
const closedOn: Column = { field: "closedOn", heading: "停用日期" };
const list = (field: string, heading: string): Column => ({
  field,
  heading,
  read: (text) => text.split(/[,，、;；\s]+/).filter(Boolean),
  write: (values: string[]) => values.join("、"),
});
const choice = (names: Record<string, string>): Column => ({
  field: "kind",
  heading: "类别",
  read: (text) => Object.keys(names).find((key) => names[key] === text),
  write: (value: string) => names[value]!,
});

const sheets: KindSheet[] = [
  {
    kind: "organ",
    name: "机构",
    schema: Organ,
    columns: [
      { field: "uscc", heading: "统一社会信用代码" },
      { field: "name", heading: "名称" },
      { field: "shortName", heading: "简称" },
      { field: "parent", heading: "上级机构代码" },
      { field: "area", heading: "行政区划代码" },
      choice(organKindNames),
      order,
      phone,
      closedOn,
    ],
  },
  {
    kind: "hall",
    name: "大厅",
    schema: Hall,
    columns: [
      { field: "id", heading: "代号" },
      { field: "name", heading: "名称" },
      { field: "parent", heading: "上级大厅代号" },
      { field: "area", heading: "行政区划代码" },
      { field: "organ", heading: "管理机构代码" },
      { field: "address", heading: "地址", empty: "" },
      phone,
      { field: "hours", heading: "开放时间", read: readHours, write: hoursText, empty: [] },
      order,
      closedOn,
    ],
  },
  {
    kind: "zone",
    name: "分区",
    schema: Zone,
    columns: [
      { field: "hall", heading: "大厅代号" },
      { field: "id", heading: "代号" },
      { field: "name", heading: "名称" },
      { field: "floor", heading: "楼层" },
      order,
      closedOn,
    ],
  },
  {
    kind: "counter",
    name: "窗口",
    schema: Counter,
    columns: [
      { field: "hall", heading: "大厅代号" },
      { field: "id", heading: "窗口号" },
      { field: "name", heading: "名称" },
      { field: "zone", heading: "分区代号" },
      choice(counterKindNames),
      { ...list("organs", "受理机构代码"), empty: [] },
      list("items", "只受理事项代号"),
      closedOn,
    ],
  },
];

/** All rows of a workbook; undefined when it has none of our sheets. Unknown columns and empty rows are passed over. */
export function readSheets(workbook: readonly Sheet[]): ReadRow[] | undefined {
  const known = sheets.filter(({ name }) => workbook.some((one) => one.name.trim() === name));
  if (known.length === 0) return undefined;
  return known.flatMap((sheet) => {
    const [headings = [], ...rows] = workbook.find((one) => one.name.trim() === sheet.name)!.rows;
    const places = new Map(headings.map((heading, index) => [heading.trim(), index]));
    return rows.flatMap((cells, index) => readRow(sheet, places, cells, index + 2) ?? []);
  });
}

/** The workbook of an organisation: headings and a row a thing. Reading it back gives the same organisation. */
export function writeSheets(organisation: Organisation): StyledSheet[] {
  return sheets.map(({ kind, name, columns }) => {
    const rows = [...organisation[kind].values()].map((row) =>
      columns.map((column) => writeCell(column, row)),
    );
    const widths = columns.map(({ field }) => (/name|address|hours|organs/i.test(field) ? 30 : 20));
    return { name, rows: [columns.map(({ heading }) => heading), ...rows], headRows: 1, widths };
  });
}

function writeCell(column: Column, row: object): string {
  const value = (row as Record<string, unknown>)[column.field];
  if (value === undefined) return "";
  return column.write ? column.write(value as never) : String(value);
}

function readRow(
  sheet: KindSheet,
  places: Map<string, number>,
  cells: string[],
  row: number,
): ReadRow | undefined {
  const text = (column: Column) => (cells[places.get(column.heading) ?? -1] ?? "").trim();
  if (sheet.columns.every((column) => text(column) === "")) return undefined;
  const value: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const column of sheet.columns) {
    const found = readCell(column, text(column));
    if (found !== undefined) value[column.field] = found;
    else if (text(column) !== "") faults.push({ field: column.field, message: `“${column.heading}”看不懂` });
  }
  faults.push(...schemaFaults(sheet, value, faults));
  const { kind } = sheet;
  if (faults.length === 0) return { row, kind, value } as { row: number } & OrganisationRow;
  return { row, kind, key: text(sheet.columns[0]!), name: String(value.name ?? ""), faults };
}

function readCell(column: Column, text: string): unknown {
  if (text === "") return column.empty;
  return column.read ? column.read(text) : text;
}

function schemaFaults(sheet: KindSheet, value: object, known: readonly Fault[]): Fault[] {
  const faults = Value.Errors(sheet.schema, value).flatMap((error) => fieldsOf(error));
  const fields = [...new Set(faults)].filter((field) => !known.some((fault) => fault.field === field));
  return fields.map((field) => {
    const heading = sheet.columns.find((column) => column.field === field)?.heading ?? field;
    return { field, message: field in value ? `“${heading}”填写不正确` : `“${heading}”必须填写` };
  });
}

function fieldsOf(error: { instancePath: string; params: object }): string[] {
  const first = error.instancePath.split("/")[1];
  if (first) return [first];
  return "requiredProperties" in error.params ? (error.params.requiredProperties as string[]) : [];
}

function readNumber(text: string): number | undefined {
  return /^[0-9]{1,7}$/.test(text) ? Number(text) : undefined;
}
