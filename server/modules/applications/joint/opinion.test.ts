import assert from "node:assert/strict";
import { test } from "node:test";
import { bundleVersion, publishBundle } from "#server/modules/bundles/index.ts";
import { type Browser, marketBureau, newKey } from "#server/testing/hall.ts";
import { act, joint, type OpenHall, ok, openHall, submit } from "./joint.fixture.ts";

const health = "11430482000000002N";
const ask = (who: Browser, number: string, organ: string) =>
  who.post(`/api/joint/${number}/opinions`, { requestKey: newKey(), organ, question: "选址是否合适" });
const opinions = async (who: Browser, number: string) => (await joint(who, number)).opinions ?? [];

/** What was due meanwhile has been done; an examiner signs in again. */
async function afterSixDays(hall: OpenHall): Promise<Browser> {
  hall.clock.forward(6 * 24 * 60);
  await hall.engine.wake(hall.services.now());
  await hall.settle();
  return await hall.staff("examiner", { reach: "all-organs" });
}

test("R2.29 an organ's opinion has a limit; being late is a mark and no consent", async (t) => {
  const hall = await openHall(t);
  const number = await submit(hall);
  assert.equal((await ask(hall.clerk, number, health)).statusCode, 403);
  assert.equal((await ask(hall.examiner, number, marketBureau)).json().code, "opinion-of-oneself");
  assert.equal((await ask(hall.examiner, number, "11430482000099999X")).json().code, "opinion-organ-unknown");
  const asked = ok<{ number: string }>(await ask(hall.examiner, number, health));
  const [first] = await opinions(hall.examiner, number);
  assert.equal(first?.case.clocks[0]?.dueOn, "2026-11-25", "three working days [A]");
  assert.equal((await joint(hall.applicant, number)).opinions, undefined);

  const examiner = await afterSixDays(hall);
  assert.equal((await opinions(examiner, number))[0]?.case.state, "overdue");
  await act(hall, examiner, asked.number, "answer", { position: "agree", opinion: "符合规划" });
  const [answered] = await opinions(examiner, number);
  assert.deepEqual([answered?.case.state, answered?.answer], ["answered", "同意：符合规划"]);
});

test("R2.29 where the bundle names the law, silence is consent, with the law's name", async (t) => {
  const hall = await openHall(t);
  const bundle = await bundleVersion(hall.services, "open-restaurant", 1);
  assert.ok(bundle);
  const parts = bundle.parts.map((part) => ({ ...part, silenceConsent: "《试行办法》（测试用）" }));
  await publishBundle(hall.services, { ...bundle, version: 2, parts }, "li.na");
  const number = await submit(hall);
  const { case: water } = (await joint(hall.applicant, number)).parts[2]!;
  ok(await ask(hall.examiner, number, water.organ));
  const [deemed] = await opinions(await afterSixDays(hall), number);
  assert.deepEqual(
    [deemed?.case.state, deemed?.answer],
    ["deemed", "逾期未复，依据《试行办法》（测试用）视为同意"],
  );
});
