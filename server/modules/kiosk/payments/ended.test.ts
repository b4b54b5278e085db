import assert from "node:assert/strict";
import { test } from "node:test";
import type { PaidView, Payment } from "#contract/payments.ts";
import { approvalBureau, newKey } from "#server/testing/hall.ts";
import { engineOf } from "../../../cases/index.ts";
import { type KioskHall, kioskHall, received } from "../kiosk.fixture.ts";
import { endedReactor } from "./ended.ts";
import { followOrders } from "./orders-job.ts";

const item = "property-inheritance";
const wide = { organ: approvalBureau, reach: "all-organs" as const };

interface Ending extends KioskHall {
  of: { number: string; code: string };
  order(): ReturnType<KioskHall["kiosk"]["post"]>;
  withdraw(): Promise<void>;
  /** What follows from the withdrawal. */
  follow(): Promise<void>;
}

async function endingHall(t: Parameters<typeof kioskHall>[0]): Promise<Ending> {
  const hall = await kioskHall(t);
  const engine = await engineOf(hall.services);
  engine.addReactor(endedReactor(hall.services));
  const { number, queryCode: code } = await received(hall, item);
  const of = { number, code };
  const applicant = await hall.resident("13800000001");
  return {
    ...{ ...hall, of },
    order: () => hall.kiosk.post("/api/kiosk/payments", { requestKey: newKey(), of, option: "dwelling" }),
    withdraw: async () => {
      const { version } = (await applicant.get(`/api/applications/${number}`)).json().case;
      const body = { requestKey: newKey(), version, data: { reason: "不办了" } };
      const answer = await applicant.post(`/api/cases/${number}/actions/withdraw`, body);
      assert.equal(answer.statusCode, 200, answer.body);
    },
    follow: async () => {
      while ((await engine.react()) > 0);
    },
  };
}

const ordered = async (hall: Ending) => (await hall.order()).json<Payment>().id;
const look = async (hall: Ending, id: string) =>
  (await hall.kiosk.get(`/api/kiosk/payments/${id}`)).json<Payment>().state;
const pay = (hall: Ending, id: string) => hall.visitor.post(`/dev/pay/${id}`);
const stateOf = async ({ services }: Ending, id: string) =>
  (await services.pool.query("select state from kiosk_payment where id = $1", [id])).rows[0].state;

/** As the desk sees it. */
async function seen(hall: Ending): Promise<PaidView> {
  const supervisor = await hall.staff("supervisor", wide);
  const { rows } = (await supervisor.get("/api/staff/payments?asked=true")).json();
  assert.equal(rows.length, 1);
  return rows[0];
}

test("a matter that ended without its fee is not paid for any more", async (t) => {
  const hall = await endingHall(t);
  await hall.withdraw();
  for (const answer of [await hall.kiosk.post("/api/kiosk/payables", hall.of), await hall.order()]) {
    assert.deepEqual([answer.statusCode, answer.json().code], [409, "kiosk-matter-ended"]);
    assert.match(answer.json().message, /不用再缴/);
  }
});

test("withdrawn while the code is shown: nobody can pay it any more", async (t) => {
  const hall = await endingHall(t);
  const id = await ordered(hall);
  await hall.withdraw();
  assert.equal(await look(hall, id), "closed");
  await pay(hall, id);
  assert.equal(await look(hall, id), "closed");
});

test("paid in the moment of the withdrawal: written down, and a person decides on giving it back", async (t) => {
  const hall = await endingHall(t);
  const id = await ordered(hall);
  await hall.withdraw();
  await pay(hall, id);
  assert.equal(await look(hall, id), "paid");
  await hall.follow();
  const { refunds, fen } = await seen(hall);
  assert.deepEqual(
    refunds.map(({ state, cause, askedBy, fen: back }) => ({ state, cause, askedBy, back })),
    [{ state: "asked", cause: "ended", askedBy: "系统", back: fen }],
  );
  const director = await hall.staff("director", wide);
  const note = { requestKey: newKey(), note: "撤件以后付的，退" };
  const done = await director.post(`/api/staff/refunds/${refunds[0]!.id}/approve`, note);
  assert.equal(done.json<PaidView>().state, "refunded", done.body);
  assert.equal((await hall.kiosk.post("/api/kiosk/payables", hall.of)).json().code, "kiosk-matter-ended");
});

test("paid before the withdrawal: asked back once, however often the event comes", async (t) => {
  const hall = await endingHall(t);
  const id = await ordered(hall);
  await pay(hall, id);
  assert.equal(await look(hall, id), "paid");
  await hall.withdraw();
  await hall.follow();
  await hall.services.pool.query(
    "insert into case_outbox (division, case_id, seq) select division, case_id, seq from case_event where action = 'withdraw'",
  );
  await hall.follow();
  assert.equal((await seen(hall)).refunds.length, 1);
  assert.equal((await hall.kiosk.post("/api/kiosk/payables", hall.of)).json().paid.fen, 8000);
});

test("nobody looks any more: what was paid is written down all the same, and what was not is closed", async (t) => {
  const hall = await endingHall(t);
  const paid = await ordered(hall);
  await pay(hall, paid);
  await followOrders(hall.services);
  assert.equal(await stateOf(hall, paid), "paid");
  const other = { ...hall, of: await another(hall) };
  const left = (await other.kiosk.post("/api/kiosk/payments", orderOf(other.of))).json<Payment>().id;
  await followOrders(hall.services);
  assert.equal(await stateOf(hall, left), "waiting", "its time is not over");
  hall.clock.forward(6);
  await followOrders(hall.services);
  assert.equal(await stateOf(hall, left), "closed");
});

const orderOf = (of: object) => ({ requestKey: newKey(), of, option: "dwelling" });

async function another(hall: Ending) {
  const { number, queryCode: code } = await received(hall, item);
  return { number, code };
}
