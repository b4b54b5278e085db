import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { ApplicationView } from "#contract/application.ts";
import type { Draft } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, newKey, testHall } from "#server/testing/hall.ts";
import { engineOf, verifyCases } from "../../cases/index.ts";
import { casework } from "../casework/index.ts";
import { items } from "../items/index.ts";

const foodItem: Item = JSON.parse(
  readFileSync(new URL("../../../data/items/food-business-licence.json", import.meta.url), "utf8"),
);

/** The hall with its catalogue, calendar and case types, and everybody a food licence needs. */
async function openHall(t: Cleanups) {
  const hall = await testHall(t);
  await casework.load?.(hall.services);
  await items.load?.(hall.services);
  const engine = await engineOf(hall.services);
  const [clerk, examiner, surveyor, approver, archivist] = [
    await hall.staff("clerk", { reach: "all-organs" }),
    await hall.staff("examiner"),
    await hall.staff("surveyor"),
    await hall.staff("approver"),
    await hall.staff("archivist", { reach: "all-organs" }),
  ];
  const resident = await hall.resident();
  const profile = { name: "郭小明", idNumber: "430499199003070018" };
  assert.equal((await resident.put("/api/me", profile)).statusCode, 200);
  return { ...hall, engine, clerk, examiner, surveyor, approver, archivist, applicant: resident };
}
type OpenHall = Awaited<ReturnType<typeof openHall>>;

const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};

async function submit({ applicant }: OpenHall): Promise<{ number: string; queryCode: string }> {
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item: "food-business-licence" }));
  const content = completeContent(foodItem);
  const saved = ok<Draft>(
    await applicant.put(`/api/drafts/${draft.id}`, { version: draft.version, content }),
  );
  const body = { version: saved.version };
  const receipt = ok<{ number: string; queryCode: string }>(
    await applicant.post(`/api/drafts/${draft.id}/submit`, body),
  );
  const again = await applicant.post(`/api/drafts/${draft.id}/submit`, body);
  assert.deepEqual(ok(again), receipt, "handing in again answers with the same number");
  return receipt;
}

const show = async (who: Browser, number: string) =>
  ok<ApplicationView>(await who.get(`/api/applications/${number}`));

async function act(who: Browser, number: string, action: string, data: object = {}) {
  const { case: it, allowed } = await show(who, number);
  assert.ok(
    allowed.some(({ id }) => id === action),
    `${action} is offered in ${it.state}`,
  );
  const body = { requestKey: newKey(), version: it.version, data };
  return ok<{ state: string }>(await who.post(`/api/cases/${number}/actions/${action}`, body));
}

const survey = { opinion: "符合要求", officers: ["肖寒露", "邓立夏"], surveyedOn: "2026-11-23" };

async function approve(hall: OpenHall, number: string) {
  await act(hall.examiner, number, "pass", { opinion: "材料齐全" });
  await act(hall.surveyor, number, "survey", survey);
  await act(hall.approver, number, "approve", { opinion: "准予许可" });
  await act(hall.examiner, number, "issue");
  await hall.engine.react();
}

test("from a phone to the licence: submit, accept, examine, survey, approve, issue, deliver, archive", async (t) => {
  const hall = await openHall(t);
  const { number, queryCode } = await submit(hall);
  const waiting = ok<{ rows: { number: string }[] }>(await hall.clerk.get("/api/staff/inbox"));
  assert.deepEqual(
    waiting.rows.map((row) => row.number),
    [number],
  );
  await act(hall.clerk, number, "accept");
  await approve(hall, number);

  const mine = await show(hall.applicant, number);
  assert.equal(mine.case.state, "issued");
  assert.ok(mine.licence);
  const check = ok<{ verdict: string }>(
    await hall.visitor.get(mine.licence.check.replace("/check", "/api/check")),
  );
  assert.equal(check.verdict, "valid");
  const pdf = await hall.applicant.get(mine.licence.href);
  assert.equal(pdf.statusCode, 200);
  assert.ok(pdf.rawPayload.subarray(0, 5).equals(Buffer.from("%PDF-")));

  await act(hall.clerk, number, "deliver", { method: "electronic" });
  await act(hall.archivist, number, "archive", { retention: "10年" });
  const papers = (await show(hall.applicant, number)).timeline.filter((entry) => entry.document);
  assert.ok(papers.length >= 3);
  for (const { document } of [...papers, ...(await show(hall.archivist, number)).timeline]) {
    if (!document) continue;
    const paper = await hall.applicant.get(document.href);
    assert.equal(paper.statusCode, 200, document.name);
    assert.equal(paper.headers["content-type"], "application/pdf");
  }
  const progress = ok<{ case: { state: string } }>(
    await hall.visitor.get(`/api/progress?number=${number}&code=${queryCode}`),
  );
  assert.equal(progress.case.state, "archived");
  const messages = ok<{ messages: { title: string }[] }>(await hall.applicant.get("/api/messages"));
  assert.ok(messages.messages.length >= 3);
  const { faults } = await verifyCases(hall.services.pool, hall.engine.types, hall.engine.timekeeper);
  assert.deepEqual(faults, []);
});

