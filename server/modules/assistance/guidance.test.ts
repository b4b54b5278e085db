import assert from "node:assert/strict";
import { test } from "node:test";
import type { GuidanceList, GuidanceSlots } from "#contract/guidance.ts";
import { newKey } from "#server/testing/hall.ts";
import { codeIn, type HelpDesk, helpDesk } from "./assistance.fixture.ts";

const duty = (staff: string, more: object = {}) => ({
  ...{ requestKey: newKey(), staff, on: "2026-11-23", from: "09:00", to: "10:00", kind: "guide", ...more },
});

async function slotsOf(hall: HelpDesk) {
  return (await hall.visitor.get("/api/guidance/slots")).json<GuidanceSlots>();
}

test("B15 a slot of the rota is booked by one, begun, ended with what was shown", async (t) => {
  const hall = await helpDesk(t);
  const { near, centre, client } = hall;
  assert.equal((await centre.post("/api/staff/duty", duty(near.id))).statusCode, 201);
  assert.equal(
    codeIn(await centre.post("/api/staff/duty", duty(near.id, { from: "09:30", to: "11:00" }))),
    "duty-clash",
  );
  const { slots, minutes } = await slotsOf(hall);
  assert.deepEqual([slots.length, minutes], [3, 20]);
  const { startsAt } = slots[0]!;
  const others = await Promise.all(
    ["13900000021", "13900000022", "13900000023"].map((phone) => hall.resident(phone)),
  );
  const book = { startsAt, text: "社保转移在哪里点" };
  const answers = await Promise.all(
    [client, ...others].map((who) => who.post("/api/guidance", { requestKey: newKey(), ...book })),
  );
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [201, 409, 409, 409]);
  const winner = [client, ...others][answers.findIndex(({ statusCode }) => statusCode === 201)]!;
  assert.equal((await slotsOf(hall)).slots.length, 2);

  const list = async () => (await near.get("/api/staff/guidance")).json<GuidanceList>().rows[0]!;
  const { number, text, may } = await list();
  assert.deepEqual([text, may], ["社保转移在哪里点", ["start", "miss", "cancel"]]);
  const act = async (action: string, data: object) => {
    const { version } = await list();
    return await near.post(`/api/staff/guidance/${number}/acts/${action}`, {
      requestKey: newKey(),
      version,
      data,
    });
  };
  assert.equal((await act("start", { way: "screen" })).statusCode, 200);
  assert.equal(codeIn(await act("finish", { outcome: "done" })), "assistance-words");
  assert.equal(
    (await act("finish", { outcome: "done", text: "看了社保转移的页面，已提交" })).statusCode,
    200,
  );
  const mine = (await winner.get("/api/guidance")).json<GuidanceList>().rows[0]!;
  assert.deepEqual(
    mine.timeline.map(({ code }) => code),
    [undefined, "共享屏幕", "讲明白了，当时办好了"],
  );
  assert.equal(mine.link, undefined, "the room is closed");
});

test("B15 a cancelled slot can be booked again; somebody else's booking is not there", async (t) => {
  const hall = await helpDesk(t);
  const { near, centre, client } = hall;
  await centre.post("/api/staff/duty", duty(near.id, { to: "09:20" }));
  const [slot] = (await slotsOf(hall)).slots;
  const book = (who: HelpDesk["client"]) =>
    who.post("/api/guidance", { requestKey: newKey(), startsAt: slot!.startsAt, text: "怎样查进度" });
  const { number, version } = (await book(client)).json<{ number: string; version: number }>();
  const other = await hall.resident("13900000031");
  assert.equal(codeIn(await book(other)), "guidance-taken");
  const cancel = { requestKey: newKey(), version };
  assert.equal(codeIn(await other.post(`/api/guidance/${number}/cancel`, cancel)), "guidance-not-found");
  assert.equal((await client.post(`/api/guidance/${number}/cancel`, cancel)).statusCode, 200);
  assert.equal((await book(other)).statusCode, 201);
});
