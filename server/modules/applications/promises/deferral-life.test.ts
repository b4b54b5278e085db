import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, newKey } from "#server/testing/hall.ts";
import { verifyCases } from "../../../cases/index.ts";
import {
  act,
  contentWith,
  handIn,
  me,
  ok,
  promised,
  promiseHall,
  readItem,
  show,
  tryAct,
} from "./promise.fixture.ts";

const sign = readItem("outdoor-advertising");
const later = promised("sign-design", "deferral");

/** Some days after everything else in a test; sessions stay those of its first day. */
const inDays = (days: number) =>
  new Date(Date.parse("2026-11-20T01:30:00.000Z") + days * 86_400_000).toISOString();

async function opened(t: Cleanups) {
  const hall = await promiseHall(t, sign.implementation.organ);
  const { number } = ok<{ number: string }>(await handIn(hall.applicant, sign, contentWith(sign, later)));
  return { ...hall, number };
}

const bring = async (who: Browser, number: string, entry: object) => {
  const { case: it } = await show(who, number);
  const materials = [{ material: "sign-design", files: [], ...entry }];
  const body = { requestKey: newKey(), version: it.version, materials };
  return await who.post(`/api/applications/${number}/supply`, body);
};

describe("R2.32 a deferred material", () => {
  test("accepted as deferred, not decided before it is there, supplied, decided", async (t) => {
    const hall = await opened(t);
    const { number, clerk, applicant, examiner, approver } = hall;
    const offered = (await show(clerk, number)).allowed.map(({ id }) => id);
    assert.ok(offered.includes("accept-deferred") && !offered.includes("accept"));
    assert.equal((await tryAct(clerk, number, "accept")).statusCode, 409, "not as if it were complete");
    await act(clerk, number, "accept-deferred");
    const mine = await show(applicant, number);
    assert.deepEqual(mine.materials.find(({ id }) => id === "sign-design")?.promise, {
      ...{ kind: "deferral", signedBy: me.name, supplied: false },
    });
    const clock = mine.case.clocks.find(({ id }) => id === "deferral");
    assert.deepEqual(clock?.limit, { n: 3, unit: "W" });
    assert.equal((await applicant.get(mine.letters![0]!.href)).headers["content-type"], "application/pdf");

    await act(examiner, number, "pass", { opinion: "其余材料符合" });
    const survey = { opinion: "位置相符", officers: ["甲", "乙"], surveyedOn: "2026-11-23" };
    const surveyor = await hall.staff("surveyor", { organ: sign.implementation.organ });
    if ((await show(surveyor, number)).allowed.some(({ id }) => id === "survey"))
      await act(surveyor, number, "survey", survey);
    for (const [action, data] of [
      ["approve", { opinion: "同意" }],
      ["reject", { opinion: "不同意", reason: "不符合" }],
    ] as const) {
      const refused = await tryAct(approver, number, action, data);
      assert.equal(refused.statusCode, 409);
      assert.equal(refused.json<{ code: string }>().code, "case-deferral-open");
    }
    assert.equal((await bring(applicant, number, {})).json<{ code: string }>().code, "supply-empty");
    ok(await bring(clerk, number, { papers: ["original"] }));
    const after = await show(applicant, number);
    assert.ok(after.materials.find(({ id }) => id === "sign-design")?.promise?.supplied);
    assert.ok(!after.case.clocks.some(({ id }) => id === "deferral"));
    assert.equal(
      (await bring(clerk, number, { papers: ["original"] })).json<{ code: string }>().code,
      "supply-unasked",
    );
    await act(approver, number, "approve", { opinion: "同意" });
    const { faults } = await verifyCases(hall.services.pool, hall.engine.types, hall.engine.timekeeper);
    assert.deepEqual(faults, []);
  });

  test("reminded before the end, ended after it, with its paper and every clock stopped", async (t) => {
    const hall = await opened(t);
    const { number, clerk, applicant } = hall;
    await act(clerk, number, "accept-deferred");
    await hall.engine.wake(inDays(5));
    await hall.engine.react();
    const titles = async () =>
      ok<{ messages: { title: string }[] }>(await applicant.get("/api/messages")).messages.map(
        ({ title }) => title,
      );
    assert.ok((await titles()).includes("请尽快补交材料"));
    assert.equal((await show(applicant, number)).case.state, "handling");
    await hall.engine.wake(inDays(7));
    await hall.engine.react();
    const ended = await show(applicant, number);
    assert.equal(ended.case.state, "terminated");
    assert.deepEqual(ended.case.clocks, []);
    const notice = ended.timeline.find(({ action }) => action === "lapse-deferred");
    assert.equal((await applicant.get(notice!.document!.href)).statusCode, 200);
    assert.equal((await bring(applicant, number, {})).statusCode, 400);
    const again = await handIn(applicant, sign, contentWith(sign, later));
    assert.equal(again.statusCode, 201, "the way stays open");
  });

  test("withdrawn while it is owed; deemed accepted, it is owed as well", async (t) => {
    const hall = await opened(t);
    const { number, applicant } = hall;
    await hall.engine.wake(inDays(8));
    const deemed = await show(applicant, number);
    assert.equal(deemed.case.state, "handling");
    assert.ok(deemed.case.clocks.some(({ id }) => id === "deferral"));
    await act(applicant, number, "withdraw", { reason: "不办了" });
    assert.deepEqual((await show(applicant, number)).case.clocks, []);
  });

  test("signed with another's name, or for a main material, it does not stand", async (t) => {
    const hall = await promiseHall(t, sign.implementation.organ);
    const wrong = [promised("sign-design", "deferral", "别人"), promised("premises-proof", "deferral")];
    for (const entry of wrong) {
      const answer = await handIn(hall.applicant, sign, contentWith(sign, entry));
      assert.equal(answer.statusCode, 400);
      assert.equal(answer.json<{ field: string }>().field, `materials.${entry.material}`);
    }
  });
});
