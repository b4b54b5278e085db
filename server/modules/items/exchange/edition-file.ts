/** Editions of the published lists as files (A7): two sheets, or the same as JSON. Every fault at its place. Pure. */
import type { Static } from "typebox";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { ListEdition, ListEntry } from "#contract/catalogue-lists.ts";
import { readWorkbook, type StyledSheet, WorkbookError } from "#server/platform/xlsx/index.ts";
import { misfits } from "../item-check.ts";
import * as cells from "./cells.ts";
import { type Column, column } from "./columns.ts";
import { type FileProblem, type Row, readRows, titleProblems } from "./from-workbook.ts";
import { type Loose, valueAt } from "./loose.ts";

export const EditionContent = Type.Object(
  { edition: ListEdition, entries: Type.Array(ListEntry, { minItems: 1, maxItems: 5000 }) },
  { additionalProperties: false },
);
export type EditionContent = Static<typeof EditionContent>;

export interface EditionFile {
  /** Absent when anything is wrong with the file. */
  content?: EditionContent;
  problems: FileProblem[];
  /** Where an entry, counted from 0, and one of its fields stand. */
  placeOf: (index: number, field: string) => Omit<FileProblem, "message">;
}

const wide = { width: 40 };
const kinds = { licensing: "行政许可事项清单", power: "权责清单" };

const editionSheet = "清单";
const editionColumns: Column[] = [
  column("清单代号", "id", cells.text, "必填。小写字母、数字和短横，如 licensing-2023", { width: 24 }),
  column("清单种类", "kind", cells.code(kinds), Object.values(kinds).join("、"), { width: 24 }),
  column("清单名称", "name", cells.text, "必填", wide),
  column("公布日期", "issuedOn", cells.date, "必填，如 2023-06-30"),
  column("公布机关", "issuedBy", cells.text, "必填", wide),
  column("文号", "document", cells.text, "", { width: 24 }),
];

const entrySheet = "条目";
const entryColumns: Column[] = [
  column("序号", "number", cells.number, "必填，不能重复", { width: 8 }),
  column("事项名称", "name", cells.text, "必填", wide),
  column("实施机关", "organName", cells.text, "必填", { width: 28 }),
  column("设定依据", "basis", cells.text, "", { width: 60 }),
  column("基本编码", "basicCode", cells.text, "12 位，没有就空着"),
  column("对应事项标识", "item", cells.text, "不填时按基本编码对应", { width: 28 }),
];

/** The template, or an edition that an import takes back. */
export function editionWorkbook(content?: EditionContent): StyledSheet[] {
  const sheet = (name: string, columns: Column[], rows: readonly object[]): StyledSheet => ({
    name,
    rows: [
      columns.map(({ title }) => title),
      columns.map(({ hint }) => hint),
      ...rows.map((row) => columns.map((it) => written(it, row as Loose))),
    ],
    headRows: 2,
    widths: columns.map(({ width = 16 }) => width),
  });
  return [
    sheet(editionSheet, editionColumns, content ? [content.edition] : []),
    sheet(entrySheet, entryColumns, content?.entries ?? []),
  ];
}

function written({ path, cell }: Column, row: Loose): string {
  const value = valueAt(row, path);
  return value === undefined ? "" : cell.write(value);
}

/** An xlsx workbook or JSON, told apart by its first bytes. */
export function readEditionFile(bytes: Uint8Array): EditionFile {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? fromWorkbook(bytes) : fromJson(bytes);
}

const shape = Compile(EditionContent);

function fromJson(bytes: Uint8Array): EditionFile {
  const placeOf = (index: number, field: string) => ({
    row: index + 1,
    column: titleOf(entryColumns, field),
  });
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const message = "文件既不是 xlsx 工作簿，也不是 JSON；请用模板填写。";
    return { problems: [{ message }], placeOf };
  }
  return checked(content, [], placeOf, (field) => ({ column: titleOf(editionColumns, field) }));
}

function fromWorkbook(bytes: Uint8Array): EditionFile {
  let sheets: ReturnType<typeof readWorkbook>;
  try {
    sheets = readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return { problems: [{ message: error.message }], placeOf: () => ({}) };
  }
  const rowsOf = (name: string, columns: Column[]): { rows: Row[]; problems: FileProblem[] } => {
    const sheet = sheets.find((it) => it.name.trim() === name);
    if (!sheet)
      return { rows: [], problems: [{ sheet: name, message: `缺少工作表“${name}”，请用模板填写。` }] };
    const problems = titleProblems(name, sheet.rows[0] ?? [], columns);
    return problems.length > 0 ? { rows: [], problems } : { rows: readRows(sheet, columns), problems };
  };
  const editions = rowsOf(editionSheet, editionColumns);
  const entries = rowsOf(entrySheet, entryColumns);
  const [edition] = editions.rows;
  const problems = [...editions.problems, ...entries.problems];
  const placeOf = (index: number, field: string) => ({
    sheet: entrySheet,
    ...(entries.rows[index] && { row: entries.rows[index].row }),
    column: titleOf(entryColumns, field),
  });
  if (problems.length > 0) return { problems, placeOf };
  if (!edition || editions.rows.length > 1) {
    const message = "“清单”表里应有且只有一行：一个文件是一份清单。";
    return { problems: [{ sheet: editionSheet, message }], placeOf };
  }
  const content = {
    edition: edition.values,
    entries: entries.rows.map(({ values }) => ({ basis: "", ...values })),
  };
  const unread = [edition, ...entries.rows].flatMap((row) => row.problems);
  const placeOfEdition = (field: string) => ({
    ...{ sheet: editionSheet, row: edition.row },
    column: titleOf(editionColumns, field),
  });
  return checked(content, unread, placeOf, placeOfEdition);
}

/** What could not be read is said by its cell; everything else by what the contract lacks. */
function checked(
  content: unknown,
  unread: FileProblem[],
  placeOf: EditionFile["placeOf"],
  placeOfEdition: (field: string) => Omit<FileProblem, "message">,
): EditionFile {
  if (unread.length > 0) return { problems: unread, placeOf };
  if (shape.Check(content)) return { content, problems: [], placeOf };
  const problems = misfits(shape.Errors(content)).map(({ pointer, message }) => {
    const [, part, first = "", second = ""] = pointer.split("/");
    if (part === "entries" && first !== "") return { ...placeOf(Number(first), second), message };
    if (part === "edition" && first !== "") return { ...placeOfEdition(first), message };
    return { message: `“${part === "entries" ? entrySheet : (part ?? "")}”${message}` };
  });
  return { problems, placeOf };
}

function titleOf(columns: Column[], field: string): string {
  return columns.find(({ path }) => path === field)?.title ?? field;
}
