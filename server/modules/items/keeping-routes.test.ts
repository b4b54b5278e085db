import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { Item } from "#contract/item.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { readWorkbook, writeWorkbook } from "#server/platform/xlsx/index.ts";
import { as } from "#server/testing/actors.ts";
import { completeItem, itemNumbered } from "#server/testing/item.ts";
import { itemsWorkbook } from "./exchange/to-workbook.ts";
import { checker, editor, type ItemsApp, itemsApp, stranger } from "./items.fixture.ts";
import { compareEditions } from "./list-editions.ts";

const food = completeItem();
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function send({ app }: ItemsApp, actor: Actor, file: Uint8Array, query = "", type = xlsx) {
  const answer = await app.inject({
    method: "POST",
    url: `/api/staff/items/import?requestKey=${randomUUID()}${query}`,
    headers: { ...as(actor), "content-type": type },
    payload: Buffer.from(file),
  });
  return { status: answer.statusCode, body: answer.json() };
}

const workbook = (...items: Item[]) => writeWorkbook(itemsWorkbook(items));

test("a file of items: tried, imported as drafts, published by a second person, exported the same cell by cell", async (t) => {
  const it = await itemsApp(t);
  const file = workbook(food, itemNumbered(7));
  const dry = await send(it, editor, file, "&dryRun=true");
  assert.deepEqual([dry.body.counts.new, dry.body.written], [2, false]);
  const { body } = await send(it, editor, file);
  assert.deepEqual([body.counts.new, body.counts.published, body.written], [2, 0, true]);
  const keys = [food.key, "item-7"];
  const refused = (await it.ask(editor, "POST", "/api/staff/items/publish", { keys })).body.refused;
  assert.equal(refused[0].code, "item-own-draft");
  assert.deepEqual(
    (await it.ask(checker, "POST", "/api/staff/items/publish", { keys })).body.published,
    keys,
  );
  const exported = await it.app.inject({ url: "/api/staff/items/export.xlsx", headers: as(editor) });
  assert.equal(exported.headers["content-type"], xlsx);
  assert.deepEqual(readWorkbook(exported.rawPayload), readWorkbook(file));
  const again = await send(it, editor, exported.rawPayload);
  assert.deepEqual([again.body.counts.unchanged, again.body.written], [2, false]);
  const json = await it.app.inject({ url: "/api/staff/items/export.json", headers: as(editor) });
  assert.deepEqual(json.json(), [food, itemNumbered(7)]);
  const fromJson = await send(it, editor, json.rawPayload, "", "application/octet-stream");
  assert.equal(fromJson.body.counts.unchanged, 2);
  const template = await it.app.inject({ url: "/api/staff/items/template.xlsx", headers: as(editor) });
  assert.deepEqual(readWorkbook(template.rawPayload), readWorkbook(workbook()));
});

test("rows of organs one does not keep are refused; so is what is no file of items", async (t) => {
  const it = await itemsApp(t);
  const { body } = await send(it, stranger, workbook(food));
  assert.deepEqual([body.counts.refused, body.written], [1, false]);
  assert.match(body.rows[0].problems[0].message, /您不负责/);
  const nonsense = await send(it, editor, Buffer.from("PK\u0003\u0004nonsense"));
  assert.match(nonsense.body.problems[0].message, /打不开/);
  assert.equal((await send(it, editor, Buffer.from("{}"), "", "application/json")).status, 415);
  assert.equal((await send(it, editor, Buffer.from("{}"), "", "text/plain")).status, 415);
  const keyless = await it.app.inject({
    method: "POST",
    url: "/api/staff/items/import",
    headers: as(editor),
  });
  assert.equal(keyless.statusCode, 400);
});

const licensing = (year: number) => ({
  id: `licensing-${year}`,
  kind: "licensing",
  name: `常宁市行政许可事项清单（${year}年版）`,
  issuedOn: `${year}-06-30`,
  issuedBy: "常宁市人民政府办公室",
});
const entry = (number: number, name: string, more = {}) => ({
  ...{ number, name, organName: "市市场监管局", basis: "《中华人民共和国食品安全法》" },
  ...more,
});

