import assert from "node:assert/strict";
import { test } from "node:test";
import { newLife, newToken, readToken, sessionIsOver, shouldTouch } from "./session.ts";

test("a token is 256 bits, carries its division and is kept as a digest only", () => {
  const token = newToken("430482");
  assert.match(token.text, /^430482\.[A-Za-z0-9_-]{43}$/);
  assert.match(token.digest, /^[0-9a-f]{64}$/);
  assert.deepEqual(readToken(token.text), token);
  assert.notEqual(newToken("430482").text, token.text);
  for (const odd of [undefined, "", "430482.", token.text.slice(1), `${token.text}=`, ` ${token.text}`]) {
    assert.equal(readToken(odd), undefined);
  }
});

test("R13.3 [A] a session ends when idle too long, and at its absolute end however busy", () => {
  const life = newLife({ idleMinutes: 15, mostHours: 12 }, "2026-11-21T00:00:00.000Z");
  assert.equal(sessionIsOver(life, "2026-11-21T00:14:59.999Z"), false);
  assert.equal(sessionIsOver(life, "2026-11-21T00:15:00.000Z"), true);
  const busy = { ...life, seenAt: "2026-11-21T11:59:59.000Z" };
  assert.equal(sessionIsOver(busy, "2026-11-21T11:59:59.999Z"), false);
  assert.equal(sessionIsOver(busy, "2026-11-21T12:00:00.000Z"), true);
});

test("a key does not end by itself", () => {
  const key = { seenAt: "2020-01-01T00:00:00.000Z" };
  assert.equal(sessionIsOver(key, "2026-11-21T00:00:00.000Z"), false);
  assert.equal(shouldTouch(key, "2026-11-21T00:00:00.000Z"), false);
});

test("use is noted once a minute, and oftener where the idle time is short", () => {
  const life = newLife({ idleMinutes: 15, mostHours: 12 }, "2026-11-21T00:00:00.000Z");
  assert.equal(shouldTouch(life, "2026-11-21T00:00:59.999Z"), false);
  assert.equal(shouldTouch(life, "2026-11-21T00:01:00.000Z"), true);
  assert.equal(shouldTouch({ ...life, idleSeconds: 60 }, "2026-11-21T00:00:15.000Z"), true);
});
