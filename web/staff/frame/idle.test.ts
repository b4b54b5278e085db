import assert from "node:assert/strict";
import { test } from "node:test";
import { idleVerdict } from "./idle.ts";

const minute = 60_000;
const quarter = 15 * minute;

test("somebody who writes for long keeps their session: the server is asked now and then", () => {
  const writing = { askedAt: 0, touchedAt: 5 * minute, now: 5 * minute + 1 };
  assert.deepEqual(idleVerdict(writing, quarter), { do: "ask" });
  assert.deepEqual(idleVerdict({ ...writing, now: minute, touchedAt: minute }, quarter), { do: "nothing" });
});

test("R13.3 an empty desk is warned in time, with the seconds left, then signed out", () => {
  const left = { askedAt: 0, touchedAt: 0 };
  assert.deepEqual(idleVerdict({ ...left, now: 13 * minute }, quarter), { do: "nothing" });
  assert.deepEqual(idleVerdict({ ...left, now: 14 * minute }, quarter), { do: "warn", secondsLeft: 60 });
  assert.deepEqual(idleVerdict({ ...left, now: quarter }, quarter), { do: "leave" });
});

test("coming back during the warning keeps the session", () => {
  const back = { askedAt: 0, touchedAt: 14.5 * minute, now: 14.6 * minute };
  assert.deepEqual(idleVerdict(back, quarter), { do: "ask" });
});
