import { strFromU8, unzipSync } from "fflate";
import { dateStyles, dateText } from "./dates.ts";
import { columnIndex, fromXml, unescapeEntities } from "./text.ts";
import { type Sheet, WorkbookError } from "./workbook.ts";

export interface ReadOptions {
  /** Bytes the unpacked parts may have together; a small file can unpack to a very large one. */
  most?: number;
}

const defaultMost = 400_000_000;
const mostColumns = 1000;
const mostRows = 200_000;

/**
 * The sheets of an xlsx workbook as text, in their order: numbers as JavaScript prints them, days as `YYYY-MM-DD`,
 * yes and no as TRUE and FALSE. Empty rows keep their place, so that a row's number is the one on the screen.
 * Refuses with `WorkbookError` what is no workbook.
 */
export function readWorkbook(bytes: Uint8Array, { most = defaultMost }: ReadOptions = {}): Sheet[] {
  const parts = unpack(bytes, most);
  const part = (name: string) => (parts[name] ? strFromU8(parts[name]) : undefined);
  const workbook = part("xl/workbook.xml");
  if (!workbook) throw new WorkbookError("这不是 xlsx 工作簿，请用 Excel 或 WPS 另存为 .xlsx 后再上传。");
  const targets = relationTargets(part("xl/_rels/workbook.xml.rels") ?? "");
  const shared = sharedStrings(part("xl/sharedStrings.xml") ?? "");
  const days = dateStyles(part("xl/styles.xml") ?? "");
  return elements(workbook, "sheet").map(({ attributes }) => {
    const target = targets.get(attribute(attributes, "id") ?? "");
    const xml = target ? part(target) : undefined;
    const name = unescapeEntities(attribute(attributes, "name") ?? "");
    if (xml === undefined) throw new WorkbookError(`工作表“${name}”的内容缺失，文件可能已损坏。`);
    return { name, rows: readRows(xml, shared, days) };
  });
}

function unpack(bytes: Uint8Array, most: number): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (
          !/^xl\/(workbook|styles|sharedStrings)\.xml$|^xl\/_rels\/|^xl\/worksheets\/[^/]+\.xml$/.test(name)
        )
          return false;
        total += originalSize;
        if (total > most) throw new WorkbookError("工作簿解压后过大，请拆成几个文件分别上传。");
        return true;
      },
    });
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError(
      "文件打不开：不是 xlsx 工作簿，或已损坏。请用 Excel 或 WPS 另存为 .xlsx 后再上传。",
    );
  }
}

/** Elements of one name, whatever prefix their program gave the namespace. */
function elements(xml: string, name: string): { attributes: string; content: string }[] {
  const pattern = new RegExp(`<(?:\\w+:)?${name}\\b([^>]*?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, "g");
  return [...xml.matchAll(pattern)].map((found) => ({ attributes: found[1] ?? "", content: found[2] ?? "" }));
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];
}

function relationTargets(xml: string): Map<string, string> {
  const entries = elements(xml, "Relationship").map(({ attributes }): [string, string] => {
    const target = attribute(attributes, "Target") ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    return [attribute(attributes, "Id") ?? "", path];
  });
  return new Map(entries);
}

function sharedStrings(xml: string): string[] {
  return elements(xml, "si").map(({ content }) => richText(content));
}

/** The text of all runs, without the pronunciation written above it. */
function richText(xml: string): string {
  const spoken = xml.includes("rPh") ? xml.replace(/<(\w+:)?rPh\b[\s\S]*?<\/\1?rPh>/g, "") : xml;
  return elements(spoken, "t")
    .map(({ content }) => fromXml(content))
    .join("");
}

function readRows(xml: string, shared: string[], days: ReadonlySet<number>): string[][] {
  const rows: string[][] = [];
  const body = /<(?:\w+:)?sheetData\b[^>]*>([\s\S]*)<\/(?:\w+:)?sheetData>/.exec(xml)?.[1] ?? "";
  let number = 0;
  let row: string[] = [];
  for (const found of scan(body)) {
    if (found.kind === "row") {
      number = Number(attribute(found.attributes, "r") ?? number + 1);
      if (!(number <= mostRows))
        throw new WorkbookError(`工作表超过 ${mostRows} 行，请拆成几个文件分别上传。`);
      while (rows.length < number) rows.push([]);
      row = rows[number - 1]!;
      continue;
    }
    const column = columnOf(found.attributes) ?? row.length;
    if (column >= mostColumns) throw new WorkbookError(`工作表超过 ${mostColumns} 列，请用模板填写。`);
    while (row.length <= column) row.push("");
    row[column] = cellText(found.attributes, found.content, shared, days);
  }
  return rows;
}

interface Found {
  kind: "row" | "c";
  attributes: string;
  content: string;
}

/** `<row …>` opens; `<c …>…</c>` is taken whole. A regular expression over one pass, for speed. */
function* scan(xml: string): Generator<Found> {
  const pattern = /<(?:\w+:)?(?:row\b([^>]*)>|c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>))/g;
  for (let found = pattern.exec(xml); found; found = pattern.exec(xml)) {
    if (found[1] !== undefined) yield { kind: "row", attributes: found[1], content: "" };
    else yield { kind: "c", attributes: found[2] ?? "", content: found[3] ?? "" };
  }
}

function columnOf(attributes: string): number | undefined {
  const name = /(?:^|\s)r\s*=\s*["']([A-Z]{1,4})\d*["']/.exec(attributes)?.[1];
  return name ? columnIndex(name) : undefined;
}

function cellText(attributes: string, content: string, shared: string[], days: ReadonlySet<number>): string {
  const type = /(?:^|\s)t\s*=\s*["'](\w+)["']/.exec(attributes)?.[1] ?? "n";
  if (type === "inlineStr") return richText(content);
  const value = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(content)?.[1];
  if (value === undefined) return "";
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type !== "n") return fromXml(value);
  const style = Number(/(?:^|\s)s\s*=\s*["'](\d+)["']/.exec(attributes)?.[1] ?? -1);
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  return days.has(style) ? dateText(number) : String(number);
}
