import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { completeItem, incompleteItem, itemNumbered } from "#server/testing/item.ts";
import { checker, editor, itemsApp, stranger } from "./items.fixture.ts";

const food = completeItem();
const at = (path = "") => `/api/staff/items/${food.key}${path}`;
const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);

test("R1.12 from nothing to published: gaps are named, a second person publishes", async (t) => {
  const { ask } = await itemsApp(t);
  const gap = { ...incompleteItem(), aliases: food.aliases };
  const made = (await ask(editor, "POST", "/api/staff/items", { item: gap })).body;
  assert.deepEqual([made.mark.version, made.mark.status, made.mark.revision], [1, "draft", 1]);
  assert.equal(made.judgement.percent, 54);
  assert.deepEqual(made.judgement.missing[0], { path: "statutory", name: "法定办结时限" });
  assert.deepEqual(made.allowed, ["edit", "alias"]);
  const early = await ask(checker, "POST", at("/publish"), { version: 1, revision: 1 });
  assert.deepEqual([early.status, early.body.code], [422, "item-not-publishable"]);
  assert.equal(early.body.fields.length, 11);
  const saved = (await ask(editor, "PUT", at("/drafts/1"), { revision: 1, item: food })).body;
  assert.deepEqual([saved.mark.revision, saved.judgement.publishable], [2, true]);
  const own = await ask(editor, "POST", at("/publish"), { version: 1, revision: 2 });
  assert.deepEqual([own.status, own.body.code], [403, "item-own-draft"]);
  const stale = await ask(checker, "POST", at("/publish"), { version: 1, revision: 1 });
  assert.equal(stale.body.code, "item-draft-changed");
  const done = (await ask(checker, "POST", at("/publish"), { version: 1, revision: 2 })).body;
  assert.deepEqual([done.mark.status, done.mark.publishedBy], ["published", checker.id]);
  const { body } = await ask(undefined, "GET", `/api/items/${food.key}`);
  assert.deepEqual(body.item, food);
});

test("R1.4 a change is a new draft beside the published version; two versions compare (A13)", async (t) => {
  const { ask, load } = await itemsApp(t);
  await load(food);
  const draft = (await ask(editor, "POST", at("/drafts"))).body;
  assert.equal(draft.mark.version, 2);
  assert.equal((await ask(checker, "POST", at("/drafts"))).body.code, "item-draft-exists");
  const item = { ...draft.item, promised: { n: 1, unit: "W" }, steps: food.steps.slice(2) };
  await ask(editor, "PUT", at("/drafts/2"), { revision: 1, item });
  const clash = await ask(checker, "PUT", at("/drafts/2"), { revision: 1, item: food });
  assert.equal(clash.body.code, "item-draft-changed");
  const { body } = await ask(editor, "GET", at("/compare?from=1&to=2"));
  assert.deepEqual(body.counts.limit, { before: 5, after: 1, percent: 80, unit: "W" });
  assert.deepEqual(body.counts.steps, { before: 3, after: 1, percent: 66.67 });
  const names = body.differences.map((it: { name: string }) => it.name);
  assert.deepEqual(names, ["承诺办结时限", "办理流程：审查", "办理流程：现场核查"]);
  const page = (await ask(checker, "GET", at())).body;
  assert.deepEqual([page.current.mark.version, page.draft.mark.version], [1, 2]);
  assert.ok(page.allowed.includes("publish"));
  assert.equal((await ask(checker, "GET", at())).body.changes.length, 1);
  assert.equal((await ask(editor, "POST", at("/drafts/2/discard"))).status, 200);
  assert.equal((await ask(editor, "GET", at())).body.draft, undefined);
  assert.equal((await ask(editor, "GET", at("/versions/2"))).body.code, "item-version-not-found");
});

test("a repeated request gets the first answer and changes nothing", async (t) => {
  const { ask, load } = await itemsApp(t);
  await load(food);
  const requestKey = randomUUID();
  const [one, two] = [
    await ask(editor, "POST", at("/drafts"), { requestKey }),
    await ask(editor, "POST", at("/drafts"), { requestKey }),
  ];
  assert.deepEqual(one.body.mark, two.body.mark);
  assert.equal((await ask(checker, "POST", at("/drafts"), { requestKey })).body.code, "request-key-mismatch");
});

