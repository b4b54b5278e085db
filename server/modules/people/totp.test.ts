import assert from "node:assert/strict";
import { test } from "node:test";
import { matchTotp, newTotpSecret, totpAddress, totpCode, totpStep } from "./totp.ts";

/** RFC 6238 appendix B: the ASCII secret 12345678901234567890, here in base32; the last six of eight digits. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const vectors: [number, string][] = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
];

for (const [seconds, code] of vectors) {
  test(`RFC 6238: ${code} at ${seconds}`, () => {
    assert.equal(totpCode(secret, totpStep(new Date(seconds * 1000))), code);
  });
}

test("a code is taken a step early or late, not two", () => {
  const at = new Date("2026-11-21T01:30:10.000Z");
  const now = totpStep(at);
  for (const step of [now - 1, now, now + 1])
    assert.equal(matchTotp(secret, totpCode(secret, step), at, 0), step);
  for (const step of [now - 2, now + 2]) {
    assert.equal(matchTotp(secret, totpCode(secret, step), at, 0), undefined);
  }
});

test("R13.3 a code works once, and no older one works after it", () => {
  const at = new Date("2026-11-21T01:30:10.000Z");
  const now = totpStep(at);
  assert.equal(matchTotp(secret, totpCode(secret, now), at, now), undefined);
  assert.equal(matchTotp(secret, totpCode(secret, now - 1), at, now), undefined);
  assert.equal(matchTotp(secret, totpCode(secret, now + 1), at, now), now + 1);
});

test("secrets are 160 bits in base32 and differ", () => {
  const one = newTotpSecret();
  assert.match(one, /^[A-Z2-7]{32}$/);
  assert.notEqual(one, newTotpSecret());
  assert.equal(
    totpAddress(secret, "admin", "通办"),
    `otpauth://totp/%E9%80%9A%E5%8A%9E:admin?secret=${secret}&issuer=%E9%80%9A%E5%8A%9E`,
  );
});

test("a code of another length or of letters fits nothing", () => {
  const at = new Date(59_000);
  for (const code of ["", "28708", "2870822", "abcdef", "２８７０８２"]) {
    assert.equal(matchTotp(secret, code, at, 0), undefined);
  }
});
