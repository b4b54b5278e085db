import assert from "node:assert/strict";
import { test } from "node:test";
import { samplePdf } from "#server/testing/application.ts";
import { approvalBureau, type Browser, marketBureau, newKey } from "#server/testing/hall.ts";
import { picture } from "#server/testing/upload.ts";
import {
  act,
  at,
  codeIn,
  contracted,
  decide,
  type FreeHall,
  freeHall,
  handedIn,
  ok,
  ordered,
  read,
  recipient,
  tryAct,
} from "./free-services.fixture.ts";

/** Sends a photo as a browser does. */
async function photograph(hall: FreeHall, who: Browser, content: Buffer) {
  const boundary = "----tongban";
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { ...who.sent, "content-type": `multipart/form-data; boundary=${boundary}` };
  return await hall.app.inject({ method: "POST", url: `${at}/photos`, headers, payload });
}

test("R12.9 proof of delivery by a photo: brought by whoever proves, read by whoever may read the order", async (t) => {
  const hall = await freeHall(t);
  await contracted(hall, "湘南快递", { "post-province": 1200 }, hall.courier);
  const about = await handedIn(hall);
  await decide(hall, about);
  const { number } = await ordered(hall, about);
  await act(hall, hall.courier, number, "accept");
  await act(hall, hall.courier, number, "ship", { tracking: "SF10001" });
  assert.equal(codeIn(await photograph(hall, hall.courier, samplePdf)), "free-photo-type");
  const { id } = ok<{ id: string }>(await photograph(hall, hall.other, picture));
  const proof = { proof: "photo", receivedBy: "门卫", photo: id };
  const foreign = await tryAct(hall.courier, number, "deliver", proof);
  assert.equal(codeIn(foreign), "free-photo-missing", "somebody else brought it");
  const without = await tryAct(hall.courier, number, "deliver", { proof: "photo", receivedBy: "门卫" });
  assert.equal(codeIn(without), "free-photo-missing");
  ok(await photograph(hall, hall.courier, picture));
  await act(hall, hall.courier, number, "deliver", proof);
  const { timeline } = await read(hall.clerk, number);
  const last = timeline.at(-1);
  assert.deepEqual([last?.proof, last?.text], ["送达照片", "门*"]);
  const shown = await hall.clerk.get(`${at}/orders/${number}/photos/${last?.seq}`);
  assert.equal(shown.headers["content-type"], "image/png");
  assert.equal((await hall.other.get(`${at}/orders/${number}/photos/${last?.seq}`)).statusCode, 404);
});

test("R13.5 to whom it goes stands nowhere in the open; each reading is written down", async (t) => {
  const hall = await freeHall(t);
  await contracted(hall, "湘南快递", { "post-province": 1200 }, hall.courier);
  const about = await handedIn(hall);
  const { number } = await ordered(hall, about);
  const { db } = hall.services;
  const order = await db.selectFrom("free_order").selectAll().executeTakeFirstOrThrow();
  const events = await db.selectFrom("case_event").select("data").execute();
  for (const secret of [recipient.phone, recipient.address.slice(10)]) {
    assert.ok(!order.recipient.includes(secret), "sealed");
    assert.ok(!JSON.stringify(events).includes(secret), "not in the events");
    assert.ok(!(await hall.clerk.get(`${at}/orders`)).body.includes(secret), "not in lists");
  }
  ok(await hall.clerk.post(`${at}/orders/${number}/reveal`, { reason: "电话核对地址" }));
  const entry = await db
    .selectFrom("audit_entry")
    .select(["actor", "subject", "reason"])
    .where("action", "=", "person.reveal")
    .executeTakeFirstOrThrow();
  assert.deepEqual(entry, { actor: hall.clerk.id, subject: number, reason: "电话核对地址" });
});

test("R12.9 money is the bureau's that pays: its own people, and no other organ's", async (t) => {
  const hall = await freeHall(t);
  const ours = { organ: approvalBureau };
  const theirs = { organ: marketBureau };
  const look = async (role: "clerk" | "supervisor" | "organ-head" | "approver", post: object, path: string) =>
    (await (await hall.staff(role, post)).get(`${at}${path}`)).statusCode;
  for (const path of ["/budget", "/suppliers", "/settlements"]) {
    assert.equal(await look("clerk", ours, path), 200, path);
    assert.equal(await look("organ-head", ours, path), 200, path);
    assert.equal(await look("clerk", theirs, path), 403, path);
    assert.equal(await look("approver", ours, path), 403, path);
  }
  const keep = async (who: Browser) =>
    (await who.post(`${at}/suppliers`, { requestKey: newKey(), name: "印务" })).statusCode;
  assert.equal(await keep(hall.clerk), 403);
  assert.equal(await keep(await hall.staff("organ-head", theirs)), 403);
  assert.equal(await keep(hall.head), 201);
});
