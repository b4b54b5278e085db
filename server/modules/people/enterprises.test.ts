import assert from "node:assert/strict";
import { test } from "node:test";
import { type Browser, type Hall, newKey, testHall } from "#server/testing/hall.ts";
import { setIdentity } from "./resident-store.ts";

const uscc = "91430482000000001B";
const ask = { uscc, name: "常宁市小明餐饮有限公司（演示）", legalPerson: "郭小明" };
const agentPhone = "13911111111";

/** Somebody signed in whom the national identity has confirmed. */
async function verified(hall: Hall, phone: string, name: string, idNumber: string): Promise<Browser> {
  const resident = await hall.resident(phone);
  const identity = { subject: `subject of ${phone}`, name, idNumber, at: hall.clock.now };
  const { db, sealing } = hall.services;
  await setIdentity(db, sealing, { division: hall.division, id: resident.id }, identity);
  return resident;
}

const boss = (hall: Hall) => verified(hall, "13900000001", "郭小明", "430499199003070018");

async function enterprisesOf(browser: Browser) {
  return (await browser.get("/api/me/enterprises")).json().enterprises;
}

test("the legal person adds the enterprise once and for all; adding it again changes nothing", async (t) => {
  const hall = await testHall(t);
  const mine = await boss(hall);
  const expected = [{ uscc, name: ask.name, relation: "法定代表人" }];
  assert.deepEqual((await mine.post("/api/me/enterprises", ask)).json().enterprises, expected);
  assert.deepEqual((await mine.post("/api/me/enterprises", ask)).json().enterprises, expected);
});

test("somebody else acts by what the registry confirms, for a year", async (t) => {
  const hall = await testHall(t);
  const mine = await verified(hall, "13900000002", "何秋月", "430499198509230029");
  await mine.post("/api/me/enterprises", ask);
  assert.deepEqual(await enterprisesOf(mine), [
    { uscc, name: ask.name, relation: "经办人", until: "2027-11-20" },
  ]);
});

test("what does not fit is refused: not verified, a wrong code, another name", async (t) => {
  const hall = await testHall(t);
  const unverified = await hall.resident("13900000009");
  assert.equal((await unverified.post("/api/me/enterprises", ask)).json().code, "identity-not-verified");
  const mine = await boss(hall);
  const refused = async (more: object) => {
    const { code, field } = (await mine.post("/api/me/enterprises", { ...ask, ...more })).json();
    return [code, field];
  };
  assert.deepEqual(await refused({ uscc: "91430482000000001C" }), ["uscc-wrong", "uscc"]);
  assert.deepEqual(await refused({ name: "常宁市大明餐饮有限公司" }), ["enterprise-mismatch", "name"]);
  assert.deepEqual(await refused({ legalPerson: "郭大明" }), ["enterprise-mismatch", "legalPerson"]);
  assert.deepEqual(await enterprisesOf(mine), []);
});

test("where no registry is connected, people are told where to go", async (t) => {
  const hall = await testHall(t, { config: { mode: "production" } });
  const mine = await boss(hall);
  assert.equal((await mine.post("/api/me/enterprises", ask)).json().code, "registry-absent");
});

interface Given {
  hall: Hall;
  mine: Browser;
  agent: Browser;
  give(more?: object): ReturnType<Browser["post"]>;
}

/** The legal person, and somebody to be given a mandate. */
async function testMandates(t: Parameters<typeof testHall>[0]): Promise<Given> {
  const hall = await testHall(t);
  const mine = await boss(hall);
  await mine.post("/api/me/enterprises", ask);
  const agent = await hall.resident(agentPhone);
  const days = { validFrom: "2026-11-20", validTo: "2026-11-21" };
  const give = (more: object = {}) =>
    mine.post(`/api/me/enterprises/${uscc}/mandates`, {
      requestKey: newKey(),
      phone: agentPhone,
      scope: "apply",
      ...days,
      ...more,
    });
  return { hall, mine, agent, give };
}

test("a mandate given is held at once, told to its holder, seen masked by its giver, and over after its last day", async (t) => {
  const { hall, mine, agent, give } = await testMandates(t);
  const given = await give();
  assert.equal(given.statusCode, 200, given.body);
  assert.deepEqual(await enterprisesOf(agent), [
    { uscc, name: ask.name, relation: "经办人", until: "2026-11-21" },
  ]);
  const { messages } = (await agent.get("/api/messages")).json();
  assert.match(messages[0].text, /小明餐饮.*代办申请.*2026-11-20 至 2026-11-21/);
  const { mandates } = (await mine.get(`/api/me/enterprises/${uscc}/mandates`)).json();
  assert.deepEqual(
    mandates.map((one: { phone: string }) => one.phone),
    ["139****1111"],
  );
  // 2026-11-21 24:00 in China.
  hall.clock.now = "2026-11-21T15:59:59.000Z";
  const late = await hall.resident(agentPhone);
  assert.equal((await enterprisesOf(late)).length, 1);
  hall.clock.now = "2026-11-21T16:00:00.000Z";
  assert.deepEqual(await enterprisesOf(late), []);
});

test("a mandate asked for twice with one key is one mandate and one message", async (t) => {
  const { agent, give } = await testMandates(t);
  const requestKey = newKey();
  const answers = await Promise.all([give({ requestKey }), give({ requestKey })]);
  assert.deepEqual(answers[0]!.json(), answers[1]!.json());
  assert.equal((await agent.get("/api/messages")).json().messages.length, 1);
});

test("only the legal person gives and lists mandates; days that are over are refused", async (t) => {
  const { agent, give } = await testMandates(t);
  assert.equal((await give({ validTo: "2026-11-19" })).json().code, "mandate-days-wrong");
  assert.equal((await give({ phone: "13900000001" })).json().code, "mandate-to-oneself");
  assert.equal((await give({ phone: "123" })).json().field, "phone");
  await give();
  const path = `/api/me/enterprises/${uscc}/mandates`;
  assert.equal((await agent.get(path)).json().code, "not-legal-person");
  const passOn = { requestKey: newKey(), phone: "13922222222", scope: "apply", validFrom: "2026-11-20" };
  assert.equal((await agent.post(path, passOn)).json().code, "not-legal-person");
});

test("giver and holder end a mandate, nobody else finds it", async (t) => {
  const { hall, mine, agent, give } = await testMandates(t);
  const { id } = (await give()).json();
  const stranger = await hall.resident("13933333333");
  assert.equal((await stranger.post(`/api/me/mandates/${id}/end`)).json().code, "mandate-not-found");
  assert.equal((await mine.post(`/api/me/mandates/${id}/end`)).statusCode, 200);
  assert.deepEqual(await enterprisesOf(agent), []);
  const { messages } = (await agent.get("/api/messages")).json<{ messages: { title: string }[] }>();
  assert.ok(messages.some(({ title }) => title === "企业委托已结束"));
  assert.equal((await mine.post(`/api/me/mandates/${id}/end`)).json().code, "mandate-not-found");
  const again = (await give()).json();
  assert.equal((await agent.post(`/api/me/mandates/${again.id}/end`)).statusCode, 200);
});
