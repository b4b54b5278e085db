import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { testServices } from "#server/testing/app.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { completeItem, itemNumbered } from "#server/testing/item.ts";
import { type Command, type Io, WrongUse } from "./command.ts";
import * as itemsExport from "./commands/items-export.ts";
import * as itemsImport from "./commands/items-import.ts";
import * as loadData from "./commands/load-data.ts";
import { runCommand } from "./main.ts";

async function typed(...words: string[]) {
  const out: string[] = [];
  const code = await runCommand(words, { out: (line) => out.push(line), error: (line) => out.push(line) });
  return { code, out: out.join("\n") };
}

async function folder(t: Cleanups): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "tongban-items-"));
  afterTest(t, () => rm(made, { recursive: true }));
  return made;
}

test("items lint: clean, incomplete, contradictory, unreadable", async (t) => {
  const dir = await folder(t);
  const file = async (name: string, content: unknown) => {
    await writeFile(join(dir, name), JSON.stringify(content));
    return join(dir, name);
  };
  const good = await file("good.json", [completeItem(), { ...itemNumbered(7), conditions: [] }]);
  const { code, out } = await typed("items", "lint", good);
  assert.deepEqual([code, /item-7 还缺：受理条件。/.test(out)], [0, true]);
  const bad = await file("bad.json", completeItem({ promised: { n: 30, unit: "W" } }));
  const found = await typed("items", "lint", good, bad, "--json");
  assert.equal(found.code, 1);
  const [, report] = JSON.parse(found.out);
  assert.deepEqual([report.clean, report.items[0].problems[0].column], [false, "承诺办结时限"]);
  assert.equal((await typed("items", "lint", await file("none.json", 5))).code, 1);
  const missing = await typed("items", "lint", join(dir, "nowhere.json"));
  assert.deepEqual([missing.code, /nowhere\.json.*。/.test(missing.out)], [1, true]);
  assert.equal((await typed("items", "lint")).code, 2);
});

/** A command on a database of its own. */
async function atMachine(t: Cleanups) {
  const services = await testServices(t);
  return async ({ command }: { command: Command }, rest: string[], flags: Record<string, boolean> = {}) => {
    const out: string[] = [];
    const io: Io = {
      json: flags.json ?? false,
      say: (line) => void (flags.json || out.push(line)),
      value: (value) => void (flags.json && out.push(JSON.stringify(value))),
      config: services.config,
      services: async () => services,
    };
    const code = await command.run({ rest, flags }, io);
    return { code, out: out.join("\n") };
  };
}

test("the data are loaded, exported, and taken back unchanged", async (t) => {
  const dir = await folder(t);
  const run = await atMachine(t);
  assert.equal((await run(loadData, [])).code, 0);
  const file = join(dir, "items.xlsx");
  assert.equal((await run(itemsExport, [file])).code, 0);
  const again = await run(itemsImport, [file], { publish: true });
  assert.match(again.out, /^新增 0，变更 0，不变 \d{3,}，拒绝 0，其中发布 0（没有写入）$/);
  assert.equal(again.code, 0);
});

test("items import: tried, refused with exit code 1, written", async (t) => {
  const dir = await folder(t);
  const run = await atMachine(t);
  await run(loadData, []);
  const file = join(dir, "items.json");
  const write = (item: object) => writeFile(file, JSON.stringify([item]));
  await write(itemNumbered(7, { status: "suspended" }));
  const refused = await run(itemsImport, [file]);
  assert.deepEqual([refused.code, /拒绝 1.*（没有写入）$/.test(refused.out)], [1, true]);
  await write(itemNumbered(7));
  const dry = await run(itemsImport, [file], { "dry-run": true, publish: true });
  assert.match(dry.out, /^新增，发布 item-7 第7号事项许可\n新增 1，.*其中发布 1（试运行，没有写入）$/);
  const json = JSON.parse((await run(itemsImport, [file], { publish: true, json: true })).out);
  assert.deepEqual([json.written, json.rows[0].published], [true, true]);
  const out = join(dir, "out.json");
  assert.equal((await run(itemsExport, [out])).code, 0);
  const exported = JSON.parse(await readFile(out, "utf8"));
  assert.deepEqual(
    exported.find((item: { key: string }) => item.key === "item-7"),
    itemNumbered(7),
  );
  await assert.rejects(run(itemsExport, [join(dir, "out.csv")]), WrongUse);
  await assert.rejects(run(itemsImport, []), WrongUse);
});
