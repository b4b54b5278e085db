import assert from "node:assert/strict";
import { test } from "node:test";
import type { FactPage, Figure } from "#contract/metric.ts";
import type { OwnPayments, PaidMonth, PaidView, Payment } from "#contract/payments.ts";
import { metrics, settleAll } from "#server/modules/metrics/index.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { get } from "#server/testing/counted-hall.ts";
import { approvalBureau, type Browser, newKey } from "#server/testing/hall.ts";
import { type KioskHall, kioskHall, received } from "../kiosk.fixture.ts";
import { sendRefunds } from "./refunds.ts";

const wide = { organ: approvalBureau, reach: "all-organs" as const };

interface PaidHall extends KioskHall {
  clerk: Browser;
  supervisor: Browser;
  /** The receipt of the matter, and what was paid for it. */
  of: { number: string; code: string };
  id: string;
}

async function paidHall(t: Cleanups): Promise<PaidHall> {
  const hall = await kioskHall(t);
  const { number, queryCode: code } = await received(hall, "property-inheritance");
  const of = { number, code };
  const id = await payAgain(hall, of);
  const [clerk, supervisor] = [await hall.staff("clerk", wide), await hall.staff("supervisor", wide)];
  return { ...hall, clerk, supervisor, of, id };
}

const order = ({ kiosk }: KioskHall, of: object) =>
  kiosk.post("/api/kiosk/payments", { requestKey: newKey(), of, option: "dwelling" });

async function payAgain(hall: KioskHall, of: object): Promise<string> {
  const { kiosk, visitor } = hall;
  const ordered = await order(hall, of);
  assert.equal(ordered.statusCode, 201, ordered.body);
  const { id } = ordered.json<Payment>();
  await visitor.post(`/dev/pay/${id}`);
  assert.equal((await kiosk.get(`/api/kiosk/payments/${id}`)).json().state, "paid");
  return id;
}

const ask = (who: Browser, id: string, cause = "withdrawn", more: object = {}) =>
  who.post(`/api/staff/payments/${id}/refunds`, {
    requestKey: newKey(),
    cause,
    reason: "办件撤回了，不用缴",
    ...more,
  });
const decide = (who: Browser, refund: string, answer: "approve" | "decline") =>
  who.post(`/api/staff/refunds/${refund}/${answer}`, { requestKey: newKey(), note: "核对过撤回单" });

test("money is given back when another person agrees, the way it came, and can then be paid anew", async (t) => {
  const hall = await paidHall(t);
  const asked = (await ask(hall.clerk, hall.id)).json<PaidView>();
  assert.deepEqual([asked.refunds[0]?.state, asked.mayAsk], ["asked", false]);
  assert.equal((await ask(hall.supervisor, hall.id)).json().code, "refund-asked");
  const list = (await hall.supervisor.get("/api/staff/payments?asked=true")).json();
  assert.deepEqual([list.rows.length, list.asked, list.rows[0].refunds[0].mayDecide], [1, 1, true]);
  const done = (await decide(hall.supervisor, asked.refunds[0]!.id, "approve")).json<PaidView>();
  assert.deepEqual([done.state, done.refunds[0]?.state], ["refunded", "refunded"]);
  assert.match(done.refunds[0]?.reference ?? "", /^YANSHI-TUI-/);
  assert.equal(
    (await decide(hall.supervisor, asked.refunds[0]!.id, "approve")).json().code,
    "refund-decided",
  );
  const { rows } = await hall.services.pool.query(
    "select action from audit_entry where action like 'payment.%' order by seq",
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ["payment.ask-refund", "payment.refund", "payment.refunded"],
  );
  const payable = (await hall.kiosk.post("/api/kiosk/payables", hall.of)).json();
  assert.equal(payable.paid, undefined);
  await payAgain(hall, hall.of);
});

