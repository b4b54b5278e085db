import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { openSealSigner } from "./seal-key-file.ts";
import { createSealSigner, isSealKey, keyIdOf, newSealKey } from "./seal-signer.ts";

const userId = ["-sigopt", "distid:1234567812345678"];

function folder(t: TestContext) {
  const path = mkdtempSync(join(tmpdir(), "seal-"));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Undefined when there is no OpenSSL, or one that does not know SM2 user ids (before 3.0). */
function openssl(t: TestContext, ...args: string[]) {
  const { error, status, stdout } = spawnSync("openssl", args);
  if (error) return t.skip("OpenSSL is not installed");
  return { good: status === 0, stdout };
}

test("R6.8 what is signed verifies, and nothing else does", async () => {
  const signer = createSealSigner([newSealKey()]);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.uint8Array({ minLength: 1 }), async (content, noise) => {
      const bytes = Buffer.from(content);
      const signature = await signer.sign(bytes);
      assert.equal(await signer.verify(bytes, signature, signer.keyId), true);
      assert.equal(await signer.verify(Buffer.concat([bytes, noise]), signature, signer.keyId), false);
      assert.equal(await signer.verify(bytes, Buffer.from(noise), signer.keyId), false);
    }),
    { numRuns: 30 },
  );
});

test("an empty signature, an unknown key and another key's signature are refused", async () => {
  const [mine, other] = [createSealSigner([newSealKey()]), createSealSigner([newSealKey()])];
  const bytes = Buffer.from("同意");
  const signature = await mine.sign(bytes);
  assert.equal(await mine.verify(bytes, Buffer.alloc(0), mine.keyId), false);
  assert.equal(await mine.verify(bytes, signature, "0000000000000000"), false);
  assert.equal(await other.verify(bytes, signature, other.keyId), false);
  assert.equal(mine.publicKeyPem("0000000000000000"), undefined);
});

test("after a new key came, what the old one signed still verifies", async () => {
  const [old, fresh] = [newSealKey(), newSealKey()];
  const bytes = Buffer.from("食品经营许可证");
  const signature = await createSealSigner([old]).sign(bytes);
  const signer = createSealSigner([old, fresh]);
  assert.equal(signer.keyId, keyIdOf(fresh.publicKey));
  assert.equal(await signer.verify(bytes, signature, keyIdOf(old.publicKey)), true);
  assert.equal(await signer.verify(bytes, signature, signer.keyId), false);
});

test("OpenSSL verifies our signatures with the standard user id", async (t) => {
  const path = folder(t);
  const signer = createSealSigner([newSealKey()]);
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(path, name), content);
    return join(path, name);
  };
  const bytes = Buffer.from("准予行政许可决定书");
  const key = file("key.pem", signer.publicKeyPem(signer.keyId)!);
  const signature = file("signature", await signer.sign(bytes));
  const check = (content: Buffer) =>
    openssl(t, "dgst", "-sm3", ...userId, "-verify", key, "-signature", signature, file("text", content));
  const good = check(bytes);
  if (!good) return;
  assert.equal(good.good, true);
  assert.equal(check(Buffer.from("另一份决定书"))?.good, false);
});

test("we verify OpenSSL's signatures", async (t) => {
  const path = folder(t);
  const key = join(path, "key.pem");
  const text = join(path, "text");
  writeFileSync(text, "受理通知书");
  const made = openssl(t, "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", key);
  if (!made) return;
  assert.equal(made.good, true);
  const signature = openssl(t, "dgst", "-sm3", ...userId, "-sign", key, text);
  const spki = openssl(t, "pkey", "-in", key, "-pubout", "-outform", "DER");
  const publicKey = spki!.stdout.subarray(-65).toString("hex");
  const signer = createSealSigner([{ privateKey: "", publicKey }]);
  assert.equal(await signer.verify(Buffer.from("受理通知书"), signature!.stdout, signer.keyId), true);
  assert.equal(await signer.verify(Buffer.from("受理通知"), signature!.stdout, signer.keyId), false);
});

test("the key file is made once, private, and read again", async (t) => {
  const path = join(folder(t), "keys", "seal.json");
  const [first, second] = await Promise.all([openSealSigner(path), openSealSigner(path)]);
  assert.equal(first.keyId, second.keyId);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal((await openSealSigner(path)).keyId, first.keyId);
  const { keys } = JSON.parse(readFileSync(path, "utf8"));
  assert.equal(keys.length, 1);
});

test("a damaged key file is one sentence, and is never replaced", async (t) => {
  const path = join(folder(t), "seal.json");
  const { privateKey } = newSealKey();
  const { publicKey } = newSealKey();
  const damaged = [
    "",
    "{}",
    '{"algorithm":"SM2","keys":[]}',
    JSON.stringify({ algorithm: "SM2", keys: [{ privateKey, publicKey }] }),
  ];
  for (const content of damaged) {
    writeFileSync(path, content);
    await assert.rejects(openSealSigner(path), { name: "Trouble", code: "seal-key-damaged" });
    assert.equal(readFileSync(path, "utf8"), content);
  }
});

test("a folder that cannot be used is one sentence", async (t) => {
  const path = folder(t);
  writeFileSync(join(path, "file"), "");
  chmodSync(join(path, "file"), 0o600);
  await assert.rejects(openSealSigner(join(path, "file", "seal.json")), { name: "Trouble" });
});

test("a key is checked: form, range, and that its halves belong together", () => {
  const key = newSealKey();
  assert.equal(isSealKey(key), true);
  assert.equal(isSealKey({ ...key, privateKey: "0".repeat(64) }), false);
  assert.equal(isSealKey({ ...key, privateKey: key.privateKey.slice(2) }), false);
  assert.equal(isSealKey({ ...key, publicKey: newSealKey().publicKey }), false);
});
