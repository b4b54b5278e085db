import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, chosenIn, clockWords, dayAt, dayState, hoursWords, stepOf } from "./booking.ts";

test("times are told on the county's clock", () => {
  assert.equal(clockWords("2026-11-23T01:00:00.000Z"), "09:00");
  assert.equal(dayAt("2026-11-23T16:00:00.000Z"), "2026-11-24");
  const slot = { startsAt: "2026-11-23T05:30:00.000Z", endsAt: "2026-11-23T06:30:00.000Z" };
  assert.equal(hoursWords(slot), "13:30–14:30");
});

test("what was chosen stands in the address and comes back from it", () => {
  const chosen = {
    item: "food-licence",
    hall: "changning",
    queue: "food-health",
    day: "2026-11-23",
    slot: "17",
  };
  const address = addressOf("/appointments/new", chosen);
  assert.deepEqual(chosenIn(new URL(address, "http://hall").searchParams), chosen);
  assert.equal(addressOf("/appointments/new", {}), "/appointments/new");
});

test("one question after the other", () => {
  assert.equal(stepOf({}), 0);
  assert.equal(stepOf({ hall: "changning", queue: "tax" }), 1);
  assert.equal(stepOf({ hall: "changning", queue: "tax", day: "2026-11-23" }), 2);
  assert.equal(stepOf({ hall: "changning", queue: "tax", slot: "1" }), 3);
});

test("a day says how much is free, or why nothing is", () => {
  const slot = { id: 1, startsAt: "2026-11-23T01:00:00.000Z", endsAt: "2026-11-23T02:00:00.000Z", free: 3 };
  assert.equal(
    dayState({ day: "2026-11-23", state: "open", slots: [slot, { ...slot, id: 2, free: 1 }] }),
    "可约 4 个",
  );
  assert.equal(dayState({ day: "2026-11-22", state: "holiday", slots: [] }), "休息");
});
