import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { newKey } from "#server/testing/hall.ts";
import {
  act,
  type Booking,
  booked,
  bookingHall,
  monday,
  onePlace,
  slotAt,
  slotsOn,
} from "../appointments.fixture.ts";

const PROCESS = fileURLToPath(new URL("./race-process.ts", import.meta.url));
const run = promisify(execFile);

/** Everybody presses at once, spread over some processes. */
async function race(
  { services }: Booking,
  slots: number[],
  people: number,
  processes = 4,
): Promise<string[]> {
  const { connection, config } = services;
  const all = Array.from({ length: people }, (_, i) => i + 1);
  const parts = await Promise.all(
    Array.from({ length: processes }, async (_, part) => {
      const mine = all.filter((person) => person % processes === part);
      const errand = { home: config.home, connection, slots, people: mine, at: services.now() };
      const { stdout } = await run(process.execPath, [PROCESS, JSON.stringify(errand)]);
      return JSON.parse(stdout) as string[];
    }),
  );
  return parts.flat();
}

const count = (outcomes: readonly string[], wanted: string) =>
  outcomes.filter((outcome) => outcome === wanted).length;

test("R12.2 two hundred clients on the last place, over four processes: exactly one has it (ZMS 465, 1020)", async (t) => {
  const hall = await bookingHall(t);
  const slot = await slotAt(hall, monday);
  await onePlace(hall, slot);
  const outcomes = await race(hall, [slot], 200);
  assert.equal(count(outcomes, "booked"), 1);
  assert.equal(count(outcomes, "appointment-full"), 199, "nobody deadlocks, nobody gets an error");
  const kept = await hall.services.db
    .selectFrom("appointment")
    .select("id")
    .where("slot", "=", slot)
    .execute();
  assert.equal(kept.length, 1);
});

test("places are taken, not looked for and inserted (Cal.com #5820): every place once, none left, over many slots", async (t) => {
  const hall = await bookingHall(t);
  const slots = (await slotsOn(hall, monday)).slice(0, 3);
  const free = slots.reduce((total, slot) => total + slot.free, 0);
  const outcomes = await race(
    hall,
    slots.map(({ id }) => id),
    120,
  );
  assert.equal(count(outcomes, "booked"), free);
  assert.equal(count(outcomes, "booked") + count(outcomes, "appointment-full"), 120);
  const rows = await hall.services.db
    .selectFrom("appointment_slot")
    .select(["public_used", "public_capacity"])
    .where(
      "id",
      "in",
      slots.map(({ id }) => id),
    )
    .execute();
  for (const row of rows) assert.equal(row.public_used, row.public_capacity);
});

test("people who change places with each other do not wait in a circle (ZMS 1201)", async (t) => {
  const hall = await bookingHall(t);
  const [one, two] = [await slotAt(hall, monday), await slotAt(hall, monday, 1)];
  await hall.services.db
    .updateTable("appointment_slot")
    .set({ public_capacity: 40 })
    .where("id", "in", [one, two])
    .execute();
  const people = await Promise.all(
    Array.from({ length: 16 }, async (_, i) => {
      const who = await hall.resident(`1370000${String(i).padStart(4, "0")}`);
      return { who, it: await booked(who, i % 2 ? one : two), to: i % 2 ? two : one };
    }),
  );
  const answers = await Promise.all(
    people.map(({ who, it, to }) => act(who, it, "move", { slot: to, requestKey: newKey() })),
  );
  assert.deepEqual([...new Set(answers.map(({ statusCode }) => statusCode))], [200]);
});
