import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Type from "typebox";
import { readDataFile } from "./data-file.ts";
import type { Trouble } from "./trouble.ts";

const Rules = Type.Object({ from: Type.Integer(), to: Type.Integer() }, { additionalProperties: false });
const read = (data: string) =>
  readDataFile({ data }, "rules.json", Rules, ({ from, to }) => (from > to ? "/from" : undefined));

test("a file that fits is read; one that does not says where, in one sentence of each language", async (t) => {
  const data = await mkdtemp(join(tmpdir(), "tongban-data-"));
  t.after(() => rm(data, { recursive: true }));
  const path = join(data, "rules.json");
  const wrongAt = (where: string) => (error: Trouble) =>
    error.code === "data-file-faulty" &&
    error.message.startsWith(`${path} is missing or faulty at ${where}:`) &&
    error.chinese.startsWith(`${path} 缺失，或 ${where} 有误：`);
  assert.throws(() => read(data), wrongAt("/"), "missing");
  const given: [text: string, where: string][] = [
    ["{", "/"],
    ['{"from":1,"to":"2"}', "/to"],
    ['{"from":3,"to":2}', "/from"],
  ];
  for (const [text, where] of given) {
    await writeFile(path, text);
    assert.throws(() => read(data), wrongAt(where), text);
  }
  await writeFile(path, '{"from":1,"to":2}');
  assert.deepEqual(read(data), { from: 1, to: 2 });
});
