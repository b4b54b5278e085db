import assert from "node:assert/strict";
import { test } from "node:test";
import { hashPassword, passwordFaults, verifyPassword } from "./password.ts";

const rules = { length: 10, classes: 3 };

test("R13.3 a password needs ten characters of three classes", () => {
  assert.deepEqual(passwordFaults("Aa1-Aa1-Aa", "zhang", rules), []);
  assert.deepEqual(passwordFaults("密码abc123XYZ", "zhang", rules), []);
  assert.deepEqual(passwordFaults("Aa1-Aa1-A", "zhang", rules), ["至少 10 个字符"]);
  assert.equal(passwordFaults("abcdefghij", "zhang", rules).length, 1);
  assert.equal(passwordFaults("abcdefg123", "zhang", rules).length, 1);
  assert.equal(passwordFaults("A1-".repeat(50), "zhang", rules).length, 1);
});

test("a password may not hold the account's name nor one character four times running", () => {
  assert.deepEqual(passwordFaults("Zhang-2026-x", "zhang", rules), ["不能包含账号名"]);
  assert.deepEqual(passwordFaults("Aa1-1111-xyz", "zhang", rules), ["同一字符不能连续出现 4 次"]);
});

test("a kept password verifies, another does not, and no two are kept alike", async () => {
  const kept = await hashPassword("正确的 Horse 1");
  assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await verifyPassword("正确的 Horse 1", kept), true);
  assert.equal(await verifyPassword("正确的 Horse 2", kept), false);
  assert.notEqual(await hashPassword("正确的 Horse 1"), kept);
});

test("an argon2id hash made elsewhere is understood (argon2-cffi's own test vector)", async () => {
  const kept = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  assert.equal(await verifyPassword("password", kept), true);
  assert.equal(await verifyPassword("passwort", kept), false);
});

test("no kept password verifies nothing", async () => {
  assert.equal(await verifyPassword("anything", undefined), false);
  assert.equal(await verifyPassword("", ""), false);
});
