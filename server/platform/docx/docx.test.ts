import assert from "node:assert/strict";
import { dirname, join } from "node:path/posix";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { readWorkbook } from "../xlsx/index.ts";
import { bodyParagraph, pageXml, paragraph, sectionEnd, tableXml } from "./blocks.ts";
import { chartParagraph, chartXml, type DocxChart } from "./chart.ts";
import { chartRelation, packDocx } from "./package.ts";

const chart = (kind: "bar" | "line", lying = false): DocxChart => ({
  ...{ title: "各月<收>件", alt: "柱状图", kind, lying, unit: "件", points: ["1月", "2月"] },
  series: [
    { name: "本年", values: ["12", null] },
    { name: "上年", values: ["10.5", "9"] },
  ],
  axis: { least: 0, most: 15, step: 5 },
});
const charts = [chart("bar"), chart("line"), chart("bar", true)];
const made = () =>
  packDocx({
    ...{ title: "报告 <一>", author: "示例局", charts },
    body: [
      paragraph("Title", "报告 & 表"),
      bodyParagraph("（一）人员情况。编制\u0001 40 人。"),
      ...charts.map((one, at) => chartParagraph(one, at + 1, chartRelation(at))),
      sectionEnd(false),
      tableXml(
        {
          head: ["甲", "乙"],
          rows: [
            ["1", "2"],
            ["1", "3"],
          ],
          shares: [1, 2],
          spans: [
            [2, 1],
            [0, 1],
          ],
        },
        9000,
      ),
      pageXml(true),
    ].join(""),
  });
const files = unzipSync(made());
const partsOf = (end: string) => Object.keys(files).filter((name) => name.endsWith(end));
const text = (name: string) => strFromU8(files[name]!);

interface Node {
  name: string;
  children: Node[];
}

/** Fails on what is not well-formed. */
function parsed(part: string): Node {
  const root: Node = { name: "", children: [] };
  const open = [root];
  const tag = /<(\/?)([a-zA-Z:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|<\?[^>]*\?>/g;
  const source = text(part);
  assert.doesNotMatch(source.replace(tag, ""), /[<>]|&(?!amp;|lt;|gt;|quot;)/, part);
  for (const [, close, name, , alone] of source.matchAll(tag)) {
    if (name === undefined) continue;
    if (close) {
      assert.equal(open.pop()!.name, name, part);
      continue;
    }
    const node = { name, children: [] };
    open.at(-1)!.children.push(node);
    if (!alone) open.push(node);
  }
  assert.equal(open.length, 1, part);
  return root;
}

const each = (node: Node): Node[] => [node, ...node.children.flatMap(each)];

/** The order in which the schema (ECMA-376) wants what we write. */
const orders: Record<string, string> = {
  "w:pPr": "pStyle keepNext snapToGrid spacing ind jc outlineLvl sectPr",
  "w:rPr": "rFonts b spacing sz szCs lang",
  "w:tblPr": "tblW tblBorders tblLayout tblCellMar",
  "w:font": "altName charset family pitch",
  "w:tblBorders": "top left bottom right insideH insideV",
  "w:tbl": "tblPr tblGrid tr",
  "w:tcPr": "tcW vMerge shd vAlign",
  "w:sectPr": "footerReference pgSz pgMar docGrid",
  "w:style": "name basedOn qFormat pPr rPr",
  "w:settings": "zoom evenAndOddHeaders characterSpacingControl compat",
  "wp:inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
  "c:chartSpace": "roundedCorners chart spPr txPr externalData",
  "c:chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
  "c:plotArea": "layout barChart lineChart catAx valAx",
  "c:barChart": "barDir grouping varyColors ser gapWidth axId",
  "c:lineChart": "grouping varyColors ser marker axId",
  "c:ser": "idx order tx spPr invertIfNegative marker dLbls cat val smooth",
  "c:marker": "symbol size spPr",
  "c:dLbl": "idx spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
  "c:dLbls":
    "dLbl spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
  "c:catAx":
    "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
  "c:valAx":
    "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr crossAx crosses crossBetween majorUnit",
  "c:scaling": "orientation max min",
  "a:defRPr": "solidFill latin ea",
  "a:ln": "noFill solidFill prstDash",
};

test("every part is well-formed and has its elements in the order of the schema", () => {
  const seen = new Set<string>();
  for (const part of [...partsOf(".xml"), ...partsOf(".rels")])
    for (const { name, children } of each(parsed(part))) {
      const order = orders[name]?.split(" ");
      if (!order || children.length === 0) continue;
      seen.add(name);
      const places = children.map((child) => order.indexOf(child.name.split(":")[1]!));
      assert.ok(!places.includes(-1), `${part}: ${name} holds ${children.map((child) => child.name)}`);
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
        `${part}: ${name}`,
      );
    }
  assert.deepEqual(
    Object.keys(orders).filter((name) => !seen.has(name)),
    [],
  );
});

test("every relation leads to a part, every part is said what it is, everything referred to is there", () => {
  for (const name of partsOf(".rels")) {
    const home = join(dirname(name), "..");
    for (const [, target = ""] of text(name).matchAll(/Target="([^"]+)"/g))
      assert.ok(files[join(home, target)], `${name}: ${target}`);
  }
  const types = text("[Content_Types].xml");
  const defaults = [...types.matchAll(/Extension="(\w+)"/g)].map(([, end]) => end!);
  const overrides = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, part]) => part!);
  assert.deepEqual(
    overrides.filter((part) => !files[part]),
    [],
  );
  for (const name of Object.keys(files)) assert.ok(defaults.includes(name.split(".").at(-1)!), name);
  const own = text("word/document.xml");
  const related = text("word/_rels/document.xml.rels");
  for (const [, id] of own.matchAll(/r:id="([^"]+)"/g)) assert.match(related, new RegExp(`Id="${id}"`));
  const styles = text("word/styles.xml");
  const parts = ["word/document.xml", "word/footer1.xml", "word/footer2.xml"].map(text).join("");
  for (const [, id] of parts.matchAll(/w:pStyle w:val="([^"]+)"/g))
    assert.match(styles, new RegExp(`w:styleId="${id}"`));
  const table = text("word/fontTable.xml");
  for (const [, font] of `${styles}${own}`.matchAll(/w:eastAsia="([^"-]+)"/g))
    assert.match(table, new RegExp(`w:name="${font}"><w:altName w:val="[^"]+"`), "what stands in for it");
});

