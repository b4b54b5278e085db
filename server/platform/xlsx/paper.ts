/** How a sheet stands on paper: A4, as wide as the page, its head on every page, pages numbered. */
import { columnName, toXml } from "./text.ts";
import type { StyledSheet } from "./workbook.ts";

/** More characters side by side than this lie. */
const upright = 90;
const usual = 9;

/** What follows the cells. */
export function paperXml(widths: readonly number[]): string {
  const lying = widths.reduce((sum, width) => sum + width, 0) > upright;
  return (
    '<printOptions gridLines="1"/><pageMargins left="0.6" right="0.6" top="0.7" bottom="0.8" header="0.3" footer="0.4"/>' +
    `<pageSetup paperSize="9" fitToHeight="0" orientation="${lying ? "landscape" : "portrait"}"/>` +
    "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>"
  );
}

/** The widths asked for; below a head, what its first rows need for columns without one. */
export function widthsOf({ rows, headRows = 0, widths = [] }: StyledSheet): number[] {
  if (headRows === 0) return widths;
  const first = rows.slice(0, 200);
  const columns = Math.max(widths.length, ...first.slice(0, headRows).map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const needed = () => Math.max(usual, ...first.map((row) => Math.min(40, widthOf(row[column] ?? ""))));
    return widths[column] ?? needed();
  });
}

/** A Chinese character is as wide as two digits; a little is free at the sides. */
const widthOf = (text: string) => [...text].reduce((sum, char) => sum + (char > "\u2e80" ? 2 : 1), 2);

/** In points; no program allows a row more. */
const [lineHeight, highest] = [15, 409];

/** How high a row is whose text does not fit on one line: LibreOffice does not find it out by itself. */
export function heightXml(row: readonly string[], widths: readonly number[]): string {
  let lines = 1;
  for (const [column, text] of row.entries()) {
    const width = widths[column];
    if (width === undefined || (text.length * 2 + 2 <= width && !text.includes("\n"))) continue;
    const wanted = text.split("\n").reduce((sum, line) => sum + Math.ceil(widthOf(line) / width), 0);
    lines = Math.max(lines, wanted);
  }
  return lines === 1 ? "" : ` ht="${Math.min(highest, lines * lineHeight)}" customHeight="1"`;
}

export function joinedXml(joined: NonNullable<StyledSheet["joined"]>): string {
  if (joined.length === 0) return "";
  const cells = joined.map(({ row, column, rows }) => {
    const name = columnName(column);
    return `<mergeCell ref="${name}${row + 1}:${name}${row + rows}"/>`;
  });
  return `<mergeCells count="${joined.length}">${cells.join("")}</mergeCells>`;
}

/** Rows printed on top of every page. */
export function titlesXml(sheets: readonly StyledSheet[]): string {
  const names = sheets.flatMap(({ name, headRows = 0 }, at) => {
    if (headRows === 0) return [];
    const rows = toXml(`'${name.replaceAll("'", "''")}'!$1:$${headRows}`);
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${rows}</definedName>`];
  });
  return names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`;
}