test("content that is no item is refused, every fault by its field", async (t) => {
  const { ask } = await itemsApp(t);
  const broken = { ...food, promised: { n: "五", unit: "W" }, handling: "7", colour: "red" };
  const { status, body } = await ask(editor, "POST", "/api/staff/items", { item: broken });
  assert.deepEqual([status, body.code], [400, "item-invalid"]);
  const fields = body.fields.map((it: { field: string }) => it.field).sort();
  assert.deepEqual(fields, ["colour", "handling", "promised.n"]);
  const reserved = await ask(editor, "POST", "/api/staff/items", { item: { ...food, key: "search" } });
  assert.equal(reserved.body.fields[0].field, "key");
  const odd = { ...food, version: 2 ** 40, effectiveFrom: "0000-01-01", cancelledFrom: "2026-02-30" };
  assert.equal((await ask(editor, "POST", "/api/staff/items", { item: odd })).body.code, "item-invalid");
  let deep: object = { q: "business", is: "shop" };
  for (let i = 0; i < 1000; i++) deep = { not: deep };
  const bottomless = { ...food, steps: [{ ...food.steps[1], when: deep }, food.steps[2]] };
  assert.equal(
    (await ask(editor, "POST", "/api/staff/items", { item: bottomless })).body.code,
    "item-invalid",
  );
  const turned = { ...food, effectiveFrom: "2027-01-01", cancelledFrom: "2026-12-01" };
  const made = (await ask(editor, "POST", "/api/staff/items", { item: turned })).body;
  assert.deepEqual(codes(made.judgement.problems), ["cancelled-before-effective"]);
  const nested = { ...food, steps: [{ ...food.steps[2], when: { all: [{ any: 5 }] } }] };
  assert.equal((await ask(editor, "POST", "/api/staff/items", { item: nested })).body.code, "item-invalid");
});

test("a key or code that is taken, and an organ nobody knows", async (t) => {
  const { ask, load } = await itemsApp(t);
  await load(food, itemNumbered(7));
  const again = await ask(editor, "POST", "/api/staff/items", { item: food });
  assert.deepEqual([again.status, again.body.code, again.body.field], [409, "item-exists", "key"]);
  const code = await ask(editor, "POST", "/api/staff/items", { item: { ...food, key: "other" } });
  assert.deepEqual([code.body.code, code.body.field], ["item-exists", "code"]);
  const draft = (await ask(editor, "POST", at("/drafts"))).body;
  const stolen = { ...draft.item, code: itemNumbered(7).code };
  const saved = await ask(editor, "PUT", at("/drafts/2"), { revision: 1, item: stolen });
  assert.equal(saved.body.code, "item-exists");
  const nowhere = { ...food.implementation, organ: "11430482000000003R" };
  const unknown = { ...food, key: "third", code: "0".repeat(33), implementation: nowhere };
  const abroad = { ...editor, posts: [{ ...editor.posts[0]!, organ: nowhere.organ }] };
  assert.equal(
    (await ask(abroad, "POST", "/api/staff/items", { item: unknown })).body.code,
    "item-organ-unknown",
  );
});

test("A4 suspended, resumed, cancelled, delegated: each with its reason, in the order it happened", async (t) => {
  const { ask, load } = await itemsApp(t);
  await load(food);
  const move = (name: string, more = {}) => ask(checker, "POST", at(`/${name}`), { reason: "改革", ...more });
  assert.equal((await move("resume")).body.code, "item-status");
  assert.equal((await move("suspend", { basis: "常政发〔2026〕3号" })).body.mark.status, "suspended");
  assert.equal((await move("suspend")).body.code, "item-status");
  assert.equal((await move("resume")).body.mark.status, "published");
  assert.equal((await move("cancel", { from: "2026-11-20" })).body.code, "item-date-past");
  const planned = (await move("cancel", { from: "2027-01-01" })).body.mark;
  assert.deepEqual([planned.status, planned.cancelledFrom], ["published", "2027-01-01"]);
  assert.equal((await move("cancel")).body.mark.status, "cancelled");
  assert.equal((await ask(editor, "POST", at("/drafts"))).body.code, "item-status");
  const transfer = {
    kind: "delegated",
    effectiveOn: "2026-12-01",
    reason: "赋权乡镇",
    counterpart: "西岭镇人民政府",
  };
  assert.equal((await ask(editor, "POST", at("/changes"), transfer)).status, 200);
  const { changes } = (await ask(editor, "GET", "/api/staff/item-changes")).body;
  assert.deepEqual(
    changes.map(({ kind, basis, counterpart }: Record<string, string>) => [kind, basis ?? counterpart]),
    [
      ["delegated", "西岭镇人民政府"],
      ["cancelled", undefined],
      ["cancelled", undefined],
      ["resumed", undefined],
      ["suspended", "常政发〔2026〕3号"],
      ["published", undefined],
    ],
  );
  assert.equal((await ask(checker, "POST", at("/cancel"), { reason: " " })).status, 400);
});

