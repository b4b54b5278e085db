import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { readKeyFile } from "./key-file.ts";
import { createSealing, type SealingKeys } from "./sealing.ts";

const keysOf = (...names: string[]): SealingKeys => ({
  current: names.at(-1)!,
  keys: new Map(names.map((name) => [name, Buffer.alloc(32, name)])),
  blind: Buffer.alloc(32, 7),
});

test("property: what is sealed opens again, at its place only", () => {
  const sealing = createSealing(keysOf("k1"));
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const sealed = sealing.seal(text, "a 1");
      assert.equal(sealing.open(sealed, "a 1"), text);
      assert.throws(() => sealing.open(sealed, "a 2"));
    }),
  );
});

test("a value altered in any bit of any byte does not open", () => {
  const sealing = createSealing(keysOf("k1"));
  const sealed = sealing.seal("430482199001011234", "p");
  for (const at of sealed.keys()) {
    for (let flip = 1; flip < 256; flip += 1) {
      const altered = Buffer.from(sealed);
      altered[at]! ^= flip;
      assert.throws(() => sealing.open(altered, "p"), `byte ${at} altered by ${flip}`);
    }
  }
});

test("the same value is never sealed the same way twice, but has one blind index a purpose", () => {
  const sealing = createSealing(keysOf("k1"));
  assert.notDeepEqual(sealing.seal("张三", "p"), sealing.seal("张三", "p"));
  assert.equal(sealing.blind("张三", "name"), sealing.blind(" 张三 ", "name"));
  assert.notEqual(sealing.blind("张三", "name"), sealing.blind("张三", "phone"));
});

test("a new key seals, the old one still opens", () => {
  const sealed = createSealing(keysOf("k1")).seal("旧", "p");
  const rotated = createSealing(keysOf("k1", "k2"));
  assert.equal(rotated.open(sealed, "p"), "旧");
  assert.equal(rotated.keyOf(sealed), "k1");
  assert.equal(rotated.keyOf(rotated.seal("新", "p")), "k2");
  assert.throws(() => createSealing(keysOf("k2")).open(sealed, "p"), /k1 is missing/);
});

test("the key file is made once, for its owner only, and read again", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "tongban-keys-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "secrets", "sealing.json");
  const [first, second] = await Promise.all([readKeyFile(path), readKeyFile(path)]);
  assert.deepEqual(first, second);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  await writeFile(path, (await readFile(path, "utf8")).replace(/"k1": ".{8}/, '"k1": "'));
  await assert.rejects(readKeyFile(path), { code: "key-file-damaged" });
});
