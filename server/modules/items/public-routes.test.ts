import assert from "node:assert/strict";
import { test } from "node:test";
import { completeItem, incompleteItem, itemNumbered } from "#server/testing/item.ts";
import { catalogueOf, tallyOf } from "./ground.ts";
import { itemVersion, openItem } from "./index.ts";
import { checker, division, editor, itemsApp } from "./items.fixture.ts";
import { announceItems, itemsChannel } from "./items-store.ts";

const food = completeItem();
const get = "GET" as const;
const stub = { ...incompleteItem(itemNumbered(9)), steps: [], conditions: [], materials: [] };
delete stub.channel;

test("the home: county, themes with their number of items, what is looked at most", async (t) => {
  const { ask, load, services } = await itemsApp(t);
  await load(food, itemNumbered(7), stub);
  for (let i = 0; i < 3; i++) await ask(undefined, get, "/api/items/item-7");
  await tallyOf(services).flush();
  catalogueOf(services).forget();
  const { body } = await ask(undefined, get, "/api/portal/home");
  assert.equal(body.county, "常宁市");
  assert.deepEqual(body.themes, [
    { id: "catering", name: "食品餐饮", hint: "饭店、奶茶店", for: "enterprise", items: 3 },
  ]);
  assert.deepEqual(
    body.popular.map((hit: { key: string }) => hit.key),
    ["item-7", food.key],
  );
  assert.equal(body.items, 3);
});

test("search by name, phrase, pinyin, initials and organ; pages go on where they ended", async (t) => {
  const { ask, load } = await itemsApp(t);
  await load(food, ...[1, 2, 3].map((n) => itemNumbered(n)));
  const first = async (q: string) =>
    (await ask(undefined, get, `/api/items/search?q=${encodeURIComponent(q)}`)).body.items[0];
  assert.deepEqual(await first("我要开饭店"), {
    key: food.key,
    name: food.name,
    organName: "常宁市市场监督管理局",
    grade: "III",
    online: true,
    promised: "5 个工作日",
    phrase: "开饭店",
    complete: true,
  });
  for (const q of ["食品经营许可", "spjyxk", "shipinjingying", "市场监管局食品", "食品精英许可"]) {
    assert.equal((await first(q))?.key, food.key, q);
  }
  const page = await ask(undefined, get, "/api/items/search?theme=catering&limit=3");
  assert.equal(page.body.items.length, 3);
  const rest = await ask(undefined, get, `/api/items/search?theme=catering&limit=3&after=${page.body.next}`);
  assert.deepEqual([rest.body.items.length, rest.body.next], [1, undefined]);
  assert.deepEqual((await ask(undefined, get, "/api/items/search?object=6")).body.items, []);
  assert.equal((await ask(undefined, get, "/api/items/search?object=66")).status, 400);
  const suggested = await ask(undefined, get, "/api/items/suggest?q=spj");
  assert.deepEqual(suggested.body.items, [
    { key: food.key, name: food.name, organName: "常宁市市场监督管理局" },
  ]);
  assert.deepEqual((await ask(undefined, get, "/api/items/suggest?q=")).body, { items: [] });
});

test("the guide is the published item word for word, with what is derived from it", async (t) => {
  const { ask, load } = await itemsApp(t);
  await load(food);
  const { body } = await ask(undefined, get, `/api/items/${food.key}`);
  assert.deepEqual(body, {
    item: food,
    organName: "常宁市市场监督管理局",
    grade: "III",
    gradeText: "网上申请，最多跑一次",
    online: true,
    complete: true,
    limits: { statutory: "20 个工作日", promised: "5 个工作日" },
  });
  assert.equal((await ask(undefined, get, "/api/items/nothing")).body.code, "item-not-found");
  assert.equal(
    (await ask(undefined, get, `/api/items/${food.key}/versions/2`)).body.code,
    "item-version-not-found",
  );
});

test("an item whose guide is not written is found, and says only what the law says", async (t) => {
  const { ask, load, services } = await itemsApp(t);
  await load({ ...stub, promised: { n: 3, unit: "W" }, statutory: { n: 20, unit: "W" } });
  const [hit] = (await ask(undefined, get, "/api/items/search?q=俗称9")).body.items;
  assert.deepEqual([hit.key, hit.complete, hit.online, hit.promised], ["item-9", false, false, undefined]);
  assert.match(hit.note, /指南完善中/);
  const { body } = await ask(undefined, get, "/api/items/item-9");
  assert.deepEqual([body.complete, body.online, body.limits.promised], [false, false, "窗口告知"]);
  assert.equal(body.item.promised, undefined);
  assert.equal(await openItem(services, division, "item-9"), undefined);
  assert.equal(await itemVersion(services, division, "item-9", 1), undefined);
});

