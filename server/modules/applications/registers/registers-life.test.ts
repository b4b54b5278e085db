import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApplicationView } from "#contract/application.ts";
import type { Draft, Submitted } from "#contract/draft.ts";
import type { StoredMaterials } from "#contract/materials.ts";
import type { RegisterBehaviour, RegisterFacts } from "#contract/registers.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { newKey } from "#server/testing/hall.ts";
import { me, type OpenHall, ok, openHall, readItem } from "../materials/materials.fixture.ts";
import { askAgainJob } from "./ask-again-job.ts";

const item = readItem("hr-service-licence");
const household = readItem("rural-planning-permit");
const uscc = "91430482000000001B";
const registered = { enterpriseName: "常宁市小明餐饮有限公司（演示）", uscc, legalPerson: "郭小明" };

/** The resident is who they say, and acts for the demonstration's enterprise. */
async function openMandated(t: Cleanups): Promise<OpenHall> {
  const hall = await openHall(t);
  await hall.services.db
    .updateTable("resident")
    .set({ verified_at: hall.clock.now, identity_subject: "someone" })
    .where("id", "=", hall.applicant.id)
    .execute();
  const { enterpriseName: name, legalPerson } = registered;
  ok(await hall.applicant.post("/api/me/enterprises", { uscc, name, legalPerson }));
  return hall;
}

async function turn(hall: OpenHall, register: string, behaviour: RegisterBehaviour) {
  ok(await hall.visitor.post(`/api/dev/registers/${register}`, { behaviour }));
}

const open = async ({ applicant }: OpenHall) =>
  ok<Draft>(await applicant.post("/api/drafts", { item: item.key, actingFor: uscc }));

const facts = async ({ applicant }: OpenHall, { id }: Draft) =>
  ok<RegisterFacts>(await applicant.post(`/api/drafts/${id}/registers`));

async function submit({ applicant }: OpenHall, draft: Draft, answers: Record<string, string | number>) {
  const complete = completeContent(item);
  const content = { ...complete, answers: { ...complete.answers, ...answers } };
  const saved = ok<Draft>(
    await applicant.put(`/api/drafts/${draft.id}`, { version: draft.version, content }),
  );
  return await applicant.post(`/api/drafts/${draft.id}/submit`, { version: saved.version });
}

const show = async (hall: OpenHall, number: string, who = hall.clerk) =>
  ok<ApplicationView>(await who.get(`/api/applications/${number}`));

const sourceOf = (view: ApplicationView, field: string) =>
  view.answers.find(({ id }) => id === field)?.source;

test("what a register says is shown with its source, frozen, and read by the examiner", async (t) => {
  const hall = await openMandated(t);
  const draft = await open(hall);
  const told = await facts(hall, draft);
  const legalPerson = told.facts.find(({ field }) => field === "legalPerson");
  assert.deepEqual(legalPerson, {
    ...{ field: "legalPerson", value: "郭小明", from: "市场主体登记信息", on: "2026-11-20" },
    authoritative: true,
  });
  const { number } = ok<Submitted>(await submit(hall, draft, registered));
  const words = { words: "来自市场主体登记信息，2026-11-20", differs: false };
  assert.deepEqual(sourceOf(await show(hall, number), "legalPerson"), words);
  assert.equal(sourceOf(await show(hall, number), "contactName"), undefined);
});

test("where the two differ: what a register settles is refused with the way out, the rest is flagged to both", async (t) => {
  const hall = await openMandated(t);
  await turn(hall, "market", "wrong");
  const draft = await open(hall);
  await facts(hall, draft);
  const refused = await submit(hall, draft, registered);
  assert.equal(refused.statusCode, 409);
  const { code, fields } = refused.json();
  assert.equal(code, "register-differs");
  assert.ok(fields.some(({ field }: { field: string }) => field === "answers.legalPerson"));
  assert.match(fields[0].message, /到登记机关更正，或者到窗口/);

  await turn(hall, "market", "normal");
  const second = await open(hall);
  await facts(hall, second);
  const address = "430482001 湖南省衡阳市常宁市宜阳街道 别的路9号";
  const { number } = ok<Submitted>(await submit(hall, second, { ...registered, domicileAddress: address }));
  const mine = sourceOf(await show(hall, number, hall.applicant), "domicileAddress");
  assert.equal(mine?.differs, true);
  assert.match(mine.words, /不一致，登记的是：.*演示路1号/);
  const theirs = sourceOf(await show(hall, number), "domicileAddress");
  assert.equal(theirs?.differs, true);
  assert.doesNotMatch(theirs.words, /演示路1号/, "masked for staff like the answer");
});

