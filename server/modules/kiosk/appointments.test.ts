import assert from "node:assert/strict";
import { test } from "node:test";
import type { KioskAppointment } from "#contract/kiosk.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, type Browser, newKey } from "#server/testing/hall.ts";
import { appointments } from "../appointments/index.ts";
import { queue } from "../queue/index.ts";
import { type KioskHall, kioskHall, machine, signIn } from "./kiosk.fixture.ts";

const monday = "2026-11-23";
/** The first of the demonstration's people, whose card can be laid on the simulated reader. */
const idNumber = "430499199003070018";

async function bookingKiosk(t: Cleanups): Promise<KioskHall & { clerk: Browser }> {
  const hall = await kioskHall(t);
  for (const { load } of [queue, appointments]) await load?.(hall.services);
  return { ...hall, clerk: await hall.staff("clerk", { organ: approvalBureau, reach: "all-organs" }) };
}

/** Booked by telephone for the person of the card: Monday from nine to ten, Beijing time, or `hour` slots later. */
async function booked(hall: KioskHall & { clerk: Browser }, later = 0, more: object = {}): Promise<number> {
  const rows = await hall.services.db
    .selectFrom("appointment_slot")
    .select("id")
    .where("hall", "=", "changning")
    .where("queue", "=", "real-estate")
    .where("day", "=", monday)
    .orderBy("starts_at")
    .execute();
  const person = { name: "郭小明", phone: "13900000009", idNumber, via: "phone", ...more };
  const asked = { requestKey: newKey(), slot: rows[later]!.id, ...person };
  const made = await hall.clerk.post("/api/staff/appointments", asked);
  assert.equal(made.statusCode, 201, made.body);
  return made.json().id;
}

const rowsOf = async (person: Browser): Promise<KioskAppointment[]> =>
  (await person.get("/api/kiosk/appointments")).json().rows;

test("R12.2 the card finds what staff booked by telephone; it becomes a number with one slip", async (t) => {
  const hall = await bookingKiosk(t);
  const id = await booked(hall);
  const before = await rowsOf(await signIn(hall));
  assert.deepEqual([before[0]?.now, before[0]?.words], [false, "不是今天，请那天来取号"]);
  hall.clock.now = `${monday}T00:59:00.000Z`;
  const person = await signIn(hall);
  assert.deepEqual(
    (await rowsOf(person)).map((one) => [one.id, one.now]),
    [[id, true]],
  );
  const ask = { requestKey: newKey(), of: { id } };
  const came = await person.post("/api/kiosk/appointments/check-in", ask);
  assert.equal(came.statusCode, 200, came.body);
  const { ticket, late, paper } = came.json();
  assert.deepEqual([ticket.class, late, paper], ["appointment", false, "printed"]);
  const again = await person.post("/api/kiosk/appointments/check-in", ask);
  assert.equal(again.json().ticket.number, ticket.number, "a repeat gets the same number");
  const { rows } = await hall.services.pool.query("select kind from kiosk_print");
  assert.deepEqual(rows, [{ kind: "ticket" }], "and no second slip (ZMS 1363)");
  assert.match((await rowsOf(person))[0]?.words ?? "", new RegExp(ticket.number));
});

test("too early, late, and another hall are answered in plain words", async (t) => {
  const hall = await bookingKiosk(t);
  const [late, early] = [await booked(hall), await booked(hall, 4)];
  hall.clock.now = `${monday}T01:30:00.000Z`;
  const person = await signIn(hall);
  const words = (await rowsOf(person)).map((one) => one.words);
  assert.match(words[0]!, /来晚了/);
  assert.match(words[1]!, /来早了，\d\d:\d\d 起可以取号/);
  const come = (who: Browser, id: number) =>
    who.post("/api/kiosk/appointments/check-in", { requestKey: newKey(), of: { id } });
  assert.equal((await come(person, early)).json().code, "appointment-early");
  await hall.services.db
    .updateTable("device")
    .set({ hall: "xiling" })
    .where("id", "=", hall.kiosk.id)
    .execute();
  const elsewhere = await signIn({ ...hall, kiosk: hall.kiosk });
  assert.equal((await come(elsewhere, late)).json().code, "appointment-other-hall");
});

test("nobody's card opens another's appointment, and vouchers cannot be guessed", async (t) => {
  const hall = await bookingKiosk(t);
  const id = await booked(hall);
  hall.clock.now = `${monday}T00:59:00.000Z`;
  const come = (who: Browser, of: object) =>
    who.post("/api/kiosk/appointments/check-in", { requestKey: newKey(), of });
  assert.equal((await come(hall.kiosk, { id })).json().code, "kiosk-sign-in");
  assert.equal((await come(await signIn(hall, "demo-2"), { id })).json().code, "appointment-not-found");
  await machine(hall.kiosk, { card: "" });
  const guess = () => come(hall.kiosk, { voucher: "ABCDEFGHJK" });
  for (let n = 0; n < 30; n++) assert.equal((await guess()).json().code, "appointment-not-found");
  assert.equal((await guess()).json().code, "appointment-too-often");
});
