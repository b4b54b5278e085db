import assert from "node:assert/strict";
import { test } from "node:test";
import type { Item } from "#contract/item.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { writeWorkbook } from "#server/platform/xlsx/index.ts";
import { testDatabase } from "#server/testing/database.ts";
import { completeItem, gateRules, incompleteItem, itemNumbered } from "#server/testing/item.ts";
import { addStaffAlias } from "./aliases-store.ts";
import { readChanges } from "./changes-store.ts";
import { candidatesFrom } from "./exchange/candidates.ts";
import { readItems, writeItemsWorkbook } from "./exchange/exchange.ts";
import { itemsWorkbook } from "./exchange/to-workbook.ts";
import { type ImportOptions, importItems } from "./import-commands.ts";
import { readVersion, readVersionsByKey, writeDrafts } from "./items-store.ts";

const division = "430482";
const options: ImportOptions = {
  division,
  by: "li.na",
  at: "2026-11-21T01:00:00.000Z",
  today: "2026-11-21",
  organFault: (organ) => (organ === "11430482000000001K" ? undefined : "没有这个机构。"),
  rules: gateRules,
  dryRun: false,
  publish: true,
};

const unfinished = incompleteItem({
  ...itemNumbered(9),
  steps: [],
  conditions: [],
});
delete unfinished.channel;

function run(db: Database, items: Item[], more: Partial<ImportOptions> = {}) {
  const file = candidatesFrom(writeWorkbook(itemsWorkbook(items)), gateRules);
  return db.transaction().execute((tx) => importItems(tx, file, { ...options, ...more }));
}

async function exported(db: Database): Promise<Item[]> {
  const newest = await readVersionsByKey(db, division);
  return [...newest.values()].map((versions) => versions[0]!.item);
}

test("complete items are published, others become drafts; the second time nothing changes", async (t) => {
  const { db } = await testDatabase(t);
  const first = await run(db, [completeItem(), unfinished]);
  assert.deepEqual(first.counts, { new: 2, changed: 0, unchanged: 0, refused: 0, published: 1 });
  assert.equal(first.written, true);
  const [published, draft] = first.rows;
  assert.deepEqual([published?.percent, published?.published, published?.hints], [100, true, []]);
  assert.equal(draft?.published, false);
  assert.match(draft?.hints[0]?.message ?? "", /^还缺：受理条件、办理流程、办理形式/);
  const changes = await readChanges(db, division);
  assert.deepEqual(
    changes.map(({ key, version, kind, effectiveOn }) => [key, version, kind, effectiveOn]),
    [[completeItem().key, 1, "published", "2026-11-21"]],
  );
  const second = await run(db, await exported(db));
  assert.deepEqual(second.counts, { new: 0, changed: 0, unchanged: 2, refused: 0, published: 0 });
  assert.equal(second.written, false);
});

test("a dry run says the same and writes nothing", async (t) => {
  const { db } = await testDatabase(t);
  const dry = await run(db, [completeItem()], { dryRun: true });
  assert.deepEqual(dry.counts, { new: 1, changed: 0, unchanged: 0, refused: 0, published: 1 });
  assert.equal(dry.written, false);
  assert.equal((await readVersionsByKey(db, division)).size, 0);
});

test("R1.4 a change becomes the next version, the old one stays as it was", async (t) => {
  const { db } = await testDatabase(t);
  await run(db, [completeItem()]);
  const shorter = completeItem({ promised: { n: 2, unit: "W" } });
  const report = await run(db, [shorter]);
  assert.deepEqual(report.rows[0]?.changes, ["承诺办结时限"]);
  assert.deepEqual([report.rows[0]?.verdict, report.rows[0]?.version], ["changed", 2]);
  const [one, two] = await Promise.all(
    [1, 2].map((version) => readVersion(db, division, shorter.key, version)),
  );
  assert.deepEqual(one?.item.promised, completeItem().promised);
  assert.deepEqual(two?.item, { ...shorter, version: 2 });
});

test("a draft from a file is overwritten by the next file, and published once it is complete", async (t) => {
  const { db } = await testDatabase(t);
  await run(db, [unfinished]);
  const report = await run(db, [itemNumbered(9)]);
  assert.deepEqual(
    [report.rows[0]?.verdict, report.rows[0]?.version, report.rows[0]?.published],
    ["changed", 1, true],
  );
  assert.equal((await readVersion(db, division, "item-9", 1))?.status, "published");
});

test("without publishing, a clean change waits as a draft; importing the same with publishing publishes it", async (t) => {
  const { db } = await testDatabase(t);
  await run(db, [completeItem()], { publish: false });
  assert.equal((await readVersion(db, division, completeItem().key, 1))?.status, "draft");
  const report = await run(db, [completeItem()]);
  assert.deepEqual(report.counts, { new: 0, changed: 1, unchanged: 0, refused: 0, published: 1 });
});

