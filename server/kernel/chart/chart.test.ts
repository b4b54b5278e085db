import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ReportChart } from "#contract/report-chart.ts";
import { drawChart } from "./draw.ts";
import { scaleOf } from "./scale.ts";
import { svgOf } from "./svg.ts";
import { chartAlt, chartTable, folded, shortValue } from "./words.ts";

const months = Array.from({ length: 12 }, (_, at) => ({
  ...{ label: `${at + 1}月`, from: "2025-01-01", to: "2025-02-01" },
}));
const chart = (change: Partial<ReportChart> = {}): ReportChart => ({
  ...{ id: "c", title: "各月收到<办件>", kind: "bar", by: "month", unit: "件" },
  series: [
    { id: "now", metric: "case.received", name: "本年" },
    { id: "before", metric: "case.received", name: "上年", before: true },
  ],
  read: {
    points: months,
    values: [months.map((_, at) => String(100 + at * 10)), months.map((_, at) => (at === 3 ? null : "90"))],
    asOf: "2025-12-31",
  },
  ...change,
});

test("a chart says its title, unit, days counted, series and values, in words and as a table", () => {
  const svg = svgOf(drawChart(chart()), chartAlt(chart()));
  for (const words of [
    "各月收到&lt;办件&gt;",
    "单位：件，统计到 2025-12-31",
    "本年",
    "上年",
    "12月",
    ">210<",
  ])
    assert.ok(svg.includes(words), words);
  assert.equal(
    chartAlt(chart()),
    "柱状图“各月收到<办件>”（件）。本年：最高 12月 210，最低 1月 100；上年：最高 12月 90，最低 1月 90。",
  );
  const table = chartTable(chart());
  assert.deepEqual(table.head, ["月份", "本年（件）", "上年（件）"]);
  assert.deepEqual(table.rows[3], ["4月", "130", "—"]);
  assert.deepEqual(folded(table).rows[0], ["1月", "100", "90", "7月", "160", "90"]);
  assert.deepEqual(["94.7200", "100", "1205.005", "0"].map(shortValue), ["94.72", "100", "1205.01", "0"]);
});

test("series differ without colour: grey, hatched, light; full, dashed and dotted lines", () => {
  const { shapes } = drawChart(chart());
  const fills = new Set(shapes.flatMap((shape) => (shape.kind === "box" ? [shape.fill] : [])));
  assert.deepEqual([...fills], ["#4a4a4a", "#ffffff"]);
  assert.ok(shapes.filter(({ kind }) => kind === "line").length > 50, "hatching is drawn");
  const lines = drawChart(chart({ kind: "line" })).shapes.flatMap((shape) =>
    shape.kind === "line" && shape.points.length > 2 ? [[shape.dash, shape.points.length]] : [],
  );
  assert.deepEqual(
    lines,
    [
      [undefined, 12],
      [5, 3],
      [5, 8],
    ],
    "a missing value breaks the line",
  );
});

test("where there is nothing to draw, the picture says so, also where bars lie", () => {
  for (const by of ["month", "organ"] as const) {
    const empty = chart({ by, read: { points: [], values: [[], []], asOf: "2025-12-31" } });
    assert.match(svgOf(drawChart(empty), chartAlt(empty)), />没有数据</, by);
  }
});

test("bars begin at nothing; a line of rates may begin above it and says so", () => {
  assert.deepEqual(scaleOf([97.5, 99.2], true), { least: 0, most: 100, ticks: [0, 25, 50, 75, 100] });
  assert.deepEqual(scaleOf([97.5, 99.2], false).ticks, [97.5, 98, 98.5, 99, 99.5]);
  const rates = chart({
    kind: "line",
    unit: "%",
    read: { points: months.slice(0, 2), values: [["97.5", "99.2"]] },
  });
  assert.match(svgOf(drawChart(rates), ""), /纵轴不从 0 开始/);
});

test("organs lie in rows, long names are cut, nothing leaves the picture whatever the values", () => {
  const value = fc.option(fc.integer({ min: -100_000, max: 1_000_000_000 }).map(String));
  const some = fc.array(value, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      some,
      some,
      fc.constantFrom("organ", "month"),
      fc.constantFrom("bar", "line"),
      (a, b, by, kind) => {
        const points = a.map((_, at) => ({
          label: `第${at}个部门名称很长很长很长很长很长很长`,
          from: "2025-01-01",
          to: "2026-01-01",
        }));
        const { width, height, shapes } = drawChart(
          chart({ by, kind, read: { points, values: [a, a.map((_, at) => b[at] ?? null)] } }),
        );
        for (const shape of shapes) {
          const places = shape.kind === "line" ? shape.points : [[shape.x, shape.y] as const];
          for (const [x, y] of places) {
            assert.ok(Number.isFinite(x) && x >= 0 && x <= width, `${shape.kind} x ${x}`);
            assert.ok(Number.isFinite(y) && y >= 0 && y <= height, `${shape.kind} y ${y}`);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("a chart that has not been read draws its frame", () => {
  const { read: _, ...unread } = chart();
  assert.match(chartAlt(unread), /没有数据/);
  assert.match(svgOf(drawChart(unread), ""), />没有数据</);
});