test("A7 editions of a list: added whole, tied to items, compared", async (t) => {
  const { ask, load } = await itemsApp(t);
  await load(food);
  const { basicCode } = food.catalogue;
  const first = {
    edition: licensing(2022),
    entries: [entry(1, "食品经营许可", { basicCode }), entry(2, "烟花爆竹经营许可")],
  };
  const entries = [
    entry(1, "食品经营许可证核发", { basicCode }),
    entry(2, "烟花爆竹经营许可", { organName: "市应急局" }),
    entry(3, "药品零售许可"),
  ];
  assert.equal((await ask(editor, "POST", "/api/staff/list-editions", first)).status, 200);
  assert.equal(
    (await ask(editor, "POST", "/api/staff/list-editions", first)).body.code,
    "list-edition-exists",
  );
  await ask(editor, "POST", "/api/staff/list-editions", { edition: licensing(2023), entries });
  const { editions } = (await ask(editor, "GET", "/api/staff/list-editions")).body;
  assert.deepEqual(
    editions.map((it: Record<string, unknown>) => [it.id, it.entries, it.linked]),
    [
      ["licensing-2023", 3, 1],
      ["licensing-2022", 2, 1],
    ],
  );
  const view = (await ask(editor, "GET", "/api/staff/list-editions/licensing-2022")).body;
  assert.equal(view.entries[0].item, food.key, "tied by its basic code");
  const link = { number: 2, item: food.key };
  assert.equal(
    (await ask(editor, "POST", "/api/staff/list-editions/licensing-2022/links", link)).status,
    200,
  );
  assert.equal(
    (await ask(editor, "POST", "/api/staff/list-editions/licensing-2022/links", { number: 9 })).status,
    404,
  );
  const { body } = await ask(
    editor,
    "GET",
    "/api/staff/list-editions/compare?from=licensing-2022&to=licensing-2023",
  );
  assert.deepEqual(
    [
      body.added.length,
      body.removed.length,
      body.unchanged,
      body.changed.map((it: { fields: string[] }) => it.fields),
    ],
    [1, 0, 0, [["事项名称"], ["实施机关"]]],
  );
});

test("an edition with a number twice or an unknown item is refused by field", async (t) => {
  const { ask } = await itemsApp(t);
  const entries = [entry(1, "甲"), entry(1, "乙", { item: "nothing" })];
  const { status, body } = await ask(editor, "POST", "/api/staff/list-editions", {
    edition: licensing(2023),
    entries,
  });
  assert.equal(status, 400);
  assert.deepEqual(
    body.fields.map((it: { field: string }) => it.field),
    ["entries.1.number"],
  );
});

test("A7 the same entry by code or by name; two codes are two entries", () => {
  const edition = licensing(2023) as never;
  const compared = compareEditions(
    {
      edition,
      entries: [entry(1, "甲（新）", { basicCode: "1".repeat(12) }), entry(2, "乙 许可"), entry(3, "丙")],
    },
    {
      edition,
      entries: [entry(1, "甲（新）", { basicCode: "2".repeat(12) }), entry(2, "乙许可"), entry(4, "丙")],
    },
  );
  assert.deepEqual(
    [compared.added.map((it) => it.name), compared.removed.map((it) => it.name), compared.unchanged],
    [["甲（新）"], ["甲（新）"], 1],
  );
  assert.deepEqual(
    compared.changed.map((it) => it.fields),
    [["事项名称"]],
  );
});

test("a comparison of lists nobody added", async (t) => {
  const { ask } = await itemsApp(t);
  const { body } = await ask(editor, "GET", "/api/staff/list-editions/compare?from=a&to=b");
  assert.equal(body.code, "list-edition-not-found");
});
