import assert from "node:assert/strict";
import { test } from "node:test";
import type { EvaluationList, PublishedEvaluation, PublishedList } from "#contract/evaluation-desk.ts";
import { approvalBureau, newKey } from "#server/testing/hall.ts";
import { codeOf, type EvaluationHall, evaluationHall, filled, ok, path } from "./evaluation.fixture.ts";
import { partsOf } from "./evaluation-commands.ts";

/** Every part looked through by somebody else. */
async function reviewed(hall: EvaluationHall, number: string) {
  const { content } = await hall.show(number);
  for (const { id } of partsOf(content))
    ok(await hall.act(number, "pass-section", hall.head, { section: id }));
}

test("R11: from the template to the published edition, and nobody reviews their own work", async (t) => {
  const hall = await evaluationHall(t);
  const { number, view } = await filled(hall);
  assert.deepEqual([view.state, view.version, view.maySave], ["drafting", 3, true]);
  assert.equal(codeOf(await hall.check(number)), "404 evaluation-not-published");
  assert.equal(number.slice(14, 16), "16");

  ok(await hall.act(number, "submit", hall.writer));
  assert.equal(codeOf(await hall.save(number, 3, view.content)), "409 evaluation-not-drafting");
  assert.equal(
    codeOf(await hall.act(number, "pass-section", hall.writer, { section: "table" })),
    "403 evaluation-own-work",
  );
  assert.equal(
    codeOf(await hall.act(number, "pass-section", hall.head, { section: "none" })),
    "400 evaluation-section-unknown",
  );
  assert.equal(codeOf(await hall.act(number, "pass", hall.head)), "409 evaluation-unreviewed");
  assert.equal(codeOf(await hall.act(number, "return", hall.head)), "400 evaluation-reasons-missing");
  ok(await hall.act(number, "return", hall.head, { reasons: "请补充存在的问题" }));
  const back = await hall.show(number);
  assert.deepEqual([back.state, back.returned?.reasons], ["drafting", "请补充存在的问题"]);

  ok(await hall.save(number, 3, view.content));
  ok(await hall.act(number, "submit", hall.writer));
  await reviewed(hall, number);
  ok(await hall.act(number, "pass", hall.head));
  assert.deepEqual((await hall.show(number, hall.head)).allowed, ["return", "sign"]);
  assert.equal(codeOf(await hall.act(number, "sign", hall.writer)), "403 evaluation-own-work");
  assert.deepEqual(ok<PublishedList>(await hall.visitor.get("/api/evaluations")).rows, []);
  ok(await hall.act(number, "sign", hall.head));

  const published = await hall.show(number, hall.head);
  assert.equal(published.state, "published");
  assert.match(published.published?.digest ?? "", /^[0-9a-f]{64}$/);
  const { rows } = ok<PublishedList>(await hall.visitor.get("/api/evaluations"));
  assert.deepEqual([rows[0]?.number, rows[0]?.total, rows[0]?.grade], [number, "99.50", "优"]);
  const read = ok<PublishedEvaluation>(await hall.visitor.get(`/api/evaluations/${number}`));
  assert.deepEqual([read.year, read.content.table.execution.executed], [2025, "1900"]);

  ok(await hall.check(number));
  assert.equal(codeOf(await hall.check(number)), "409 edition-check-runs");
  assert.equal((await hall.show(number)).published?.check?.state, "waiting");
  const untouched = await hall.checked(number);
  assert.deepEqual([untouched.intact, untouched.altered], [true, []]);

  const change = `update evaluation_edition set frozen = jsonb_set(frozen, '{content,figures,0,value}', '"41"')`;
  await assert.rejects(hall.services.pool.query(change), /append-only/);
  await hall.services.pool.query(`alter table evaluation_edition disable trigger user; ${change}`);
  hall.clock.now = new Date(Date.parse(hall.clock.now) + 60_000).toISOString();
  ok(await hall.check(number));
  const { intact, altered } = await hall.checked(number);
  assert.equal(intact, false, "a stored edition that was changed by hand is found");
  assert.match(altered[0] ?? "", /与公布时的摘要不符/);
  assert.match(altered[1] ?? "", /公布的数值是 41，签发的第 4 次保存里是 /, "and the figure is named");
});

test("nothing that fails a check is submitted", async (t) => {
  const hall = await evaluationHall(t);
  const { number, view } = await filled(hall);
  const content = structuredClone(view.content);
  content.figures.find(({ id }) => id === "project")!.value = "1399.99";
  ok(await hall.save(number, view.version, content));
  const refused = await hall.act(number, "submit", hall.writer);
  assert.equal(codeOf(refused), "409 evaluation-unsound");
  assert.match(
    (JSON.parse(refused.body) as { message: string }).message,
    /还有 1 处.*分项比合计少 0.01 万元/,
  );
});

test("R11.8 relations are added and taken away, checked at once; the template's stay", async (t) => {
  const hall = await evaluationHall(t);
  const { number, view } = await filled(hall);
  const claims = [...view.content.claims];
  const own = { id: "own-9", kind: "part" as const, part: "spent", whole: "basic" };
  ok(await hall.save(number, 3, { ...view.content, claims: [...claims, own] }));
  const refused = await hall.act(number, "submit", hall.writer);
  assert.match((JSON.parse(refused.body) as { message: string }).message, /大于它所属的/);
  ok(await hall.save(number, 4, { ...view.content, claims }));
  const without = { ...view.content, claims: claims.slice(1) };
  assert.equal(codeOf(await hall.save(number, 5, without)), "409 evaluation-claims-fixed");
});

test("one at a time for an organ and year; whoever saved in between is not written over", async (t) => {
  const hall = await evaluationHall(t);
  const requestKey = newKey();
  const { number } = ok<{ number: string }>(await hall.open(hall.writer, 2025, requestKey));
  assert.equal(codeOf(await hall.open(hall.director, 2025)), "409 evaluation-open");
  assert.equal(codeOf(await hall.open(hall.writer, 2098)), "400 evaluation-year-future");
  assert.equal(codeOf(await hall.open(hall.writer, 2010)), "409 evaluation-no-template");
  const { content } = await hall.show(number);
  ok(await hall.save(number, 1, content));
  assert.equal(codeOf(await hall.save(number, 1, content, hall.director)), "409 evaluation-changed");
  ok(await hall.act(number, "abandon", hall.writer));
  const second = ok<{ number: string }>(await hall.open(hall.writer, 2025));
  assert.equal((await hall.show(second.number)).edition, 2);
  const list = ok<EvaluationList>(await hall.writer.get(path));
  assert.deepEqual(
    list.rows.map(({ edition, state }) => [edition, state]),
    [
      [2, "drafting"],
      [1, "abandoned"],
    ],
  );
  assert.deepEqual(
    list.organs.map(({ uscc }) => uscc),
    [approvalBureau],
  );
});