test("the list filters, says how complete each is, and pages by key", async (t) => {
  const { ask, load } = await itemsApp(t);
  const stub = { ...incompleteItem(itemNumbered(9)), steps: [], conditions: [], materials: [] };
  delete stub.channel;
  await load(food, ...[1, 2, 3].map((n) => itemNumbered(n)), stub);
  const list = async (query: string) => (await ask(editor, "GET", `/api/staff/items?${query}`)).body;
  const keys = async (query: string) => (await list(query)).items.map((it: { key: string }) => it.key);
  assert.deepEqual(await keys(`q=${encodeURIComponent("食品")}`), [food.key]);
  assert.deepEqual(await keys("q=%25"), []);
  assert.deepEqual(await keys("status=draft"), ["item-9"]);
  assert.deepEqual(await keys("waiting=completion"), ["item-9"]);
  assert.deepEqual(await keys("waiting=publication"), []);
  assert.deepEqual(await keys("theme=catering&type=01&limit=2"), [food.key, "item-1"]);
  const { next, items } = await list("limit=4");
  assert.deepEqual(items[0], {
    key: food.key,
    name: food.name,
    code: food.code,
    type: "01",
    organ: food.implementation.organ,
    organName: "常宁市市场监督管理局",
    status: "published",
    version: 1,
    percent: 100,
    faults: 0,
  });
  const [last] = (await list(`limit=4&after=${next}`)).items;
  assert.deepEqual(
    [last.key, last.status, last.percent < 100, last.draft.by],
    ["item-9", "draft", true, "system"],
  );
});

test("several drafts are published together, each judged for itself", async (t) => {
  const { ask } = await itemsApp(t);
  for (const item of [food, itemNumbered(1), { ...itemNumbered(2), conditions: [] }]) {
    await ask(editor, "POST", "/api/staff/items", { item });
  }
  const keys = [food.key, "item-1", "item-2", "item-3"];
  const mine = (await ask(editor, "POST", "/api/staff/items/publish", { keys })).body;
  assert.deepEqual([mine.published, codes(mine.refused)[0]], [[], "item-own-draft"]);
  const { body } = await ask(checker, "POST", "/api/staff/items/publish", { keys });
  assert.deepEqual(body.published, [food.key, "item-1"]);
  assert.deepEqual(codes(body.refused), ["item-not-publishable", "item-not-found"]);
});

test("phrases: added, taken away, never twice; an editor of another organ may not", async (t) => {
  const { ask, load } = await itemsApp(t);
  await load(food);
  const term = "开面馆";
  assert.equal((await ask(stranger, "POST", at("/aliases"), { term })).status, 403);
  assert.equal((await ask(editor, "POST", at("/aliases"), { term })).status, 200);
  assert.equal((await ask(editor, "POST", at("/aliases"), { term })).body.code, "alias-exists");
  const { aliases } = (await ask(editor, "GET", at("/aliases"))).body;
  assert.deepEqual(aliases.at(-1), { term, source: "staff", weight: 10 });
  const found = (await ask(undefined, "GET", `/api/items/search?q=${encodeURIComponent(term)}`)).body
    .items[0];
  assert.equal(found.phrase, term);
  assert.equal((await ask(editor, "POST", at("/aliases/remove"), { term })).status, 200);
  assert.equal((await ask(editor, "POST", at("/aliases/remove"), { term })).body.code, "alias-not-found");
});
