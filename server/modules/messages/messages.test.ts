import assert from "node:assert/strict";
import { createServer } from "node:http";
import { type TestContext, test } from "node:test";
import { doWaitingJobs } from "#server/platform/jobs/worker.ts";
import { testServices } from "#server/testing/app.ts";
import { type Browser, newKey, testHall } from "#server/testing/hall.ts";
import { messages, sendMessage, type Telling } from "./index.ts";
import { simulatedGateway } from "./sms-gateway.ts";
import { sendWaitingSms } from "./sms-job.ts";

const at = "2026-11-20T01:30:00.000Z";
const number = "430482202611200100000117";
const parameters = { item: "食品经营许可", number: number.slice(0, 23), dueBy: "2026年12月4日" };

function telling(to: Browser | undefined, more: Partial<Telling> = {}): Telling {
  return {
    ...{ division: "430482", key: `case ${newKey()} accepted`, template: "case-accepted", parameters, at },
    ...(to && { to: { kind: "resident" as const, id: to.id } }),
    ...more,
  };
}

test("a message is in the inbox and, with a phone, on its way by SMS; the same key again is nothing new", async (t) => {
  const hall = await testHall(t);
  const { db } = hall.services;
  const mine = await hall.resident();
  const told = telling(mine, { phone: "13912345678" });
  for (let n = 0; n < 3; n++) await db.transaction().execute((tx) => sendMessage(tx, hall.services, told));
  const inbox = (await mine.get("/api/messages")).json();
  assert.equal(inbox.unread, 1);
  assert.equal(inbox.messages.length, 1);
  assert.match(inbox.messages[0].text, /“食品经营许可”.*2026年12月4日/);
  assert.equal(inbox.messages[0].number, parameters.number);
  assert.equal(inbox.messages[0].read, false);
  await doWaitingJobs(hall.services, messages.jobs!);
  const outbox = (await hall.visitor.get("/api/dev/outbox")).json().messages;
  assert.deepEqual(
    outbox.map((sms: { phone: string; state: string }) => [sms.phone, sms.state]),
    [["13912345678", "sent"]],
  );
  assert.match((await hall.visitor.get("/dev/outbox")).body, /13912345678/);
});

test("what is rolled back told nobody anything", async (t) => {
  const hall = await testHall(t);
  const mine = await hall.resident();
  const failing = hall.services.db.transaction().execute(async (tx) => {
    await sendMessage(tx, hall.services, telling(mine, { phone: "13912345678" }));
    throw new Error("no");
  });
  await assert.rejects(failing);
  assert.deepEqual((await mine.get("/api/messages")).json(), { messages: [], unread: 0 });
  assert.deepEqual((await hall.visitor.get("/api/dev/outbox")).json(), { messages: [] });
});

test("an inbox is one's own, read page by page, and marked as read", async (t) => {
  const hall = await testHall(t);
  const { db } = hall.services;
  const mine = await hall.resident();
  const other = await hall.resident("13900000002");
  for (let n = 0; n < 5; n++) {
    hall.clock.forward(1);
    await sendMessage(
      db,
      hall.services,
      telling(mine, { at: hall.clock.now, parameters: { ...parameters, item: `事项${n}` } }),
    );
  }
  await sendMessage(db, hall.services, telling(other));
  const first = (await mine.get("/api/messages?limit=2")).json();
  const second = (await mine.get(`/api/messages?limit=2&before=${first.next}`)).json();
  const third = (await mine.get(`/api/messages?limit=2&before=${second.next}`)).json();
  const all = [...first.messages, ...second.messages, ...third.messages];
  assert.deepEqual(
    all.map(({ text }) => /事项\d/.exec(text)![0]),
    ["事项4", "事项3", "事项2", "事项1", "事项0"],
  );
  assert.equal(third.next, undefined);
  assert.deepEqual((await mine.get("/api/messages?before=odd")).json().messages, []);

  assert.deepEqual((await other.post("/api/messages/read", { ids: [all[0].id] })).json(), { marked: 0 });
  assert.deepEqual((await mine.post("/api/messages/read", { ids: [all[0].id] })).json(), { marked: 1 });
  assert.equal((await mine.get("/api/messages?unread=true")).json().messages.length, 4);
  assert.equal((await mine.get("/api/me")).json().unread, 4);
  assert.deepEqual((await mine.post("/api/messages/read", { ids: [] })).json(), { marked: 0 });
  assert.deepEqual((await mine.post("/api/messages/read")).json(), { marked: 4 });
});