test("nobody decides what they asked for themselves; declined, it may be asked again", async (t) => {
  const hall = await paidHall(t);
  const asked = (await ask(hall.supervisor, hall.id, "double")).json<PaidView>();
  const [refund] = asked.refunds;
  assert.equal(refund?.mayDecide, false);
  assert.equal((await decide(hall.supervisor, refund!.id, "approve")).json().code, "refund-own");
  const director = await hall.staff("director", wide);
  const declined = (await decide(director, refund!.id, "decline")).json<PaidView>();
  assert.deepEqual([declined.state, declined.refunds[0]?.state], ["paid", "declined"]);
  assert.equal((await ask(hall.clerk, hall.id)).statusCode, 200);
  const elsewhere = await hall.staff("clerk", { ...wide, halls: ["xiling"] });
  assert.equal((await ask(elsewhere, hall.id)).statusCode, 403);
  assert.deepEqual((await elsewhere.get("/api/staff/payments")).json().rows, []);
});

test("a channel that does not answer is asked again by itself, and gives back once", async (t) => {
  const hall = await paidHall(t);
  const [refund] = (await ask(hall.clerk, hall.id)).json<PaidView>().refunds;
  // Agreed to, and the process ended before the channel was asked.
  await hall.services.pool.query(
    "update kiosk_refund set state = 'sending', decided_by = $2, decided_at = now() where id = $1",
    [refund!.id, hall.supervisor.id],
  );
  for (let n = 0; n < 2; n++) await sendRefunds(hall.services);
  const { rows } = await hall.services.pool.query(
    "select r.state, p.state as paid, (select count(*)::int from audit_entry where action = 'payment.refunded') as n from kiosk_refund r join kiosk_payment p on p.id = r.payment",
  );
  assert.deepEqual(rows, [{ state: "refunded", paid: "refunded", n: 1 }]);
});

test("part of it is given back, several times, in sum never more than was paid; the payer hears", async (t) => {
  const hall = await paidHall(t);
  const part = (fen: number) => ask(hall.clerk, hall.id, "reduced", { fen });
  assert.equal((await part(8001)).json().code, "refund-over");
  const first = (await part(3000)).json<PaidView>();
  assert.deepEqual([first.left, first.refunds[0]?.fen], [5000, 3000]);
  const once = (await decide(hall.supervisor, first.refunds[0]!.id, "approve")).json<PaidView>();
  assert.deepEqual([once.state, once.left, once.mayAsk], ["paid", 5000, true]);
  assert.equal((await order(hall, hall.of)).json().code, "kiosk-paid", "the rest is still paid");
  assert.equal((await part(5001)).json().code, "refund-over");
  const rest = (await ask(hall.clerk, hall.id)).json<PaidView>().refunds[1]!;
  assert.equal(rest.fen, 5000, "all that is left");
  const whole = (await decide(hall.supervisor, rest.id, "approve")).json<PaidView>();
  assert.deepEqual([whole.state, whole.left, whole.mayAsk], ["refunded", 0, false]);
  const { rows } = await hall.services.pool.query(
    "select count(*)::int as n from sms where template = 'fee-refunded'",
  );
  assert.equal(rows[0].n, 2);
  const applicant = await hall.resident("13800000001");
  const own = (await applicant.get(`/api/cases/${hall.of.number}/payments`)).json<OwnPayments>();
  const back = own.payments.map(({ fen, refunds }) => [
    fen,
    refunds.map(({ state, ...one }) => [state, one.fen]),
  ]);
  assert.deepEqual(back, [
    [
      8000,
      [
        ["refunded", 3000],
        ["refunded", 5000],
      ],
    ],
  ]);
  const stranger = await hall.resident("13900000077");
  assert.equal((await stranger.get(`/api/cases/${hall.of.number}/payments`)).json().code, "case-not-found");
});

test("a month settles with the channel: what came in, and what went back in it", async (t) => {
  const hall = await paidHall(t);
  const [refund] = (await ask(hall.clerk, hall.id, "reduced", { fen: 3000 })).json<PaidView>().refunds;
  hall.clock.forward(12 * 24 * 60);
  const [clerk, supervisor] = [await hall.again(hall.clerk), await hall.again(hall.supervisor)];
  await decide(supervisor, refund!.id, "approve");
  const linesOf = async (who: Browser, month: string) =>
    (await who.get(`/api/staff/payments/months/${month}`)).json<PaidMonth>().lines;
  const name = "不动产登记费（住宅类，每件）";
  assert.deepEqual(await linesOf(clerk, "2026-11"), [
    { name, paid: 1, paidFen: 8000, refunds: 0, backFen: 0 },
  ]);
  assert.deepEqual(await linesOf(clerk, "2026-12"), [
    { name, paid: 0, paidFen: 0, refunds: 1, backFen: 3000 },
  ]);
  const elsewhere = await hall.staff("clerk", { ...wide, halls: ["xiling"] });
  assert.deepEqual(await linesOf(elsewhere, "2026-11"), []);
});

