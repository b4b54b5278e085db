/** 方正小标宋 二号, 仿宋 三号, 黑体 and 楷体 三号, lines 28.8 points apart: the layout of official documents (GB/T 9704). */
import { DECLARATION, WORD } from "./xml.ts";

interface Style {
  /** As programs know it; its own where they do not. */
  name?: string;
  font: string;
  /** In half points. */
  size: number;
  align?: "center" | "both" | "right";
  /** Two characters. */
  indent?: boolean;
  /** One character free at the outer side. */
  outer?: "left" | "right";
  /** Fixed distance of lines in points; absent: as high as the letters. */
  line?: number;
  before?: number;
  after?: number;
  outline?: number;
  /** On one page with what follows. */
  keep?: boolean;
  /** Not on the lines of the page: as far apart as its letters want. */
  free?: boolean;
  /** Twentieths of a point between characters. */
  spacing?: number;
}

const line = 28.8;
/** 28 characters of 16 points on a line of 156 mm. */
const spacing = -5;
const STYLES: Record<string, Style> = {
  Title: {
    name: "Title",
    font: "方正小标宋简体",
    size: 44,
    align: "center",
    line: 35,
    after: 28,
    keep: true,
    free: true,
  },
  TableTitle: {
    font: "方正小标宋简体",
    size: 36,
    align: "center",
    line: 30,
    after: 10,
    outline: 0,
    keep: true,
    free: true,
  },
  Centred: { font: "楷体_GB2312", size: 32, align: "center", line },
  Heading1: {
    name: "heading 1",
    font: "黑体",
    size: 32,
    indent: true,
    line,
    spacing,
    outline: 0,
    keep: true,
  },
  Body: { name: "Body Text", font: "仿宋_GB2312", size: 32, align: "both", indent: true, line, spacing },
  Right: { font: "仿宋_GB2312", size: 32, align: "right", line, spacing },
  Signature: { font: "仿宋_GB2312", size: 32, align: "right", line, spacing, keep: true },
  Caption: { name: "caption", font: "黑体", size: 24, before: 8, after: 4, keep: true, free: true },
  Figure: { font: "仿宋_GB2312", size: 20, align: "center", before: 8, keep: true, free: true },
  NoFigure: { font: "仿宋_GB2312", size: 20, align: "center", before: 8, after: 8, free: true },
  Cell: { font: "仿宋_GB2312", size: 20, free: true },
  CellNumber: { font: "仿宋_GB2312", size: 20, align: "center", free: true },
  CellHead: { font: "黑体", size: 20, align: "center", free: true },
  Small: { font: "宋体", size: 18, before: 8, free: true },
  End: { font: "宋体", size: 2, line: 1, free: true },
  FooterOdd: { font: "宋体", size: 28, align: "right", outer: "right" },
  FooterEven: { font: "宋体", size: 28, outer: "left" },
};

const fonts = (font: string) =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}" w:cs="Times New Roman"/>`;
const sizes = (size: number) => `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
const language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>';

export const stylesXml =
  `${DECLARATION}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts("仿宋_GB2312")}${sizes(32)}${language}</w:rPr></w:rPrDefault>` +
  '<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  `${Object.entries(STYLES)
    .map(([id, style]) => styleXml(id, style))
    .join("")}</w:styles>`;

function styleXml(id: string, style: Style): string {
  const { font, size, align, outline, before = 0, after = 0 } = style;
  const fixed = style.line === undefined ? "" : ` w:line="${style.line * 20}" w:lineRule="exact"`;
  const first = style.indent ? `<w:ind w:firstLineChars="200" w:firstLine="${size * 20}"/>` : "";
  const outer = style.outer ? `<w:ind w:${style.outer}Chars="100" w:${style.outer}="${size * 10}"/>` : "";
  const named = `<w:name w:val="${style.name ?? id}"/><w:basedOn w:val="Normal"/><w:qFormat/>`;
  return (
    `<w:style w:type="paragraph"${style.name ? "" : ' w:customStyle="1"'} w:styleId="${id}">${named}<w:pPr>` +
    `${style.keep ? "<w:keepNext/>" : ""}${style.free ? '<w:snapToGrid w:val="0"/>' : ""}<w:spacing w:before="${before * 20}" w:after="${after * 20}"${fixed}/>${first}${outer}` +
    `${align ? `<w:jc w:val="${align}"/>` : ""}${outline === undefined ? "" : `<w:outlineLvl w:val="${outline}"/>`}</w:pPr>` +
    `<w:rPr>${fonts(font)}${style.spacing === undefined ? "" : `<w:spacing w:val="${style.spacing}"/>`}${sizes(size)}</w:rPr></w:style>`
  );
}

/** The fonts named above, and what stands in for one that a machine does not have. */
const FONTS = [
  ["方正小标宋简体", "华文中宋", "roman", "variable"],
  ["仿宋_GB2312", "仿宋", "modern", "fixed"],
  ["楷体_GB2312", "楷体", "modern", "fixed"],
  ["黑体", "SimHei", "modern", "fixed"],
  ["宋体", "SimSun", "roman", "variable"],
] as const;

export const fontTableXml = `${DECLARATION}<w:fonts xmlns:w="${WORD}">${FONTS.map(
  ([name, other, family, pitch]) =>
    `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`,
).join("")}</w:fonts>`;