test("a draft made by hand is seen by nobody outside until it is published", async (t) => {
  const { ask } = await itemsApp(t);
  assert.equal((await ask(editor, "POST", "/api/staff/items", { item: food })).status, 200);
  assert.equal((await ask(undefined, get, `/api/items/${food.key}`)).status, 404);
  assert.deepEqual((await ask(undefined, get, "/api/items/search?q=食品经营许可")).body.items, []);
});

test("R1.4 a planned version takes effect on its day; cases keep theirs; the history says what was saved (A13)", async (t) => {
  const { ask, load, services, set } = await itemsApp(t);
  await load(food);
  const faster = { ...food, promised: { n: 2, unit: "W" as const }, effectiveFrom: "2026-12-01" };
  await load(faster);
  const promised = async () => (await ask(undefined, get, `/api/items/${food.key}`)).body.item.promised.n;
  assert.equal(await promised(), 5);
  set("2026-11-30T16:00:00.000Z");
  assert.equal(await promised(), 2, "midnight in Shanghai");
  assert.equal((await openItem(services, division, food.key))?.version, 2);
  assert.deepEqual(await itemVersion(services, division, food.key, 1), food);
  const { versions } = (await ask(undefined, get, `/api/items/${food.key}/versions`)).body;
  assert.deepEqual(versions[0].counts.limit, { before: 5, after: 2, percent: 60, unit: "W" });
  assert.deepEqual(
    versions.map((it: { version: number }) => it.version),
    [2, 1],
  );
  const old = await ask(undefined, get, `/api/items/${food.key}/versions/1`);
  assert.equal(old.body.item.promised.n, 5);
});

test("suspended: found and read, not applied for; cancelled: read by its address only", async (t) => {
  const { ask, load, services, set } = await itemsApp(t);
  await load(food);
  const move = (name: string, more = {}) =>
    ask(checker, "POST", `/api/staff/items/${food.key}/${name}`, { reason: "机构改革", ...more });
  await move("suspend");
  const found = async () => (await ask(undefined, get, "/api/items/search?q=开饭店")).body.items;
  assert.deepEqual(
    (await found()).map((hit: { note: string; online: boolean }) => [hit.note, hit.online]),
    [["暂停办理", false]],
  );
  assert.equal(await openItem(services, division, food.key), undefined);
  await move("resume");
  await move("cancel", { from: "2026-12-01" });
  assert.equal((await found()).length, 1);
  const guide = async () => (await ask(undefined, get, `/api/items/${food.key}`)).body;
  assert.match((await guide()).note, /将于 2026 年 12 月 1 日取消/);
  set("2026-12-01T01:00:00.000Z");
  assert.deepEqual(await found(), []);
  assert.deepEqual([(await guide()).online, (await guide()).note], [false, "这个事项已经取消，不再办理"]);
  assert.equal(await openItem(services, division, food.key), undefined);
});

test("what finds nothing is counted without digits and letters, settled in one step, and found from then on", async (t) => {
  const { ask, load } = await itemsApp(t);
  await load(food, itemNumbered(7));
  const search = (q: string) => ask(undefined, get, `/api/items/search?q=${encodeURIComponent(q)}`);
  await search("夜宵摊 43048219900101123X a@b.cn");
  await search("夜宵摊");
  await search("13800138000");
  await search("夜宵摊&theme=catering");
  const misses = async () => (await ask(editor, get, "/api/staff/search-misses")).body.misses;
  assert.deepEqual(
    (await misses()).map((it: { query: string; times: number }) => [it.query, it.times]),
    [["夜宵摊", 3]],
  );
  const settle = { query: "夜宵摊", item: food.key };
  assert.equal((await ask(editor, "POST", "/api/staff/search-misses/settle", settle)).status, 200);
  assert.equal((await search("夜宵摊")).body.items[0].key, food.key);
  assert.deepEqual(await misses(), []);
  const [settled] = (await ask(editor, get, "/api/staff/search-misses?settled=true")).body.misses;
  assert.deepEqual([settled.itemKey, settled.settledBy], [food.key, editor.id]);
  const again = await ask(editor, "POST", "/api/staff/search-misses/settle", settle);
  assert.equal(again.body.code, "search-miss-not-found");
});

test("another process hears of a change", async (t) => {
  const { ask, load, services } = await itemsApp(t);
  await load(food);
  const phrase = async () =>
    (await ask(undefined, get, "/api/items/search?q=开饭店")).body.items[0]?.phrase as string | undefined;
  assert.equal(await phrase(), "开饭店");
  await services.listener.ready();
  const heard = new Promise<void>((resolve) => {
    services.listener.listen(itemsChannel, () => resolve());
  });
  await services.db.transaction().execute(async (tx) => {
    await tx.deleteFrom("item_alias").where("term", "=", "开饭店").execute();
    await announceItems(tx, division);
  });
  await heard;
  assert.notEqual(await phrase(), "开饭店");
});
