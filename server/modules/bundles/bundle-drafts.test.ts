import assert from "node:assert/strict";
import { test } from "node:test";
import type { Bundle, BundleGuide } from "#contract/bundle.ts";
import type { BundleShelf, EditedBundle } from "#contract/bundle-editing.ts";
import type { StaffRole } from "#contract/people.ts";
import { roleNames } from "#contract/words.ts";
import { caseRoles } from "#server/kernel/access/actor.ts";
import { items } from "#server/modules/items/index.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, marketBureau, newKey, testHall } from "#server/testing/hall.ts";
import { publishBundle } from "./bundle-load.ts";

const base = "/api/staff/bundles";
const one = `${base}/open-noodle-shop`;

/** Two items that are in the data folder, one bundle of them. */
const bundle: Bundle = {
  ...{ key: "open-noodle-shop", name: "我要开面馆", version: 1, status: "in-use", summary: "照、证一次办" },
  ...{ sources: ["演示值"], lead: marketBureau, themes: [], objects: ["1"], aliases: ["开面馆"] },
  ...{ questions: [{ id: "needs-water", text: "要装水表吗？", kind: "yes-no", required: true }], visits: 0 },
  parts: [
    { item: "food-business-licence" },
    { item: "water-connection", when: { q: "needs-water", is: "yes" } },
  ],
};

async function openDesk(t: Cleanups) {
  const hall = await testHall(t);
  await items.load?.(hall.services);
  const [editor, checker] = [await hall.staff("catalogue-editor"), await hall.staff("catalogue-editor")];
  return { ...hall, editor, checker };
}

const save = (who: Browser, revision: number, content: object = bundle, more: object = {}) =>
  who.put(`${one}/draft`, { requestKey: newKey(), revision, bundle: content, ...more });
const publish = (who: Browser, revision: number) =>
  who.post(`${one}/versions`, { requestKey: newKey(), revision });
const discard = (who: Browser, revision: number) =>
  who.post(`${one}/draft/discard`, { requestKey: newKey(), revision });

test("R13.3 a bundle is drafted by one person and published by another; then residents have it", async (t) => {
  const { editor, checker, visitor } = await openDesk(t);
  assert.deepEqual((await save(editor, 0)).json(), { version: 1, revision: 1 });
  assert.equal((await visitor.get("/api/bundles/open-noodle-shop")).statusCode, 404);
  const shelf = (await editor.get(base)).json<BundleShelf>();
  assert.deepEqual(
    shelf.bundles.map(({ key, version, draft, parts }) => [key, version, draft, parts]),
    [["open-noodle-shop", 0, true, 2]],
  );
  assert.deepEqual(shelf.mayLead, [marketBureau]);
  const own = await publish(editor, 1);
  assert.deepEqual([own.statusCode, own.json().code], [403, "bundle-own-draft"]);
  assert.deepEqual((await editor.get(one)).json<EditedBundle>().allowed, ["edit"]);
  assert.deepEqual((await checker.get(one)).json<EditedBundle>().allowed, ["edit", "publish"]);
  const published = await publish(checker, 1);
  assert.deepEqual([published.statusCode, published.json()], [201, { version: 1, revision: 1 }]);
  const guide = (await visitor.get("/api/bundles/open-noodle-shop")).json<BundleGuide>();
  assert.deepEqual(guide.bundle, bundle);
  const now = (await editor.get(one)).json<EditedBundle>();
  assert.deepEqual([now.current?.version, now.draft], [1, undefined]);
});

test("a draft changed meanwhile is not saved over, not published, not thrown away", async (t) => {
  const { editor, checker } = await openDesk(t);
  await save(editor, 0);
  await save(checker, 1, { ...bundle, summary: "改过的" });
  for (const refused of [await save(editor, 1), await publish(editor, 1), await discard(editor, 1)]) {
    assert.deepEqual([refused.statusCode, refused.json().code], [409, "bundle-draft-changed"]);
  }
  const { draft } = (await editor.get(one)).json<EditedBundle>();
  assert.deepEqual([draft?.bundle.summary, draft?.revision, draft?.own], ["改过的", 2, false]);
  assert.equal((await discard(editor, 2)).statusCode, 200);
  assert.equal((await editor.get(one)).statusCode, 404);
});