test("R13.5 a resident reads their own name in full; others, and whoever has the query code, masked", async (t) => {
  const hall = await openHall(t);
  const { number, queryCode } = await submit(hall);
  type Rows = { rows: { partyLabel: string }[] };
  const labels = async (who: Browser, path: string) =>
    ok<Rows>(await who.get(path)).rows.map(({ partyLabel }) => partyLabel);
  assert.deepEqual(await labels(hall.applicant, "/api/applications"), ["郭小明"]);
  assert.equal((await show(hall.applicant, number)).case.partyLabel, "郭小明");
  assert.deepEqual(await labels(hall.clerk, "/api/staff/inbox"), ["郭*明"]);
  assert.equal((await show(hall.clerk, number)).case.partyLabel, "郭*明");
  const progress = await hall.visitor.get(`/api/progress?number=${number}&code=${queryCode}`);
  assert.equal(ok<{ case: { partyLabel: string } }>(progress).case.partyLabel, "郭*明");
});

test("the same at a counter, without the applicant touching a computer (A25)", async (t) => {
  const hall = await openHall(t);
  const reception = {
    requestKey: newKey(),
    item: "food-business-licence",
    hall: "changning",
    applicant: { name: "何秋月", idNumber: "430499198509230029", phone: "13800000002" },
    content: completeContent(foodItem),
    accept: true,
  };
  ok(await hall.clerk.put("/api/staff/seat", { hall: "changning", counter: "A03" }));
  const receipt = ok<{ number: string }>(await hall.clerk.post("/api/staff/receptions", reception));
  const again = ok<{ number: string }>(await hall.clerk.post("/api/staff/receptions", reception));
  assert.deepEqual(again, receipt);
  await approve(hall, receipt.number);
  const { case: it, licence } = await show(hall.clerk, receipt.number);
  assert.equal(it.state, "issued");
  assert.equal(it.channel, "counter");
  const { rows } = await hall.services.pool.query('select hall, counter from "case"');
  assert.deepEqual(rows, [{ hall: "changning", counter: "A03" }]);
  assert.ok(licence);
  const found = ok<{ rows: unknown[] }>(
    await hall.clerk.get(`/api/staff/applications?q=${encodeURIComponent("何秋月")}`),
  );
  assert.equal(found.rows.length, 1);
});

test("R2.8: an incomplete application is refused with everything that is missing at once", async (t) => {
  const { applicant } = await openHall(t);
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item: "food-business-licence" }));
  const answer = await applicant.post(`/api/drafts/${draft.id}/submit`, { version: draft.version });
  assert.equal(answer.statusCode, 400);
  const { code, fields } = answer.json<{ code: string; fields: { field: string }[] }>();
  assert.equal(code, "application-incomplete");
  assert.ok(fields.some(({ field }) => field.startsWith("situation.")));
  assert.ok(fields.some(({ field }) => field.startsWith("answers.")));
});

test("R2.8, R2.9: one notice of correction, handed in again, then accepted", async (t) => {
  const hall = await openHall(t);
  const { number } = await submit(hall);
  const name = foodItem.materials.find(({ id }) => id === "food-layout-plan")!.name;
  await act(hall.clerk, number, "correct", { materials: [{ material: name, problem: "没有标明面积" }] });
  const { case: it, materials } = await show(hall.applicant, number);
  assert.equal(materials.find((material) => material.name === name)?.problem, "没有标明面积");
  const content = completeContent(foodItem);
  const body = { requestKey: newKey(), version: it.version, materials: content.materials };
  ok(await hall.applicant.post(`/api/applications/${number}/resubmission`, body));
  const { allowed } = await show(hall.clerk, number);
  assert.ok(!allowed.some(({ id }) => id === "correct"), "a second notice is not offered");
  await act(hall.clerk, number, "accept");
});

test("somebody else's application cannot be seen, acted on, nor its documents read", async (t) => {
  const hall = await openHall(t);
  const { number } = await submit(hall);
  const stranger = await hall.resident("13900000009");
  const otherOrgan = await hall.staff("examiner", { organ: "11430482000000002N" });
  for (const who of [stranger, otherOrgan]) {
    assert.equal((await who.get(`/api/applications/${number}`)).statusCode, 403);
    assert.equal((await who.get(`/api/documents/${number}/1.pdf`)).statusCode, 403);
    const body = { requestKey: newKey(), version: 1, data: { reason: "不办了" } };
    assert.equal((await who.post(`/api/cases/${number}/actions/withdraw`, body)).statusCode, 403);
  }
  assert.equal((await hall.visitor.get(`/api/applications/${number}`)).statusCode, 401);
  assert.equal((await hall.visitor.get(`/api/progress?number=${number}&code=000000`)).statusCode, 404);
});

test("R13.5: staff see personal data masked, and in full only with a reason that is written down", async (t) => {
  const hall = await openHall(t);
  const { number } = await submit(hall);
  assert.equal((await show(hall.clerk, number)).applicant.idNumber, "430499********0018");
  const ask = (reason: string) =>
    hall.clerk.post(`/api/applications/${number}/reveal`, { field: "applicant.idNumber", reason });
  assert.equal((await ask("看")).statusCode, 400);
  assert.deepEqual(ok(await ask("核对申请人身份")), { text: "430499199003070018" });
  const { rows } = await hall.services.pool.query(
    "select action, reason from audit_entry where action = 'person.reveal'",
  );
  assert.equal(rows.length, 1);
});