test("texts and numbers are sealed in the database", async (t) => {
  const hall = await testHall(t);
  const mine = await hall.resident();
  await sendMessage(hall.services.db, hall.services, telling(mine, { phone: "13912345678" }));
  const { rows } = await hall.services.pool.query(
    "select message::text as text from message union all select sms::text from sms",
  );
  assert.equal(rows.length, 2);
  for (const { text } of rows) {
    for (const plain of ["食品经营", "13912345678"]) {
      assert.equal(text.includes(plain) || text.includes(Buffer.from(plain).toString("hex")), false, plain);
    }
  }
});

/** A gateway that answers as it is told. */
async function testGateway(t: TestContext, answers: number[]) {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      bodies.push(body);
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/`, bodies };
}

test("a gateway that fails is asked again with the same id; once sent, the text is forgotten and sent no more", async (t) => {
  const gateway = await testGateway(t, [500]);
  const services = await testServices(t, {
    config: { mode: "production", smsUrl: gateway.url, smsKey: "key" },
    now: () => at,
  });
  const { db } = services;
  await sendMessage(db, services, telling(undefined, { phone: "13912345678" }));
  const [job] = messages.jobs!;
  const { id } = await db.selectFrom("sms").select("id").executeTakeFirstOrThrow();
  const key = { division: "430482", id };
  await assert.rejects(job!.run(key, services), /answered 500/);
  const state = () =>
    db.selectFrom("sms").select(["state", "tries", "trouble", "body_sealed"]).executeTakeFirstOrThrow();
  const failed = await state();
  assert.deepEqual(
    [failed.state, failed.tries, failed.trouble],
    ["waiting", 1, "the SMS gateway answered 500"],
  );
  await job!.run(key, services);
  await job!.run(key, services);
  const sent = await state();
  assert.deepEqual([sent.state, sent.tries, sent.body_sealed], ["sent", 2, null]);
  assert.equal(gateway.bodies.length, 2);
  assert.equal(gateway.bodies[0], gateway.bodies[1]);
  assert.match(gateway.bodies[0]!, /"phone":"13912345678","text":"【通办】/);
});

test("an SMS that is too old is not sent any more; without a gateway it waits", async (t) => {
  const services = await testServices(t, { config: { mode: "production" }, now: () => at });
  const { db } = services;
  const told = telling(undefined, { phone: "13912345678", smsMinutes: 5 });
  await sendMessage(db, services, told);
  const key = {
    division: "430482",
    id: (await db.selectFrom("sms").select("id").executeTakeFirstOrThrow()).id,
  };
  await assert.rejects(sendWaitingSms(services, undefined, key, at), /no SMS gateway/);
  await sendWaitingSms(services, simulatedGateway, key, "2026-11-20T01:35:00.000Z");
  const { state, trouble } = await db
    .selectFrom("sms")
    .select(["state", "trouble"])
    .executeTakeFirstOrThrow();
  assert.deepEqual([state, trouble], ["failed", "too old"]);
});

test("B11: who refuses invitations gets none by SMS, but what the hall must tell; and may have them again", async (t) => {
  const hall = await testHall(t);
  const { db } = hall.services;
  const mine = await hall.resident("13912345678");
  const gateway = await hall.keyed("connected", ["sms.reply"]);
  const invite = { template: "rating-asked", parameters: { ...parameters, days: 7, link: "/rate/x" } };
  const tell = async (more: Partial<Telling>) => {
    const told = telling(mine, { phone: "13912345678", ...more });
    await db.transaction().execute((tx) => sendMessage(tx, hall.services, told));
    const { messages: out } = (await hall.visitor.get("/api/dev/outbox")).json();
    return out.length as number;
  };
  const answer = async (text: string) =>
    (await gateway.post("/api/connected/sms-replies", { phone: "13912345678", text })).json().wish;
  assert.equal(await tell(invite), 1);
  assert.equal((await mine.put("/api/me", { invitations: false })).json().invitations, false);
  assert.equal(await tell(invite), 1, "refused in the account");
  assert.equal(await tell({}), 2, "what must be told comes");
  assert.equal((await mine.get("/api/messages")).json().unread, 3, "the inbox has everything");
  assert.equal((await mine.put("/api/me", { invitations: true })).json().invitations, true);
  assert.equal(await tell(invite), 3);
  assert.equal(await answer(" td "), "refuse");
  assert.equal(await tell(invite), 3, "refused by an answer");
  assert.equal(await answer("好的"), "none");
  assert.equal(await answer("恢复"), "resume");
  assert.equal(await tell(invite), 4);
  const { rows } = await hall.services.pool.query("select * from sms_refusal");
  assert.deepEqual(rows, []);
  assert.equal(
    (await mine.post("/api/connected/sms-replies", { phone: "13912345678", text: "TD" })).statusCode,
    403,
  );
});
