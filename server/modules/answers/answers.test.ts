import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, AnswerLedger, Answers, Questions } from "#contract/answers.ts";
import type { MyMessage } from "#contract/portal.ts";
import { marketBureau, newKey, testHall } from "#server/testing/hall.ts";
import { assertPermissions, everybody } from "#server/testing/permission-matrix.ts";
import { items } from "../items/index.ts";
import { people } from "../people/index.ts";
import { answers } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };

test("every route of answers lets in whom it says, and nobody else", async (t) => {
  const editors = [
    "clerk",
    "examiner",
    "approver",
    "organ-head",
    "supervisor",
    "catalogue-editor",
    "director",
  ] as const;
  const publishers = ["approver", "organ-head", "catalogue-editor", "director"] as const;
  await assertPermissions(await testHall(t, { modules: [authenticating, answers] }), {
    "GET /api/answers": everybody,
    "GET /api/answers/{id}": everybody,
    "POST /api/questions": everybody,
    "GET /api/staff/answers": [...editors, "surveyor", "archivist"],
    "POST /api/staff/answers": editors,
    "PUT /api/staff/answers/{id}": editors,
    "POST /api/staff/answers/{id}/publish": publishers,
    "POST /api/staff/answers/{id}/retire": publishers,
    "GET /api/staff/questions": editors,
    "POST /api/staff/questions": editors,
    "POST /api/staff/questions/{id}/reply": editors,
  });
});

const text = {
  ...{ question: "外地人能在常宁开店吗？", answer: "可以。有固定的经营场所就能登记。" },
  ...{ items: ["individual-business-registration"], themes: [], organ: marketBureau },
  ...{ source: "办事指南：个体工商户设立登记", validUntil: "2027-06-30" },
};

test("C8 one drafts, another publishes; a new version replaces the old one, a retired one is not found", async (t) => {
  const hall = await testHall(t);
  await items.load?.(hall.services);
  const { visitor } = hall;
  const [clerk, approver] = [await hall.staff("clerk"), await hall.staff("approver")];
  const find = async (q: string) =>
    (await visitor.get(`/api/answers?q=${encodeURIComponent(q)}`)).json<Answers>().answers;
  const draft = { requestKey: newKey(), ...text };
  const made = await clerk.post("/api/staff/answers", draft);
  assert.equal(made.statusCode, 201, made.body);
  assert.deepEqual((await clerk.post("/api/staff/answers", draft)).json(), made.json(), "once");
  const { id } = made.json<{ id: string }>();
  assert.deepEqual(await find("外地人能开店吗"), [], "a draft is nobody's answer");

  const publish = (who: typeof clerk, version: number) =>
    who.post(`/api/staff/answers/${id}/publish`, { requestKey: newKey(), version });
  assert.equal((await publish(approver, 1)).statusCode, 200);
  assert.deepEqual(
    (await find("外地人能开店吗")).map(({ answer }) => answer),
    [text.answer],
  );

  const again = { ...text, requestKey: newKey(), answer: "可以，不要暂住证。" };
  assert.deepEqual((await approver.put(`/api/staff/answers/${id}`, again)).json(), { id, version: 2 });
  assert.equal((await publish(approver, 2)).json<{ code: string }>().code, "answer-same-person");
  assert.equal((await publish(await hall.staff("director"), 2)).statusCode, 200);
  const [shown] = await find("外地人能开店吗");
  assert.equal(shown?.answer, again.answer);
  assert.equal((await visitor.get(`/api/answers/${id}`)).json<Answer>().organName, "常宁市市场监督管理局");
  const { rows } = await hall.services.pool.query(
    "select version, state from answer_version where id = $1 order by version",
    [id],
  );
  assert.deepEqual(rows, [
    { version: 1, state: "replaced" },
    { version: 2, state: "published" },
  ]);

  hall.clock.now = "2027-07-01T01:30:00.000Z";
  assert.deepEqual(await find("外地人能开店吗"), [], "its day of review is over");
  hall.clock.now = "2026-11-20T01:31:00.000Z";
  const retired = await approver.post(`/api/staff/answers/${id}/retire`, {
    requestKey: newKey(),
    version: 2,
  });
  assert.equal(retired.statusCode, 200);
  assert.deepEqual(await find("外地人能开店吗"), []);
  const past = { ...text, requestKey: newKey(), validUntil: "2026-11-20" };
  assert.equal((await clerk.post("/api/staff/answers", past)).json<{ code: string }>().code, "answer-past");
});

test("C8 the guides' own answers are there from the start, found by everyday words and by item", async (t) => {
  const hall = await testHall(t);
  for (const { load } of [items, answers]) await load?.(hall.services);
  const clerk = await hall.staff("clerk");
  const kept = async () => (await clerk.get("/api/staff/answers")).json<AnswerLedger>().answers;
  const before = await kept();
  assert.ok(before.length > 20);
  await answers.load?.(hall.services);
  assert.deepEqual(await kept(), before, "loading again changes nothing");
  const path = "/api/answers?item=senior-card";
  const about = (await hall.visitor.get(path)).json<Answers>().answers;
  assert.ok(about.some(({ answer }) => answer.endsWith("不收费。")));
  const q = encodeURIComponent("办食品经营许可要多久");
  const [first] = (await hall.visitor.get(`/api/answers?q=${q}`)).json<Answers>().answers;
  assert.equal(first?.items[0]?.key, "food-business-licence");
  const nothing = encodeURIComponent("火星移民");
  assert.deepEqual((await hall.visitor.get(`/api/answers?q=${nothing}`)).json<Answers>().answers, []);
});

test("C8, B14 what was not answered is asked, typed in, replied to once, and told to whoever wished it", async (t) => {
  const hall = await testHall(t);
  const [clerk, resident] = [await hall.staff("clerk"), await hall.resident()];
  const asked = { requestKey: newKey(), text: "营业执照丢了还能办食品证吗", reply: true };
  assert.equal((await resident.post("/api/questions", asked)).statusCode, 201);
  const nameless = { requestKey: newKey(), text: "老家的证能不能在这里换" };
  assert.equal((await hall.visitor.post("/api/questions", nameless)).statusCode, 201);
  hall.clock.forward(1);
  const live = { requestKey: newKey(), text: "直播里有人问能不能网上交材料", channel: "live" };
  assert.equal((await clerk.post("/api/staff/questions", live)).statusCode, 201);
  const open = async () => (await clerk.get("/api/staff/questions")).json<Questions>().questions;
  const list = await open();
  assert.deepEqual(list.at(-1)?.channel, "live", "the oldest first");
  const mine = list.find(({ wantsReply }) => wantsReply)!;
  assert.equal(mine.text, asked.text);
  const reply = () => ({ requestKey: newKey(), reply: "能，系统会核验电子执照。" });
  assert.equal((await clerk.post(`/api/staff/questions/${mine.id}/reply`, reply())).statusCode, 200);
  const second = await clerk.post(`/api/staff/questions/${mine.id}/reply`, reply());
  assert.equal(second.json<{ code: string }>().code, "question-answered");
  assert.equal((await open()).length, 2);
  const [told] = (await resident.get("/api/messages")).json<{ messages: MyMessage[] }>().messages;
  assert.match(told?.text ?? "", /系统会核验电子执照/);
  const { rows } = await hall.services.pool.query("select text, contact from question");
  assert.ok(
    rows.every((row) => !row.text.toString("utf8").includes("执照")),
    "sealed",
  );
  assert.equal(rows.filter(({ contact }) => contact !== null).length, 1, "of the others nothing is kept");
});
