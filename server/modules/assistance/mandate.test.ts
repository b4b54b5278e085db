import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApplicationView } from "#contract/application.ts";
import type { Draft } from "#contract/draft.ts";
import type {
  ClientDesk,
  ClientDraft,
  HandedInBy,
  MandateMade,
  MyMandate,
  StaffMandate,
} from "#contract/errand-mandate.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { completeContent } from "#server/testing/application.ts";
import { newKey } from "#server/testing/hall.ts";
import {
  act,
  acted,
  allowance,
  ask,
  codeIn,
  grandmother,
  type HelpDesk,
  helpDesk,
  mandateAsk,
  mandated,
  settle,
} from "./assistance.fixture.ts";

const ok = <T>(answer: { statusCode: number; body: string; json<U>(): U }): T => {
  assert.ok(answer.statusCode < 300, answer.body);
  return answer.json<T>();
};

async function openDraft(hall: HelpDesk, id: string) {
  const { draft } = ok<ClientDraft>(
    await hall.near.post(`/api/staff/mandates/${id}/drafts`, { item: allowance.key }),
  );
  const { item } = ok<ItemGuide>(await hall.visitor.get(`/api/items/${allowance.key}`));
  return { draft, content: completeContent(item), path: `/api/staff/mandates/${id}/drafts/${draft.id}` };
}

test("R12.5 handed in by helper X for Y under mandate Z: once, with a full trail, and the client is told", async (t) => {
  const hall = await helpDesk(t);
  const { near, client, clerk } = hall;
  const { id } = await mandated(hall);
  const { draft, content, path } = await openDraft(hall, id);
  const saved = ok<ClientDraft>(await near.put(path, { version: draft.version, content }));
  const { version } = saved.draft;
  const { number } = ok<{ number: string }>(await near.post(`${path}/submit`, { version }));
  assert.equal(ok<{ number: string }>(await near.post(`${path}/submit`, { version })).number, number, "once");
  await settle(hall);

  const own = ok<ApplicationView>(await client.get(`/api/applications/${number}`));
  assert.equal(own.timeline[0]?.text, "帮办员凭您的委托书代您提交了申请");
  assert.equal(own.applicant.name, grandmother.name);
  const atDesk = ok<ApplicationView>(await clerk.get(`/api/applications/${number}`));
  assert.equal(atDesk.timeline[0]?.by, "帮办员测试人员代申请人");
  assert.equal(atDesk.timeline[0]?.data?.mandate, id, "the chain vouches for the mandate");
  const { handedIn } = ok<HandedInBy>(await clerk.get(`/api/staff/cases/${number}/helper`));
  assert.equal(handedIn?.helper, "测试人员");
  const mandate = ok<MyMandate>(await client.get(`/api/mandates/${id}`));
  assert.equal(handedIn?.serial, mandate.serial);
  assert.deepEqual(
    mandate.uses.map(({ action }) => action),
    ["提交了申请", "填写、修改", "开始填写"],
  );
  assert.equal(mandate.uses[0]?.number, number);
  const messages = (await client.get("/api/messages")).body;
  assert.match(messages, /帮办员测试人员凭您的委托书提交了/);
  const desk = ok<ClientDesk>(await near.get(`/api/staff/mandates/${id}/client`));
  assert.deepEqual(
    desk.cases.map((row) => row.number),
    [number],
  );
});

test("R12.5 what the mandate does not say is refused with its code, noted, and read by the client", async (t) => {
  const hall = await helpDesk(t);
  const { near, middle, client } = hall;
  const { id } = await mandated(hall, { actions: ["fill", "follow"] });
  const { draft, content, path } = await openDraft(hall, id);
  const { draft: saved } = ok<ClientDraft>(await near.put(path, { version: draft.version, content }));
  const submit = () => near.post(`${path}/submit`, { version: saved.version });
  assert.equal(codeIn(await submit()), "mandate-other-action");
  const other = await near.post(`/api/staff/mandates/${id}/drafts`, { item: "catering-health-permit" });
  assert.equal(codeIn(other), "mandate-other-item");
  assert.equal(codeIn(await middle.get(path)), "mandate-other-helper");
  const material = content.materials[0]?.material ?? "lease";
  const promise = { kind: "commitment" as const, signedBy: grandmother.name };
  const signing = { ...content, materials: [{ material, files: [], promise }] };
  const signed = await near.put(path, { version: saved.version, content: signing });
  assert.equal(codeIn(signed), "mandate-cannot-sign");
  const signature = { way: "typed", name: grandmother.name, on: "2026-11-20" };
  const answers = { ...content.answers, sign: signature };
  const second = await near.put(path, { version: saved.version, content: { ...content, answers } });
  assert.equal(codeIn(second), "mandate-cannot-sign");

  hall.clock.forward(60 * 24 * 40);
  const again = await hall.resident(grandmother.phone);
  const late = await hall.staff("assistant");
  assert.equal(codeIn(await late.get(path)), "mandate-other-helper");
  const { uses, state } = ok<MyMandate>(await again.get(`/api/mandates/${id}`));
  assert.equal(state, "expired");
  assert.equal(uses.filter(({ refused }) => refused !== undefined).length, 6);
  assert.equal((await client.get("/api/mandates")).statusCode, 401, "their session is over");
});