test("GB/T 9704: margins of 37, 26, 35 and 28 mm, lines 28.8 points apart, page numbers at the outer side", () => {
  const document = text("word/document.xml");
  assert.match(document, /w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  assert.match(document, /w:eastAsia="楷体_GB2312"\/><\/w:rPr><w:t xml:space="preserve">（一）人员情况。</);
  assert.match(document, />编制 40 人。</, "what XML cannot hold is left out");
  assert.match(text("word/styles.xml"), /w:styleId="Body">.*?w:line="576" w:lineRule="exact"/);
  assert.match(text("word/styles.xml"), /w:styleId="FooterOdd">.*?w:rightChars="100".*?w:jc w:val="right"/);
  assert.match(text("word/settings.xml"), /evenAndOddHeaders/);
});

const styleOf = (id: string) =>
  new RegExp(`w:styleId="${id}">(.*?)</w:style>`).exec(text("word/styles.xml"))![1]!;

test("28 characters stand on a line without a grid of characters; cells and captions stand on no grid", () => {
  const [, width] = /w:pgSz w:w="(\d+)"/.exec(text("word/document.xml"))!;
  const free = Number(width) - 1474 - 1587;
  const size = (style: string) =>
    Number(/<w:sz w:val="(\d+)"/.exec(style)![1]) * 10 +
    Number(/<w:spacing w:val="(-?\d+)"/.exec(style)?.[1] ?? 0);
  for (const id of ["Body", "Heading1"]) assert.equal(Math.floor(free / size(styleOf(id))), 28, id);
  assert.doesNotMatch(text("word/document.xml"), /linesAndChars/);
  for (const id of ["Title", "Caption", "Cell", "CellHead", "CellNumber", "Small"])
    assert.match(styleOf(id), /<w:snapToGrid w:val="0"\/>/, id);
  assert.doesNotMatch(styleOf("Body"), /snapToGrid/);
});

test("bars that lie have their values below them, next to the axis", () => {
  const values = /<c:valAx>.*<\/c:valAx>/.exec(chartXml(chart("bar", true)))![0];
  assert.match(values, /<c:tickLblPos val="nextTo"\/>.*<c:crosses val="max"\/>/);
});

test("a table that is to stay on one page keeps every row but the last with the next; numbers stand in the middle", () => {
  const table = {
    head: ["甲", "乙"],
    rows: [
      ["1", "2"],
      ["3", "4"],
    ],
    shares: [1, 1],
    centred: [1],
  };
  const rows = (together: boolean) => tableXml({ ...table, together }, 9000).match(/<w:tr>.*?<\/w:tr>/g)!;
  const kept = (row: string) => row.match(/<w:keepNext\/>/g)?.length ?? 0;
  assert.deepEqual(rows(true).map(kept), [2, 2, 0]);
  assert.deepEqual(rows(false).map(kept), [2, 0, 0], "the head never stands alone");
  assert.match(rows(false)[1]!, /"Cell".*>1<.*"CellNumber".*>2</);
});

test("of two lines the higher one has its numbers above, the lower one below, and each its own mark", () => {
  const given = chart("line");
  given.series[1]!.values = ["20", "9"];
  const series = chartXml(given).match(/<c:ser>.*?<\/c:ser>/g)!;
  const below = (xml: string) =>
    [...xml.matchAll(/<c:dLbl><c:idx val="(\d)"\/>.*?<c:dLblPos val="b"\/>/g)].map(([, at]) => at);
  assert.deepEqual(series.map(below), [["0"], []]);
  assert.deepEqual(
    series.map((xml) => /c:symbol val="(\w+)"/.exec(xml)?.[1]),
    ["square", "diamond"],
  );
});

test("a chart keeps its numbers as Word shows them and as a workbook to edit; the same content is the same file", () => {
  const xml = text("word/charts/chart1.xml");
  assert.match(xml, /<c:ptCount val="2"\/><c:pt idx="0"><c:v>12<\/c:v><\/c:pt><\/c:numCache>/);
  const [sheet] = readWorkbook(files["word/embeddings/chart1.xlsx"]!);
  assert.deepEqual(sheet?.rows[1], ["1月", "12", "10.5"]);
  assert.deepEqual(made(), made());
});
