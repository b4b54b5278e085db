import assert from "node:assert/strict";
import { test } from "node:test";
import type { Payment } from "#contract/payments.ts";
import { newKey } from "#server/testing/hall.ts";
import { type KioskHall, kioskHall, received } from "../kiosk.fixture.ts";

const item = "property-inheritance";

async function order(hall: KioskHall, of: object, more: object = {}) {
  return await hall.kiosk.post("/api/kiosk/payments", {
    requestKey: newKey(),
    of,
    option: "dwelling",
    ...more,
  });
}

const state = async (hall: KioskHall, id: string): Promise<string> =>
  (await hall.kiosk.get(`/api/kiosk/payments/${id}`)).json().state;

const pay = (hall: KioskHall, id: string) => hall.visitor.post(`/dev/pay/${id}`);

test("paying by code: the amount is the tariff's, and it is written down when the gateway says so", async (t) => {
  const hall = await kioskHall(t);
  const { number, queryCode: code } = await received(hall, item);
  const of = { number, code };
  const payable = (await hall.kiosk.post("/api/kiosk/payables", of)).json();
  assert.deepEqual([payable.name, payable.options[0].fen], ["不动产登记费", 8000]);
  const payment = (await order(hall, of)).json() as Payment;
  assert.equal(payment.fen, 8000);
  assert.equal(await state(hall, payment.id), "waiting");
  await pay(hall, payment.id);
  assert.equal(await state(hall, payment.id), "paid");
  const paid = (await hall.kiosk.post("/api/kiosk/payables", of)).json().paid;
  assert.equal(paid.fen, 8000);
  const { rows } = await hall.services.pool.query(
    "select count(*)::int as n from audit_entry where action = 'kiosk.paid'",
  );
  assert.equal(rows[0].n, 1);
});

test("nothing is taken twice: not by a repeat, not by another order, not from two machines at once", async (t) => {
  const hall = await kioskHall(t);
  const { number, queryCode: code } = await received(hall, item);
  const of = { number, code };
  const requestKey = newKey();
  const first = (await order(hall, of, { requestKey })).json() as Payment;
  assert.deepEqual((await order(hall, of, { requestKey })).json(), first, "the same order");
  const second = (await order(hall, of, { option: "other" })).json() as Payment;
  assert.equal(await state(hall, first.id), "closed", "one order at a time");
  await pay(hall, first.id);
  assert.equal(await state(hall, first.id), "closed", "nobody can pay the former one any more");
  await pay(hall, second.id);
  assert.equal((await order(hall, of)).json().code, "kiosk-paid", "paid in that very moment");
  const { rows } = await hall.services.pool.query("select state, fen from kiosk_payment order by state");
  assert.deepEqual(rows, [
    { state: "closed", fen: 8000 },
    { state: "paid", fen: 55000 },
  ]);
  const other = await received(hall, item);
  const asked = { number: other.number, code: other.queryCode };
  const answers = await Promise.all(Array.from({ length: 6 }, () => order(hall, asked)));
  const refused = answers.filter(({ statusCode }) => statusCode >= 400).map((answer) => answer.json().code);
  assert.deepEqual([...new Set(refused)], ["kiosk-payment-elsewhere"]);
  const open = await hall.services.pool.query(
    "select count(*)::int as n from kiosk_payment where state = 'waiting'",
  );
  assert.equal(open.rows[0].n, 1);
});

test("a code nobody paid in time is closed, and nothing was taken", async (t) => {
  const hall = await kioskHall(t);
  const { number, queryCode: code } = await received(hall, item);
  const { id } = (await order(hall, { number, code })).json() as Payment;
  hall.clock.forward(6);
  await pay(hall, id);
  assert.equal(await state(hall, id), "closed");
});

test("what costs nothing, and whoever has not the code, get no order", async (t) => {
  const hall = await kioskHall(t);
  const free = await received(hall, "senior-card");
  const asked = { number: free.number, code: free.queryCode };
  assert.equal((await hall.kiosk.post("/api/kiosk/payables", asked)).json().code, "kiosk-not-payable");
  const { number } = await received(hall, item);
  assert.equal((await hall.kiosk.post("/api/kiosk/payables", { number })).json().code, "progress-not-found");
  assert.equal((await order(hall, { number, code: "000000" })).json().code, "progress-not-found");
});

test("the slip of a payment comes out once, and once more for whoever lost it", async (t) => {
  const hall = await kioskHall(t);
  const { number, queryCode: code } = await received(hall, item);
  const of = { number, code };
  const { id } = (await order(hall, of)).json() as Payment;
  const early = await hall.kiosk.post(`/api/kiosk/payments/${id}/slip`);
  assert.equal(early.json().code, "kiosk-payment-not-found", "nothing was paid yet");
  await pay(hall, id);
  assert.equal(await state(hall, id), "paid");
  for (let n = 0; n < 2; n++) {
    const slip = await hall.kiosk.post(`/api/kiosk/payments/${id}/slip`);
    assert.deepEqual(slip.json(), { paper: "printed", again: false });
  }
  assert.equal((await hall.kiosk.post("/api/kiosk/payables", of)).json().paid.slip, true);
  const other = { ...hall, kiosk: await hall.keyed("device") };
  const again = await other.kiosk.post("/api/kiosk/payment-slips", of);
  assert.deepEqual(again.json(), { paper: "printed", again: true });
  assert.equal((await hall.kiosk.post("/api/kiosk/payment-slips", of)).json().code, "kiosk-slip-twice");
  const { rows } = await hall.services.pool.query("select kind from kiosk_print");
  assert.equal(rows.length, 2);
});
