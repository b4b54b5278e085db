import assert from "node:assert/strict";
import { test } from "node:test";
import type { Draft } from "#contract/draft.ts";
import type { Field, Form } from "#contract/form.ts";
import type { Item } from "#contract/item.ts";
import { publishChanged } from "#server/testing/item-version.ts";
import { contentFor, ok, openHall } from "../joint/joint.fixture.ts";

const food = "food-business-licence";
function field(form: Form | undefined, id: string): Field {
  const found = form?.pages.flatMap((page) => page.fields).find((each) => each.id === id);
  assert.ok(found, id);
  return found;
}

/** Another unit for the area, another name for the manager, and a new duty. */
function altered(item: Item): Item {
  field(item.form, "foodSafetyManager").label = "食品安全总监";
  field(item.form, "floorArea").unit = "亩";
  item.form!.pages[0]!.fields.push({ id: "openingDay", label: "开业日期", type: "date", required: true });
  return item;
}

test("R1.4 a draft survives a new version of its item: kept, changed, new; handed in only under the new one", async (t) => {
  const hall = await openHall(t);
  const { applicant, services } = hall;
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item: food }));
  const path = `/api/drafts/${draft.id}`;
  const answers = { ...draft.content.answers, enterpriseName: "老张家", floorArea: 86 };
  const content = { ...draft.content, answers };
  const { version } = ok<Draft>(await applicant.put(path, { version: 1, content }));
  const before = ok<Draft>(await applicant.get(path));
  assert.equal(before.outdated, undefined);

  await publishChanged(services, food, draft.item.version, altered);
  const outdated = ok<Draft>(await applicant.get(path));
  assert.deepEqual([outdated.outdated, outdated.content], [true, content]);
  const typed = { ...content, answers: { ...answers, legalPerson: "郭小明" } };
  const saved = ok<Draft>(await applicant.put(path, { version, content: typed }));
  assert.equal(
    saved.item.version,
    draft.item.version,
    "what is typed meanwhile is kept under the old version",
  );
  const refused = await applicant.post(`${path}/submit`, { version: saved.version });
  assert.deepEqual([refused.statusCode, refused.json().code], [409, "draft-outdated"]);
  assert.match(refused.json().message, /要求刚刚更新了/);

  const stale = await applicant.post(`${path}/renewal`, { version: 1 });
  assert.equal(stale.json().code, "draft-changed");
  const renewed = ok<Draft>(await applicant.post(`${path}/renewal`, { version: saved.version }));
  assert.equal(renewed.item.version, draft.item.version + 1);
  const told = renewed.renewal?.changes.map(({ id, change, said }) => [id, change, said]);
  assert.deepEqual(told, [
    ["floorArea", "again", "86平方米"],
    ["openingDay", "new", undefined],
  ]);
  const { floorArea: _, ...left } = typed.answers;
  assert.deepEqual(renewed.content.answers, left);
  assert.deepEqual(
    ok<Draft>(await applicant.get(path)).renewal,
    renewed.renewal,
    "told until it is put away",
  );

  const again = ok<Draft>(await applicant.post(`${path}/renewal`, { version: renewed.version }));
  assert.equal(again.version, renewed.version, "a draft that is up to date stays as it is");
  const seen = ok<Draft>(await applicant.post(`${path}/renewal/seen`, { version: renewed.version }));
  assert.equal(seen.renewal, undefined);
  const submitted = await applicant.post(`${path}/submit`, { version: seen.version });
  const fields = submitted.json().fields.map((each: { field: string }) => each.field);
  assert.ok(fields.includes("answers.openingDay"), "the new version's own questions are what is missing");

  const stranger = await hall.resident("13900000002");
  for (const to of ["renewal", "renewal/seen"]) {
    assert.equal((await stranger.post(`${path}/${to}`, { version: seen.version })).statusCode, 404);
  }
});

test("R1.4 a bundle's draft follows a new version of one of its items", async (t) => {
  const hall = await openHall(t);
  const { applicant, services } = hall;
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item: "open-restaurant", bundle: true }));
  const path = `/api/drafts/${draft.id}`;
  const content = await contentFor(hall);
  const { version } = ok<Draft>(await applicant.put(path, { version: 1, content }));
  const { version: itemVersion } = ok<{ item: Item }>(await hall.visitor.get(`/api/items/${food}`)).item;
  await publishChanged(services, food, itemVersion, altered);
  const refused = await applicant.post(`${path}/submit`, { version });
  assert.equal(refused.json().code, "draft-outdated");
  const renewed = ok<Draft>(await applicant.post(`${path}/renewal`, { version }));
  assert.deepEqual(
    renewed.renewal?.changes.map(({ id, change }) => [id, change]),
    [
      ["foodSafetyManager", "look"],
      ["openingDay", "new"],
    ],
  );
  const missing = await applicant.post(`${path}/submit`, { version: renewed.version });
  assert.deepEqual(
    missing.json().fields.map((each: { field: string }) => each.field),
    ["answers.openingDay"],
  );
  const whole = { ...renewed.content.answers, openingDay: "2026-12-01" };
  const mended = { ...renewed.content, answers: whole };
  const { version: last } = ok<Draft>(
    await applicant.put(path, { version: renewed.version, content: mended }),
  );
  ok(await applicant.post(`${path}/submit`, { version: last }));
});
