import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "#server/testing/database.ts";
import { blockedUntil, purgeAttempts, stillSeen, tryOnce } from "./attempts.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21) + seconds * 1000).toISOString();
const limits = [
  { most: 1, minutes: 1 },
  { most: 3, minutes: 60 },
];

test("every window must have room, and the answer says from when it has", () => {
  assert.equal(blockedUntil([], limits, at(0)), undefined);
  assert.equal(blockedUntil([at(0)], limits, at(59.999)), at(60));
  assert.equal(blockedUntil([at(0)], limits, at(60)), undefined);
  assert.equal(blockedUntil([at(120), at(0), at(60)], limits, at(180)), at(3600));
  assert.equal(blockedUntil([at(0), at(60), at(120)], limits, at(3600)), undefined);
  assert.equal(blockedUntil([at(0), at(60), at(3590)], limits, at(3591)), at(3650));
});

test("times that no window sees are not kept", () => {
  assert.deepEqual(stillSeen([at(0), at(1)], limits, at(3600)), [at(1)]);
});

test("many at once are counted like one after the other; another subject has its own count", async (t) => {
  const { db } = await testDatabase(t);
  const subject = { division: "430482", kind: "code-client", subject: "127.0.0.1" } as const;
  const three = [{ most: 3, minutes: 10 }];
  const answers = await Promise.all(Array.from({ length: 10 }, () => tryOnce(db, subject, three, at(0))));
  assert.equal(answers.filter((blocked) => blocked === undefined).length, 3);
  assert.equal(answers.filter((blocked) => blocked === at(600)).length, 7);
  assert.equal(await tryOnce(db, { ...subject, subject: "127.0.0.2" }, three, at(0)), undefined);
  assert.equal(await tryOnce(db, subject, three, at(600)), undefined);
  await purgeAttempts(db, at(600));
  const left = await db.selectFrom("attempt").select("subject").execute();
  assert.deepEqual(left, [{ subject: "127.0.0.1" }]);
});