test("a published version never changes: a draft that stands for a number taken meanwhile waits", async (t) => {
  const { editor, checker, services, visitor } = await openDesk(t);
  await save(editor, 0);
  await publishBundle(services, { ...bundle, name: "随数据来的面馆" }, "system");
  const late = await publish(checker, 1);
  assert.deepEqual([late.statusCode, late.json().code], [409, "bundle-draft-outdated"]);
  assert.deepEqual((await save(editor, 1)).json(), { version: 2, revision: 2 });
  assert.equal((await publish(checker, 2)).statusCode, 201);
  const guide = (await visitor.get("/api/bundles/open-noodle-shop")).json<BundleGuide>();
  assert.deepEqual([guide.bundle.name, guide.bundle.version], ["我要开面馆", 2]);
  assert.equal((await save(editor, 0, bundle, { fresh: true })).json().code, "bundle-exists");
});

test("what is no bundle is not saved; what the gate finds is not published; each fault at its field", async (t) => {
  const { editor, checker } = await openDesk(t);
  const faulty = await save(editor, 0, { ...bundle, name: "", parts: [] });
  assert.equal(faulty.statusCode, 400);
  assert.deepEqual(
    faulty
      .json()
      .fields.map(({ field }: { field: string }) => field)
      .toSorted(),
    ["name", "parts"],
  );
  const reserved = await editor.put(`${base}/savings/draft`, {
    ...{ requestKey: newKey(), revision: 0, bundle },
  });
  assert.deepEqual([reserved.statusCode, reserved.json().fields[0].field], [400, "key"]);
  const circle = [
    { item: "food-business-licence", after: ["water-connection"] },
    { item: "water-connection", after: ["food-business-licence"] },
  ];
  assert.equal((await save(editor, 0, { ...bundle, parts: circle })).statusCode, 200);
  const refused = await publish(checker, 1);
  assert.deepEqual([refused.statusCode, refused.json().code], [422, "bundle-not-publishable"]);
  assert.match(refused.json().fields[0].message, /互相等待/);
});

test("the same request key saves once", async (t) => {
  const { editor } = await openDesk(t);
  const body = { requestKey: newKey(), revision: 0, bundle };
  const [first, again] = [await editor.put(`${one}/draft`, body), await editor.put(`${one}/draft`, body)];
  assert.deepEqual(first.json(), again.json());
  assert.equal((await editor.get(one)).json<EditedBundle>().draft?.revision, 1);
});

test("who reads bundles at the desk, who writes them for which organ, and that nobody else does", async (t) => {
  const hall = await openDesk(t);
  const { editor, visitor } = hall;
  await save(editor, 0);
  const officials: string[] = [...caseRoles, "director"];
  for (const role of Object.keys(roleNames) as StaffRole[]) {
    const who = await hall.staff(role, { organ: "11430482000000002N" });
    const reads = [...officials, "catalogue-editor"].includes(role) ? 200 : 403;
    assert.equal((await who.get(base)).statusCode, reads, role);
    assert.equal((await who.get(one)).statusCode, reads, role);
    for (const refused of [await save(who, 1), await publish(who, 1), await discard(who, 1)]) {
      assert.equal(refused.statusCode, 403, role);
    }
  }
  const resident = await hall.resident();
  for (const [who, status] of [
    [visitor, 401],
    [resident, 403],
  ] as const) {
    const answers = [await who.get(base), await who.get(one), await save(who, 1), await publish(who, 1)];
    for (const answer of [...answers, await discard(who, 1)]) assert.equal(answer.statusCode, status);
  }
});
