import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "#server/testing/database.ts";
import { claimSignIn, claimTry, clearLock, type LockState, lockedAccounts } from "./lock.ts";

const rules = { failures: 5, minutes: 15 };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 1) + minute * 60_000).toISOString();

function tries(count: number, minute: number, state?: LockState): LockState {
  const answer = claimTry(state, rules, at(minute));
  assert.ok("claimed" in answer);
  return count === 1 ? answer.claimed : tries(count - 1, minute, answer.claimed);
}

test("R13.3 the fifth failure locks for fifteen minutes, to the second", () => {
  assert.equal(tries(4, 0).lockedUntil, undefined);
  const locked = tries(5, 0);
  assert.equal(locked.lockedUntil, at(15));
  assert.deepEqual(claimTry(locked, rules, at(14.999)), { lockedUntil: at(15) });
  assert.deepEqual(claimTry(locked, rules, at(15)), { claimed: { failures: 1, lastAt: at(15) } });
});

test("failures far apart do not add up", () => {
  const four = tries(4, 0);
  assert.equal(tries(1, 14, four).lockedUntil, at(29));
  assert.equal(tries(1, 15, four).lockedUntil, undefined);
});

test("R13.3 twenty tries at once: five are let through to the password, whether or not the account exists", async (t) => {
  const { db } = await testDatabase(t);
  const key = { division: "430482", account: "nobody.here" };
  const answers = await Promise.all(Array.from({ length: 20 }, () => claimSignIn(db, key, rules, at(0))));
  assert.equal(answers.filter((answer) => "claimed" in answer).length, 5);
  assert.deepEqual([...(await lockedAccounts(db, key.division, at(1)))], [["nobody.here", at(15)]]);
  assert.deepEqual([...(await lockedAccounts(db, key.division, at(15)))], []);
  assert.equal(await clearLock(db, key), true);
  assert.equal(await clearLock(db, key), false);
  assert.ok("claimed" in (await claimSignIn(db, key, rules, at(2))));
});