test("R12.5 withdrawn by the client at any time: nothing more is read or handed in", async (t) => {
  const hall = await helpDesk(t);
  const { near, client } = hall;
  const { id } = await mandated(hall);
  const { draft, content, path } = await openDraft(hall, id);
  const { draft: saved } = ok<ClientDraft>(await near.put(path, { version: draft.version, content }));
  const body = { requestKey: newKey() };
  assert.equal(ok<MandateMade>(await client.post(`/api/mandates/${id}/withdraw`, body)).state, "withdrawn");
  ok(await client.post(`/api/mandates/${id}/withdraw`, body));
  for (const refused of [
    await near.get(path),
    await near.put(path, { version: saved.version, content }),
    await near.post(`${path}/submit`, { version: saved.version }),
    await near.get(`/api/staff/mandates/${id}/client`),
  ])
    assert.equal(codeIn(refused), "mandate-withdrawn");
  const mine = ok<Draft>(await client.get(`/api/drafts/${draft.id}`));
  assert.deepEqual(mine.content.answers, saved.content.answers, "what was filled in is the client's own");
});

test("R12.5 consent by the code on the client's phone: few tries, not for ever", async (t) => {
  const hall = await helpDesk(t);
  const { near, client } = hall;
  const { number } = await ask(client);
  await acted(near, number, "contact");
  const { id, state } = ok<MandateMade>(
    await near.post(`/api/staff/assistance/${number}/mandates`, mandateAsk()),
  );
  assert.equal(state, "offered");
  assert.equal(
    codeIn(await near.post(`/api/staff/mandates/${id}/drafts`, { item: allowance.key })),
    "mandate-not-consented",
  );
  const say = (code: string) =>
    near.post(`/api/staff/mandates/${id}/consent`, { requestKey: newKey(), code });
  const code = await codeOf(hall);
  const wrong = code === "000000" ? "111111" : "000000";
  for (let time = 0; time < 5; time++) assert.equal(codeIn(await say(wrong)), "mandate-code-wrong");
  assert.equal(codeIn(await say(code)), "mandate-code-wrong", "used up");
  const anew = () => near.post(`/api/staff/mandates/${id}/code`, { requestKey: newKey() });
  assert.equal(codeIn(await anew()), "mandate-code-soon");
  hall.clock.forward(2);
  ok(await anew());
  assert.equal(ok<MandateMade>(await say(await codeOf(hall))).state, "holds");
  const { consent } = ok<MyMandate>(await client.get(`/api/mandates/${id}`));
  assert.equal(consent, "code");
});

/** The last code that went to a phone. */
async function codeOf({ services }: HelpDesk): Promise<string> {
  const rows = await services.db.selectFrom("sms").selectAll().orderBy("created_at").execute();
  const texts = rows.map((row) =>
    services.sealing.open(row.body_sealed!, `sms ${row.division}/${row.id} body`),
  );
  return /验证码 (\d{6})/.exec(texts.findLast((text) => text.includes("请您委托")) ?? "")?.[1] ?? "";
}

test("R12.5 consent at a counter is a clerk's, on paper needs its photograph", async (t) => {
  const hall = await helpDesk(t);
  const { near, clerk, client } = hall;
  const { number } = await ask(client);
  await acted(near, number, "contact");
  const make = (more: object) => near.post(`/api/staff/assistance/${number}/mandates`, mandateAsk(more));
  const { id } = ok<MandateMade>(await make({ consent: "counter" }));
  const key = () => ({ requestKey: newKey() });
  assert.equal((await near.post(`/api/staff/mandates/${id}/seen`, key())).statusCode, 403);
  assert.equal(codeIn(await near.post(`/api/staff/mandates/${id}/code`, key())), "mandate-way");
  assert.equal(ok<MandateMade>(await clerk.post(`/api/staff/mandates/${id}/seen`, key())).state, "holds");
  assert.equal(codeIn(await make({ consent: "paper" })), "mandate-paper");
  assert.equal(codeIn(await make({ related: true })), "mandate-relative");
  assert.equal(codeIn(await make({ validTo: "2027-11-10" })), "mandate-too-long");
  const self = { ...grandmother, phone: "13700000003" };
  assert.equal(codeIn(await make({ client: self })), "mandate-own-case");
  assert.equal(codeIn(await make({ items: [{ key: "no-such-item" }] })), "mandate-item-unknown");
  const paper = await client.get(`/api/mandates/${id}/paper.pdf`);
  assert.equal(paper.rawPayload.subarray(0, 5).toString(), "%PDF-");
  assert.equal((await hall.resident("13900000099")).id.length > 0, true);
  const stranger = await hall.resident("13900000099");
  assert.equal((await stranger.get(`/api/mandates/${id}/paper.pdf`)).statusCode, 404);
  const { mandates } = ok<{ mandates: StaffMandate[] }>(await near.get("/api/staff/mandates"));
  assert.equal(mandates.length, 1);
});

test("R13.4 what a mandate says is sealed, and never changed", async (t) => {
  const hall = await helpDesk(t);
  const { id } = await mandated(hall);
  const { db } = hall.services;
  const row = await db
    .selectFrom("assistance_mandate")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  assert.equal(row.content.includes(grandmother.idNumber), false);
  const change = db.updateTable("assistance_mandate").set({ valid_to: "2030-01-01" }).where("id", "=", id);
  await assert.rejects(change.execute(), /never changes/);
  await assert.rejects(db.deleteFrom("assistance_mandate").where("id", "=", id).execute());
  await assert.rejects(db.updateTable("assistance_use").set({ action: "read" }).execute());
});

test("handing an errand over does not hand the mandate over", async (t) => {
  const hall = await helpDesk(t);
  const { number, id } = await mandated(hall);
  await acted(hall.near, number, "hand-over", { reason: "busy", text: "忙不过来" });
  assert.equal(codeIn(await hall.middle.get(`/api/staff/mandates/${id}/client`)), "mandate-other-helper");
  assert.equal(
    codeIn(await act(hall.near, number, "close", { outcome: "done", text: "办好" })),
    "assistance-not-yours",
  );
});
