import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import type { ReportChart } from "#contract/report-chart.ts";
import { content, figure, rules } from "#server/kernel/evaluation/evaluation.fixture.ts";
import { textOf } from "#server/testing/pdf.ts";
import { numeral, paperOf, signatureIndents, spansOf } from "./paper.ts";
import { docxOf } from "./paper-docx.ts";
import { htmlOf } from "./paper-html.ts";
import { pdfOf } from "./paper-pdf.ts";
import { sheetsOf } from "./paper-sheets.ts";

const made = content({
  figures: [figure("spent", "全年支出", "1940.42", "万元")],
  sections: [{ id: "budget", title: "支出情况", paragraphs: ["全年支出 {spent}，<未引用>{none}。", " "] }],
});
const input = {
  year: 2023,
  organName: "示例局",
  content: made,
  rules,
  signedOn: "2024-03-31",
  digest: "ab12",
};
const paper = paperOf(input);

test("R11.8: sentences carry their figures, numbered sections, the total of R11.7", () => {
  assert.deepEqual(paper.sections, [
    { title: "一、支出情况", paragraphs: ["全年支出 1940.42万元，<未引用>____。"], charts: [] },
  ]);
  assert.deepEqual(paper.tables.money.rows[0]?.slice(1), ["2048.62", "1940.42", "0", "10", "94.72%", "9.47"]);
  assert.match(paper.tables.indicators.caption, /总分 100 分，得分 99.47，等级 优/);
  assert.deepEqual([0, 9, 10, 18].map(numeral), ["一", "十", "十一", "十九"]);
});

test("what repeats in the first columns is shown once, over its rows", () => {
  const spans = spansOf(paper.tables.indicators).map((row) => row.slice(0, 2));
  assert.deepEqual(spans.slice(0, 3), [
    [8, 2],
    [0, 0],
    [0, 2],
  ]);
});

test("docx: upright text, lying table, page numbers, nothing that XML would not hold", () => {
  const files = unzipSync(docxOf(paper));
  const document = strFromU8(files["word/document.xml"]!);
  assert.match(document, /&lt;未引用&gt;/);
  assert.match(document, /w:orient="landscape"/);
  assert.equal(document.match(/<w:sectPr>/g)?.length, 2);
  assert.match(document, /2024年3月31日/);
  assert.match(document, /99\.47/);
  assert.match(strFromU8(files["word/footer1.xml"]!), / PAGE /);
  assert.match(strFromU8(files["word/styles.xml"]!), /仿宋_GB2312/);
  assert.deepEqual(docxOf(paper), docxOf(paperOf(input)), "the same content is the same file");
});

test("PDF, HTML and xlsx say the same", async () => {
  const pdf = await pdfOf(paper, "2024-03-31T00:00:00.000Z");
  const text = textOf(pdf)?.replace(/\s/g, "");
  for (const words of ["示例局2023年度部门整体支出绩效自评报告", "94.72%", "99.47"])
    assert.ok(text === undefined || text.includes(words), words);
  const html = htmlOf(paper);
  assert.match(html, /<td rowspan="8">产出指标<\/td>/);
  assert.match(html, /&lt;未引用&gt;/);
  const [table, money] = sheetsOf(paper, made);
  assert.deepEqual(table?.rows.at(-1)?.slice(6, 8), ["100", "99.47"]);
  assert.deepEqual(table?.joined?.slice(0, 2), [
    { row: 1, column: 0, rows: 8 },
    { row: 1, column: 1, rows: 2 },
  ]);
  assert.equal(money?.rows[1]?.[5], "94.72%");
});

test("what is not published says so", () => {
  const draft = paperOf({ ...input, signedOn: undefined, digest: undefined });
  assert.match(htmlOf(draft), /未公布的稿本/);
  assert.match(strFromU8(unzipSync(docxOf(draft))["word/document.xml"]!), /未公布的稿本/);
});

test("GB/T 9704: the title breaks behind the organ; day and organ are set against each other", () => {
  assert.deepEqual(paper.titleLines, ["示例局", "2023年度部门整体支出绩效自评报告"]);
  assert.deepEqual(signatureIndents("常宁市行政审批服务局", "2026-11-22"), { organ: 2, day: 3 });
  assert.deepEqual(signatureIndents("示例局", "2026-11-22"), { organ: 8, day: 2 });
  const document = strFromU8(unzipSync(docxOf(paper))["word/document.xml"]!);
  assert.match(document, />示例局<.*?<w:br\/>.*?>2023年度/);
  assert.match(document, /w:rightChars="750".*?>示例局<.*?w:rightChars="200".*?>2024年3月31日</);
});

const chart = (title: string, labels: string[], value: string | null): ReportChart => ({
  ...{ id: title, title, kind: "bar", by: "organ", unit: "件" },
  series: [{ id: "now", metric: "case.received", name: "本年" }],
  read: {
    points: labels.map((label) => ({ label, from: "2023-01-01", to: "2024-01-01" })),
    values: [labels.map(() => value)],
    asOf: "2023-12-31",
  },
});

test("a chart keeps with its numbers; one without anything to draw says so and draws nothing", async () => {
  const charts = [
    chart("空的", [], null),
    chart("有的", ["甲局", "乙局"], "3"),
    chart("未知", ["丙局"], null),
  ];
  const section = { id: "budget", title: "支出情况", paragraphs: ["无。"], charts };
  const drawn = paperOf({ ...input, content: content({ sections: [section] }) });
  const files = unzipSync(docxOf(drawn));
  const document = strFromU8(files["word/document.xml"]!);
  assert.deepEqual(
    Object.keys(files).filter((name) => /charts\/[^/]*\.xml$/.test(name)),
    ["word/charts/chart1.xml"],
  );
  assert.match(strFromU8(files["word/charts/chart1.xml"]!), /有的（件，统计到 2023-12-31）/);
  assert.match(document, />空的：没有数据<.*r:id="rIdChart1".*>甲局<.*>未知：没有数据<.*>丙局</);
  assert.match(document, /"CellNumber"\/><w:keepNext\/><\/w:pPr><w:r><w:t xml:space="preserve">甲局</);
  const text = textOf(await pdfOf(drawn, "2024-03-31T00:00:00.000Z"))?.replace(/\s/g, "");
  assert.ok(text === undefined || /空的.*没有数据.*有的.*甲局.*未知.*没有数据.*丙局/.test(text), text);
});

test("the body ends with a paragraph, and the end of the upright pages is too low to begin one", () => {
  const document = strFromU8(
    unzipSync(docxOf(paperOf({ ...input, digest: undefined })))["word/document.xml"]!,
  );
  assert.equal(document.match(/<w:pStyle w:val="End"\/>/g)?.length, 2);
  assert.match(document, /<\/w:p><w:sectPr>(?!.*<w:p>)/);
});