for (const behaviour of ["failing", "slow"] as const) {
  test(`a register that is ${behaviour} holds nobody up and is asked again after acceptance`, async (t) => {
    const hall = await openMandated(t);
    await turn(hall, "market", behaviour);
    const draft = await open(hall);
    const told = await facts(hall, draft);
    assert.deepEqual(
      [told.silent, told.facts.some(({ field }) => field === "legalPerson")],
      [["市场主体登记信息"], false],
    );
    const { number } = ok<Submitted>(await submit(hall, draft, { ...registered, legalPerson: "旧的人" }));
    const { case: it } = await show(hall, number);
    const body = { requestKey: newKey(), version: it.version, data: {} };
    ok(await hall.clerk.post(`/api/cases/${number}/actions/accept`, body));
    await hall.engine.react();
    const key = parseCaseNumber(number);
    assert.ok(key.ok);
    await assert.rejects(askAgainJob.run(key.value, hall.services), /does not answer/);
    assert.equal(sourceOf(await show(hall, number), "legalPerson"), undefined);
    await turn(hall, "market", "normal");
    hall.clock.forward(5);
    await askAgainJob.run(key.value, hall.services);
    const source = sourceOf(await show(hall, number), "legalPerson");
    assert.deepEqual(source, {
      words: "和市场主体登记信息（2026-11-20）不一致，登记的是：郭小明",
      differs: true,
    });
    const waiting = await hall.services.pool.query(
      "select 1 from graphile_worker.jobs where task_identifier = $1",
      [askAgainJob.name],
    );
    assert.equal(waiting.rowCount, 1);
  });
}

test("every question is written down with who, for what and how it went, and nothing personal", async (t) => {
  const hall = await openMandated(t);
  const draft = await open(hall);
  await facts(hall, draft);
  await facts(hall, draft);
  const rows = await hall.services.db.selectFrom("register_question").selectAll().execute();
  const market = rows.filter(({ register }) => register === "market");
  assert.equal(market.length, 1, "what has answered is not asked again for the same draft");
  const [{ subject, purpose, actor_kind, actor_id, outcome }] = market as [(typeof rows)[number]];
  assert.deepEqual(
    [subject, purpose, actor_kind, actor_id, outcome],
    [`draft/${draft.id}`, "prefill", "resident", hall.applicant.id, "found"],
  );
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(`${me.name}|${me.idNumber}|${uscc}`));
  const answers = await hall.services.db.selectFrom("register_answer").select("fields").execute();
  assert.ok(answers.every(({ fields }) => !fields?.includes("郭小明")));
});

test("a register is asked about a person only when it is known who they are; its word stands for the paper", async (t) => {
  const hall = await openMandated(t);
  const draft = ok<Draft>(await hall.applicant.post("/api/drafts", { item: household.key }));
  await facts(hall, draft);
  const path = `/api/drafts/${draft.id}/stored-materials`;
  const { materials } = ok<StoredMaterials>(await hall.applicant.get(path));
  assert.deepEqual(
    materials.map(({ material, grade, from }) => [material, grade, from]),
    [["household-register", "A", "2026-11-20 来自公安人口登记信息"]],
  );
  const unverified = await hall.resident("13900000007");
  ok(await unverified.put("/api/me", me));
  const theirs = ok<Draft>(await unverified.post("/api/drafts", { item: household.key }));
  const told = ok<RegisterFacts>(await unverified.post(`/api/drafts/${theirs.id}/registers`));
  assert.deepEqual(told, { facts: [], unknown: [], silent: [] });
  const stranger = await unverified.post(`/api/drafts/${draft.id}/registers`);
  assert.equal(stranger.statusCode, 404);
});