test("figures count what went back when it went back, and open to it; what is only asked for is in none", async (t) => {
  const hall = await paidHall(t);
  await metrics.load?.(hall.services);
  const [refund] = (await ask(hall.clerk, hall.id, "reduced", { fen: 3000 })).json<PaidView>().refunds;
  hall.clock.forward(12 * 24 * 60);
  const [supervisor, clerk] = [await hall.again(hall.supervisor), await hall.again(hall.clerk)];
  const figures = async (month: string) => {
    await settleAll(hall.services);
    const names = ["kiosk.paid", "kiosk.refunded", "kiosk.refunds", "kiosk.net"];
    const all = names.map((id) => get<Figure>(supervisor, `/api/metrics/${id}/figure?${month}`));
    return (await Promise.all(all)).map(({ value }) => value);
  };
  const [november, december] = ["from=2026-11-01&to=2026-12-01", "from=2026-12-01&to=2027-01-01"];
  assert.deepEqual(await figures(november), [80, 0, 0, 80]);
  assert.deepEqual(await figures(december), [0, 0, 0, 0], "asked for, and not decided");
  await decide(supervisor, refund!.id, "approve");
  assert.equal((await ask(clerk, hall.id, "reduced", { fen: 100 })).statusCode, 200);
  assert.deepEqual(await figures(november), [80, 0, 0, 80], "what came in stays as it was");
  assert.deepEqual(await figures(december), [0, 30, 1, -30]);
  const both = "from=2026-11-01&to=2027-01-01";
  assert.deepEqual(await figures(both), [80, 30, 1, 50]);
  const page = await get<FactPage>(supervisor, `/api/metrics/kiosk.net/behind?${both}`);
  const rows = page.rows.map(({ source, amount, unit, href }) => [source, amount, unit, href]);
  const matter = `/staff/cases/${hall.of.number}`;
  assert.deepEqual(rows, [
    ["自助缴费退费", -30, "元", matter],
    ["自助缴费", 80, "元", matter],
  ]);
  assert.deepEqual([page.count, page.amount], [2, 5000]);
  const [row] = (await get<FactPage>(supervisor, `/api/metrics/kiosk.refunds/behind?${december}`)).rows;
  assert.match(row?.subject ?? "", /^退费：/);
  assert.deepEqual([row?.amount, row?.itemName], [30, "不动产继承、受遗赠转移登记"]);
});

test("the database itself refuses refunds that come to more than was paid", async (t) => {
  const hall = await paidHall(t);
  const [refund] = (await ask(hall.clerk, hall.id, "reduced", { fen: 3000 })).json<PaidView>().refunds;
  await decide(hall.supervisor, refund!.id, "approve");
  const again = `insert into kiosk_refund (division, id, payment, fen, cause, reason, state, asked_by, asked_at)
    select division, gen_random_uuid(), payment, $1, cause, reason, 'asked', asked_by, asked_at from kiosk_refund`;
  await assert.rejects(hall.services.pool.query(again, [5001]), /more than was paid/);
  await assert.rejects(
    hall.services.pool.query("update kiosk_refund set fen = 8001 where id = $1", [refund!.id]),
    /more than was paid/,
  );
  await hall.services.pool.query(again, [5000]);
});

test("asked twice in the same moment, it is one refund", async (t) => {
  const hall = await paidHall(t);
  const answers = await Promise.all(
    [hall.clerk, hall.supervisor, hall.clerk].map((who) => ask(who, hall.id, "reduced", { fen: 4500 })),
  );
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 409, 409]);
});
