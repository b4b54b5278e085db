import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { verifyCases } from "#server/cases/index.ts";
import { newKey } from "#server/testing/hall.ts";
import { textOf } from "#server/testing/pdf.ts";
import { cardContent, halt, oldPerson, openHall, show, submit, switchOn } from "./rule.fixture.ts";

const traces = async ({ services }: Awaited<ReturnType<typeof openHall>>) =>
  (
    await services.pool.query(
      "select outcome, why, rows, content_sealed from decision_trace order by case_id",
    )
  ).rows;

describe("A15 decided by rule", () => {
  test("handed in and granted in one request; the card is made and handed over by itself", async (t) => {
    const hall = await openHall(t);
    await switchOn(hall, "senior-card");
    const number = await submit(hall, "senior-card", cardContent());
    const granted = await show(hall.applicant, number);
    assert.equal(granted.case.state, "approved", "before anything else has run");
    await hall.settle();
    const done = await show(hall.applicant, number);
    assert.equal(done.case.state, "delivered");
    assert.equal(done.licence?.name, "老年人优待证");
    assert.deepEqual(
      done.timeline.map(({ action }) => action),
      ["submit", "decide-by-rule", "issue", "deliver"],
    );
    const { faults } = await verifyCases(hall.services.pool, hall.engine.types, hall.engine.timekeeper);
    assert.deepEqual(faults, []);
  });

  test("the decision names the rule, not a person; every paper of the case can be made", async (t) => {
    const hall = await openHall(t);
    await switchOn(hall, "senior-card");
    const number = await submit(hall, "senior-card", cardContent());
    await hall.settle();
    const { timeline } = await show(hall.applicant, number);
    const papers = timeline.flatMap(({ document }) => document ?? []);
    assert.deepEqual(
      papers.map(({ name }) => name),
      ["收件凭证", "准予决定书（按规则）", "送达回证"],
    );
    for (const { href } of papers) assert.equal((await hall.applicant.get(href)).statusCode, 200);
    const text = textOf((await hall.applicant.get(papers[1]!.href)).rawPayload)?.replaceAll(/\s/g, "");
    if (text === undefined) return t.diagnostic("without pdftotext the text of the paper is not read");
    assert.match(text, /按本机关公布的《老年人优待证即时办理规则》（第1版）第7条逐项核对/);
  });

  test("whatever the rule cannot see goes to a person, with the reason kept sealed", async (t) => {
    const hall = await openHall(t);
    await switchOn(hall, "senior-card");
    const elsewhere = "430481001 湖南省衡阳市耒阳市灶市街街道 演示路1号";
    const number = await submit(hall, "senior-card", cardContent({ homeAddress: elsewhere }));
    await hall.settle();
    assert.equal((await show(hall.applicant, number)).case.state, "received");
    const [trace] = await traces(hall);
    assert.deepEqual([trace.outcome, trace.why, trace.rows], ["person", "row", ["elsewhere"]]);
    assert.ok(!trace.content_sealed.toString("latin1").includes(oldPerson.idNumber));
  });

  test("without the switch nothing is judged; with the hall stopped everything goes to a person", async (t) => {
    const hall = await openHall(t);
    const before = await submit(hall, "senior-card", cardContent());
    assert.deepEqual(await traces(hall), []);
    await switchOn(hall, "senior-card");
    await halt(hall, true);
    const stopped = await submit(hall, "senior-card", cardContent());
    await hall.settle();
    assert.deepEqual(
      (await traces(hall)).map(({ outcome, why }) => [outcome, why]),
      [["person", "halted"]],
    );
    await halt(hall, false);
    const after = await submit(hall, "senior-card", cardContent());
    const states = [];
    for (const number of [before, stopped, after])
      states.push((await show(hall.applicant, number)).case.state);
    assert.deepEqual(states, ["received", "received", "approved"]);
  });

  test("at a counter alike; the clerk's acceptance is not asked for any more, nor on a repeat", async (t) => {
    const hall = await openHall(t);
    await switchOn(hall, "senior-card");
    const reception = {
      ...{ requestKey: newKey(), item: "senior-card", hall: "changning", accept: true },
      applicant: { ...oldPerson, phone: "13900000001" },
      content: cardContent(),
    };
    const first = await hall.clerk.post("/api/staff/receptions", reception);
    const again = await hall.clerk.post("/api/staff/receptions", reception);
    assert.equal(first.statusCode, 201, first.body);
    assert.deepEqual(again.json(), first.json());
    const { case: it } = await show(hall.clerk, first.json<{ number: string }>().number);
    assert.equal(it.state, "approved");
  });

  test("a request that broke off after handing in is carried on by the reactor, and only once", async (t) => {
    const hall = await openHall(t);
    await switchOn(hall, "senior-card");
    const { act } = hall.engine.writer;
    hall.engine.writer.act = () => Promise.reject(new Error("the process ended here"));
    const number = await submit(hall, "senior-card", cardContent());
    hall.engine.writer.act = act;
    assert.equal((await show(hall.applicant, number)).case.state, "received");
    await hall.settle();
    const { case: it, timeline } = await show(hall.applicant, number);
    assert.equal(it.state, "delivered");
    assert.equal(timeline.filter(({ action }) => action === "decide-by-rule").length, 1);
  });
});
