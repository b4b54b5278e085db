/** Paragraphs, tables, pages and their numbers. */
import { DECLARATION, RELATIONS, twips, WORD, xml } from "./xml.ts";

export const paragraph = (style: string, text: string) => styled(style, "", run(text));

/** So many characters of the text's size (三号) free at the right. */
export const fromRight = (style: string, text: string, characters: number) =>
  styled(
    style,
    `<w:ind w:rightChars="${Math.round(characters * 100)}" w:right="${Math.round(characters * 320)}"/>`,
    run(text),
  );

/** Each text begins a line. */
export const brokenParagraph = (style: string, lines: readonly string[]) =>
  styled(style, "", lines.map((line) => run(line)).join("<w:r><w:br/></w:r>"));

const styled = (style: string, more: string, runs: string) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${runs}</w:p>`;

const run = (text: string, font?: string) => {
  const look = font === undefined ? "" : `<w:rPr><w:rFonts w:eastAsia="${font}"/></w:rPr>`;
  return `<w:r>${look}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
};

const SECOND = /^（[一二三四五六七八九十]{1,3}）[^。]{1,40}。/;

/** A paragraph of the text; a heading of the second level before it, “（一）人员情况。”, is in 楷体. */
export function bodyParagraph(text: string): string {
  const head = SECOND.exec(text)?.[0] ?? "";
  const first = head === "" ? "" : run(head, "楷体_GB2312");
  return `<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>${first}${run(text.slice(head.length))}</w:p>`;
}

/** The pages up to here; those after it have their own. */
export const sectionEnd = (landscape: boolean) =>
  `<w:p><w:pPr><w:pStyle w:val="End"/>${pageXml(landscape)}</w:pPr></w:p>`;

/** A body never ends with a table; as low as can be, so that it begins no page of its own. */
export const bodyEnd = '<w:p><w:pPr><w:pStyle w:val="End"/></w:pPr></w:p>';

/** A4: 37 mm above, 35 below, 28 left, 26 right, 22 lines of 28 characters; a little less around where it lies.
 * The 28 are the style’s doing: a grid of characters is laid out differently by every program. */
export function pageXml(landscape: boolean): string {
  const around = landscape
    ? { top: 28, right: 22, bottom: 26, left: 22 }
    : { top: 37, right: 26, bottom: 35, left: 28 };
  const [width, height] = landscape ? [297, 210] : [210, 297];
  const margins = Object.entries(around).map(([side, mm]) => `w:${side}="${twips(mm)}"`);
  const grid = landscape ? "" : '<w:docGrid w:type="lines" w:linePitch="579"/>';
  return (
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>' +
    `<w:pgSz w:w="${twips(width!)}" w:h="${twips(height!)}"${landscape ? ' w:orient="landscape"' : ""}/>` +
    `<w:pgMar ${margins.join(" ")} w:header="${twips(15)}" w:footer="${twips(landscape ? 15 : 24)}" w:gutter="0"/>${grid}</w:sectPr>`
  );
}

/** Width of the text, in twentieths of a point. */
export const textWidth = (landscape: boolean) => twips(landscape ? 297 - 44 : 210 - 54);

export interface DocxTable {
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** Relative widths. */
  shares: readonly number[];
  /** Over how many rows each cell reaches; 0: covered by the one above. */
  spans?: readonly (readonly number[])[];
  /** Columns whose cells stand in the middle. */
  centred?: readonly number[];
  /** Never begun on one page and ended on the next; for short ones. */
  together?: boolean;
}

/** Rows never split; the head is repeated on every page, and never stands alone. */
export function tableXml(table: DocxTable, width: number): string {
  const { head, rows, shares, spans } = table;
  const total = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((width * share) / total));
  const style = (column: number) => (table.centred?.includes(column) ? "CellNumber" : "Cell");
  const headRow = head.map((text): Cell => ({ text, span: 1, style: "CellHead" }));
  const body = rows.map((row, place) => {
    const cells = row.map((text, column): Cell => {
      return { text, span: spans?.[place]?.[column] ?? 1, style: style(column) };
    });
    return rowXml(cells, widths, { keep: table.together === true && place < rows.length - 1 });
  });
  const border = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join("");
  const grid = widths.map((one) => `<w:gridCol w:w="${one}"/>`).join("");
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${border}</w:tblBorders>` +
    `<w:tblLayout w:type="fixed"/>${around}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>` +
    `${head.length === 0 ? "" : rowXml(headRow, widths, { head: true, keep: rows.length > 0 })}${body.join("")}</w:tbl>`
  );
}

/** Free within a cell: three points at the sides, one above and below. */
const around = `<w:tblCellMar>${[
  ["top", 20],
  ["left", 60],
  ["bottom", 20],
  ["right", 60],
]
  .map(([side, free]) => `<w:${side} w:w="${free}" w:type="dxa"/>`)
  .join("")}</w:tblCellMar>`;

interface Cell {
  text: string;
  span: number;
  style: string;
}

function rowXml(
  cells: readonly Cell[],
  widths: readonly number[],
  { head = false, keep = false }: { head?: boolean; keep?: boolean },
) {
  const properties = `<w:trPr><w:cantSplit/>${head ? "<w:tblHeader/>" : ""}</w:trPr>`;
  const all = cells.map(({ text, span, style }, column) => {
    const merge = span > 1 ? '<w:vMerge w:val="restart"/>' : span === 0 ? "<w:vMerge/>" : "";
    const shade = head ? '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' : "";
    const of = `<w:tcPr><w:tcW w:w="${widths[column]}" w:type="dxa"/>${merge}${shade}<w:vAlign w:val="center"/></w:tcPr>`;
    const words = styled(style, keep ? "<w:keepNext/>" : "", run(span === 0 ? "" : text));
    return `<w:tc>${of}${words}</w:tc>`;
  });
  return `<w:tr>${properties}${all.join("")}</w:tr>`;
}

/** “— 3 —” at the outer side, one character in. */
export const footerXml = (side: "Odd" | "Even") =>
  `${DECLARATION}<w:ftr xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:p><w:pPr><w:pStyle w:val="Footer${side}"/></w:pPr>` +
  `${run("— ")}<w:fldSimple w:instr=" PAGE ">${run("1")}</w:fldSimple>${run(" —")}</w:p></w:ftr>`;

/** Odd and even pages have their own foot. */
export const settingsXml =
  `${DECLARATION}<w:settings xmlns:w="${WORD}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/>` +
  '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" ' +
  'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>';