test("one refused row and nothing is written; the others are told all the same", async (t) => {
  const { db } = await testDatabase(t);
  const stranger = itemNumbered(3);
  const elsewhere = { ...stranger.implementation, organ: "11430482000000002N" };
  const report = await run(db, [completeItem(), { ...stranger, implementation: elsewhere }]);
  assert.deepEqual(report.counts, { new: 1, changed: 0, unchanged: 0, refused: 1, published: 1 });
  assert.deepEqual(
    report.rows[1]?.problems.map(({ sheet, row, column }) => [sheet, row, column]),
    [["事项", 4, "实施主体编码"]],
  );
  assert.equal(report.written, false);
  assert.equal((await readVersionsByKey(db, division)).size, 0);
});

test("a code of another item, a status changed in the file and a draft somebody edits are refused", async (t) => {
  const { db } = await testDatabase(t);
  await run(db, [completeItem(), itemNumbered(7)]);
  const edited = completeItem({ quota: "十家" });
  const draft = { item: edited, version: 2, source: "hand" as const, by: "wang", at: options.at };
  await writeDrafts(db, division, [draft], gateRules);
  const report = await run(db, [
    completeItem({ quota: "五家" }),
    itemNumbered(7, { status: "suspended" }),
    { ...itemNumbered(8), code: itemNumbered(7).code },
  ]);
  assert.deepEqual(
    report.rows.map(({ problems }) => problems.map(({ row, column }) => [row, column])),
    [[[3, "事项标识"]], [[4, "事项状态"]], [[5, "业务办理项编码"]]],
  );
  const same = await run(db, [completeItem(), edited].slice(0, 1));
  assert.equal(same.counts.unchanged, 1, "what equals the published version leaves the draft alone");
});

test("phrases of the file change without a new version; what staff added stays and is exported", async (t) => {
  const { db } = await testDatabase(t);
  await run(db, [completeItem()]);
  await addStaffAlias(
    db,
    division,
    { key: completeItem().key, term: "开面馆" },
    { by: "wang", at: options.at },
  );
  assert.equal((await run(db, [completeItem()])).counts.unchanged, 1);
  assert.equal((await run(db, await exported(db))).counts.unchanged, 1);
  const report = await run(db, [completeItem({ aliases: ["开小吃店", "开饭店"] })]);
  assert.deepEqual(
    [report.rows[0]?.verdict, report.rows[0]?.version, report.rows[0]?.changes],
    ["changed", 1, ["俗称"]],
  );
  const [item] = await exported(db);
  assert.deepEqual(item?.aliases, ["开小吃店", "开饭店", "开面馆"]);
});

test("the database keeps published versions from being changed or deleted, by anybody", async (t) => {
  const { db, pool } = await testDatabase(t);
  await run(db, [completeItem()]);
  const refused = [
    'update item_version set content = content || \'{"quota": "1"}\'',
    "update item_version set status = 'draft', published_by = null, published_at = null",
    "update item_version set effective_from = '2020-01-01'",
    "update item_version set version = 5",
    "delete from item_version",
    "truncate item_version",
    "update item_change set reason = 'x'",
  ];
  for (const sql of refused) await assert.rejects(pool.query(sql), /refused/, sql);
  await pool.query("update item_version set status = 'cancelled', cancelled_from = '2027-01-01'");
  await assert.rejects(pool.query("update item_version set status = 'published'"), /refused/);
});

test("2,000 complete items are imported in seconds", async (t) => {
  const { db } = await testDatabase(t);
  const items = Array.from({ length: 2000 }, (_, i) => itemNumbered(1 + (i % 999), numberedAgain(i)));
  const bytes = await writeItemsWorkbook(items);
  const run = async () =>
    db.transaction().execute(async (tx) => importItems(tx, await readItems(bytes, gateRules), options));
  const started = performance.now();
  const report = await run();
  const first = performance.now() - started;
  assert.deepEqual(report.problems.slice(0, 3), []);
  assert.equal(report.counts.published, 2000);
  const again = await run();
  const second = performance.now() - started - first;
  assert.equal(again.counts.unchanged, 2000);
  t.diagnostic(
    `2,000 items, ${Math.round(bytes.length / 1000)} kB: imported in ${seconds(first)}, compared in ${seconds(second)}`,
  );
  assert.ok(first < 60_000, seconds(first));
});

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/** Beyond 999 main items, sub-items. */
function numberedAgain(i: number): Partial<Item> {
  if (i < 999) return {};
  const base = itemNumbered(1 + (i % 999));
  const sub = String(Math.floor(i / 999)).padStart(3, "0");
  const basicCode = base.catalogue.basicCode.slice(0, 9) + sub;
  const code = base.implementation.code.slice(0, 19) + basicCode;
  return {
    key: `more-${i}`,
    code: `${code}01`,
    catalogue: { ...base.catalogue, basicCode },
    implementation: { ...base.implementation, code },
  };
}
