import assert from "node:assert/strict";
import { test } from "node:test";
import type { EvaluationList } from "#contract/evaluation-desk.ts";
import { newKey } from "#server/testing/hall.ts";
import { boundIn } from "./bound.ts";
import { codeOf, evaluationHall, ok, path, soundly } from "./evaluation.fixture.ts";
import { evaluation } from "./index.ts";
import { makeJob } from "./making.ts";

test("R11: bound figures are read by a job, with definition and as-of; what was typed meanwhile stays", async (t) => {
  const hall = await evaluationHall(t);
  const { services, writer } = hall;
  const { division } = services.config;
  const { number } = ok<{ number: string }>(await hall.open(writer, 2025));
  const make = () => writer.post(`${path}/${number}/making`, { requestKey: newKey() });
  const { total } = ok<{ total: number }>(await make());
  assert.equal(codeOf(await make()), "409 evaluation-making-runs");
  const waiting = await hall.show(number);
  assert.deepEqual([waiting.making?.state, waiting.making?.total], ["waiting", total]);
  assert.equal(boundIn(waiting.content, 2025).length, total);

  const typed = soundly(waiting.content);
  for (const figure of typed.figures)
    figure.source = waiting.content.figures.find(({ id }) => id === figure.id)!.source;
  const unknown = { id: "now", metric: "no.such", name: "本年" };
  const odd = {
    id: "odd",
    title: "没有的指标",
    kind: "bar",
    by: "organ",
    unit: "件",
    series: [unknown],
  } as const;
  typed.sections[0]!.charts = [{ ...odd, series: [unknown] }];
  ok(await hall.save(number, 1, typed));
  const { rows } = await services.pool.query<{ id: string }>("select id from evaluation_making");
  await makeJob.run({ division, id: rows[0]!.id }, services);
  await makeJob.run({ division, id: rows[0]!.id }, services);
  const read = await hall.show(number);
  assert.deepEqual([read.version, read.savedBy, read.making?.state], [3, "系统取数", "finished"]);
  const received = read.content.figures.find(({ id }) => id === "received")!;
  assert.deepEqual([received.value, received.asOf], ["0", "2025-12-31"]);
  assert.match(received.definition, /收到的办件/);
  assert.equal(read.content.table.goals, typed.table.goals);
  assert.equal(
    read.content.past?.["figure/received"],
    undefined,
    "nothing was counted in 2024: that is no zero",
  );
  const [progress] = read.content.sections.find(({ id }) => id === "budget")!.charts ?? [];
  const { points = [], values = [] } = progress?.read ?? {};
  const [first, last] = [points[0], points.at(-1)];
  assert.deepEqual([first?.label, first?.from, first?.to], ["1月", "2025-01-01", "2025-02-01"]);
  assert.deepEqual([last?.label, last?.from, last?.to], ["12月", "2025-01-01", "2026-01-01"], "cumulative");
  assert.deepEqual([points.length, values.map((row) => row.length)], [12, [12, 12]]);
  assert.equal(
    read.links["chart/performance/received/before/1"],
    "/staff/metrics/case.received?from=2024-02-01&to=2024-03-01",
  );
  assert.equal(read.making?.done, read.making?.total);
  assert.equal(read.content.sections[0]!.charts?.[0]?.read?.refused, "没有指标“no.such”。");
  assert.ok(read.making?.missing.includes("按期办结率"), "nothing decided: no rate");
  assert.match(
    read.links["figure/received"] ?? "",
    /^\/staff\/metrics\/case\.received\?from=2025-01-01&to=2026-01-01$/,
  );
});

test("the demonstration has one published, one begun, one in review, all made up; once", async (t) => {
  const hall = await evaluationHall(t);
  const { services } = hall;
  const { division } = services.config;
  const other = "11430482000000001K";
  const own = await hall.staff("examiner", { organ: other, reach: "organ" });
  const chief = await hall.staff("organ-head", { organ: other, reach: "organ" });
  const accounts = { supervisor: hall.writer, head: hall.head, "scjg.examiner": own, "scjg.head": chief };
  for (const [account, { id }] of Object.entries(accounts))
    await services.pool.query("update staff set account = $2 where id = $1", [id, account]);
  await evaluation.demonstrate?.(services);
  await evaluation.demonstrate?.(services);
  const { rows } = ok<EvaluationList>(await hall.writer.get(path));
  const thisYear = Number(hall.clock.now.slice(0, 4));
  assert.deepEqual(rows.map(({ year, state }) => [year, state]).toSorted(), [
    [thisYear - 1, "published"],
    [thisYear - 1, "review"],
    [thisYear, "drafting"],
  ]);
  const done = await hall.show(rows.find(({ state }) => state === "published")!.number);
  assert.match(JSON.stringify(done.content), /演示数据/);
  assert.equal(done.number.slice(0, 6), division);
  ok(await hall.check(done.number));
  const check = await hall.checked(done.number);
  assert.deepEqual([check.intact, check.differing], [true, []]);
});
