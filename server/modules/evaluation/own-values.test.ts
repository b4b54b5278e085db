import assert from "node:assert/strict";
import { test } from "node:test";
import type { EvaluationContent } from "#contract/evaluation.ts";
import { rowsOf, valuesOf } from "./bound.ts";
import { chartsOf } from "./bound-charts.ts";
import { codeOf, type EvaluationHall, evaluationHall, ok } from "./evaluation.fixture.ts";

const begun = async (hall: EvaluationHall) =>
  await hall.show(ok<{ number: string }>(await hall.open(hall.writer, 2025)).number);

/** Every bound value, and whatever else the system reads, made up. */
function forged(given: EvaluationContent): EvaluationContent {
  const content = structuredClone(given);
  for (const which of ["annual", "executed", "transfer"] as const)
    if (content.table.execution.sources[which]?.metric) content.table.execution[which] = "77777";
  for (const { measures } of rowsOf(content))
    for (const measure of measures) if (measure.source.metric) measure.actual = "77777";
  for (const figure of content.figures)
    if (figure.source.metric) Object.assign(figure, { value: "77777", asOf: "2025-06-30", definition: "假" });
  const [first] = content.figures;
  first!.plan = { value: "77777", source: { metric: "case.received" } };
  const points = [{ label: "假", from: "2025-01-01", to: "2026-01-01" }];
  for (const chart of chartsOf(content))
    chart.read = { points, values: chart.series.map(() => ["77777"]), asOf: "2025-12-31" };
  content.past = { [`figure/${first!.id}`]: { value: "77777", from: "edition" } };
  return content;
}

test("R11.8 a bound value is the system's own: what a browser sends for it is not stored, the text is", async (t) => {
  const hall = await evaluationHall(t);
  const view = await begun(hall);
  const sent = forged(view.content);
  sent.table.goals = "写好的文字";
  assert.match(JSON.stringify(sent), /77777/);
  ok(await hall.save(view.number, view.version, sent));
  const unread = await hall.show(view.number);
  assert.equal(unread.content.table.goals, "写好的文字");
  assert.doesNotMatch(
    JSON.stringify(unread.content),
    /77777|假/,
    "nothing was read yet, so there is nothing",
  );

  await hall.read(view.number);
  const read = await hall.show(view.number);
  const received = read.content.figures.find(({ source }) => source.metric === "case.received")!;
  assert.deepEqual([received.value, received.asOf], ["0", "2025-12-31"]);
  const again = forged(read.content);
  again.table.goals = "又改了";
  ok(await hall.save(view.number, read.version, again));
  const { content } = await hall.show(view.number);
  assert.deepEqual(content.figures.slice(1), read.content.figures.slice(1), "values as the system read them");
  assert.deepEqual(chartsOf(content), chartsOf(read.content));
  assert.deepEqual(valuesOf(content), valuesOf(read.content));
  assert.equal(content.table.goals, "又改了");
});

test("R11.8 bound to another metric, or stated in another unit, a value is unread; entered by hand it is the writer's", async (t) => {
  const hall = await evaluationHall(t);
  const { number } = await begun(hall);
  await hall.read(number);
  const read = await hall.show(number);
  const content = structuredClone(read.content);
  const at = (metric: string) => content.figures.findIndex(({ source }) => source.metric === metric);
  const [received, concluded] = [content.figures[at("case.received")]!, content.figures[at("case.decided")]!];
  Object.assign(received, { source: { metric: "case.granted" }, value: "5" });
  Object.assign(concluded, { source: { evidence: "台账" }, value: "12", asOf: "2025-12-31" });
  const measure = rowsOf(content)
    .flatMap(({ measures }) => measures)
    .find(({ source }) => source.metric)!;
  measure.unit = "百件";
  ok(await hall.save(number, read.version, content));
  const kept = (await hall.show(number)).content;
  const figure = (id: string) => kept.figures.find((one) => one.id === id)!;
  assert.deepEqual([figure(received.id).value, figure(received.id).asOf], [null, undefined]);
  assert.deepEqual([figure(concluded.id).value, figure(concluded.id).source], ["12", { evidence: "台账" }]);
  const stated = rowsOf(kept)
    .flatMap(({ measures }) => measures)
    .find(({ unit }) => unit === "百件")!;
  assert.equal(stated.actual, null);
});

test("figures that were read meanwhile do not lose what was written; what somebody else wrote is not written over", async (t) => {
  const hall = await evaluationHall(t);
  const view = await begun(hall);
  await hall.read(view.number);
  const written = structuredClone(view.content);
  written.table.goals = "写好的文字";
  const saved = ok<{ version: number }>(await hall.save(view.number, view.version, written));
  const now = await hall.show(view.number);
  assert.deepEqual([saved.version, now.version, now.writtenVersion], [3, 3, 3]);
  assert.equal(now.content.table.goals, "写好的文字");
  assert.equal(now.content.figures.find(({ id }) => id === "received")!.value, "0", "the system's reading");
  assert.equal(codeOf(await hall.save(view.number, 2, written, hall.director)), "409 evaluation-changed");
  assert.equal(codeOf(await hall.save(view.number, 4, written)), "409 evaluation-changed");
  await hall.read(view.number);
  const later = await hall.show(view.number);
  assert.deepEqual([later.version, later.writtenVersion], [4, 3]);
  ok(await hall.save(view.number, 3, written));
});
