import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Value } from "typebox/value";
import { Checkup, type Replay } from "#contract/checkup.ts";
import type { Draft } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import type { StaffRole } from "#contract/people.ts";
import { roleNames } from "#contract/words.ts";
import { caseRoles } from "#server/kernel/access/actor.ts";
import { isShared } from "#server/kernel/submission.ts";
import { bundles } from "#server/modules/bundles/index.ts";
import { casework } from "#server/modules/casework/index.ts";
import { items } from "#server/modules/items/index.ts";
import { supervision } from "#server/modules/supervision/index.ts";
import { readWorkbook } from "#server/platform/xlsx/index.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, newKey, testHall } from "#server/testing/hall.ts";

const food: Item = JSON.parse(
  readFileSync(new URL("../../../data/items/food-business-licence.json", import.meta.url), "utf8"),
);
const days = "?from=2026-01-01&to=2100-01-01";

async function openHall(t: Cleanups) {
  const hall = await testHall(t);
  for (const { load } of [casework, items, bundles, supervision]) await load?.(hall.services);
  return { ...hall, editor: await hall.staff("catalogue-editor", { reach: "all-organs" }) };
}

const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body) as T;
};

async function submit(applicant: Browser): Promise<string> {
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item: food.key }));
  const saved = { version: draft.version, content: completeContent(food) };
  const { version } = ok<Draft>(await applicant.put(`/api/drafts/${draft.id}`, saved));
  return ok<{ number: string }>(await applicant.post(`/api/drafts/${draft.id}/submit`, { version })).number;
}

test("F19 the check-up of the delivered catalogue, on the cases there were, on a page and as a workbook", async (t) => {
  const hall = await openHall(t);
  const applicant = await hall.resident();
  await applicant.put("/api/me", { name: "郭小明", idNumber: "430499199003070018" });
  await submit(applicant);
  const clerk = await hall.staff("clerk");
  const found = ok<Checkup>(await clerk.get(`/api/staff/checkup${days}`));
  assert.deepEqual(Value.Errors(Checkup, found), []);
  assert.ok(found.items > 60 && found.bundles >= 16);
  assert.ok(found.findings.length > 0, "no catalogue is perfect");
  for (const { organ } of found.findings) assert.ok(found.organs[organ], organ);
  const counted = found.findings.filter(({ key }) => key === food.key);
  assert.ok(counted.every(({ cases }) => cases === 1));
  const sheet = await clerk.get(`/api/staff/checkup/export.xlsx${days}`);
  const [{ rows } = { rows: [] }] = readWorkbook(sheet.rawPayload);
  assert.equal(rows.length, found.findings.length + 1);
});

test("A13 a draft over past applications: what would not have been asked for; nothing of the past changes", async (t) => {
  const hall = await openHall(t);
  const applicant = await hall.resident();
  await applicant.put("/api/me", { name: "郭小明", idNumber: "430499199003070018" });
  const number = await submit(applicant);
  const clerk = await hall.staff("clerk", { reach: "all-organs" });
  const accepting = { requestKey: newKey(), version: 1, data: {} };
  ok(await clerk.post(`/api/cases/${number}/actions/accept`, accepting));
  // The last day of the promise, and the first after a promise that is a day shorter.
  hall.clock.now = "2026-11-27T02:00:00.000Z";
  const editor = await hall.staff("catalogue-editor", { reach: "all-organs" });
  const address = `/api/staff/items/${food.key}/drafts`;
  ok(await editor.post(address, { requestKey: newKey() }));
  const version = food.version + 1;
  const gone = food.materials.find((material) => !isShared(material) && !material.when);
  const materials = food.materials.filter((material) => material !== gone);
  const promised = { ...food.promised!, n: food.promised!.n - 1 };
  const item = { ...food, version, promised, materials };
  ok(
    await editor.put(`${address}/${version}`, {
      ...{ requestKey: newKey(), revision: 1, item },
    }),
  );
  const replay = `/api/staff/checkup/items/${food.key}/versions/${version}/replay${days}`;
  const found = ok<Replay>(await editor.get(replay));
  assert.deepEqual([found.cases, found.left, found.differing, found.daysFewer], [1, 0, 1, 1]);
  assert.deepEqual(found.list[0]?.fewer, [gone!.name]);
  assert.equal(found.list[0]?.number, number);
  assert.deepEqual(found.list[0]?.cardsMore, ["黄牌：超承诺期限"]);
  assert.deepEqual([found.cardsMore, found.cardsFewer], [1, 0]);
  const before = ok<Replay>(
    await editor.get(`/api/staff/checkup/items/${food.key}/versions/${food.version}/replay${days}`),
  );
  assert.equal(before.differing, 0);
  const audited = await hall.staff("audit-admin");
  const { entries } = ok<{ entries: { action: string }[] }>(
    await audited.get("/api/staff/audit?action=checkup.replay"),
  );
  assert.equal(entries.length, 2);
});

test("A13 a bundle over past applications, none yet; an unknown version or bundle is refused", async (t) => {
  const { editor } = await openHall(t);
  const found = ok<Replay>(await editor.get("/api/staff/checkup/bundles/open-restaurant/replay"));
  assert.deepEqual([found.cases, found.differing], [0, 0]);
  const unknown = await editor.get("/api/staff/checkup/bundles/no-such-thing/replay");
  assert.deepEqual([unknown.statusCode, unknown.json().code], [404, "bundle-unknown"]);
  const version = await editor.get(`/api/staff/checkup/items/${food.key}/versions/99/replay`);
  assert.deepEqual([version.statusCode, version.json().code], [404, "item-version-not-found"]);
  const wrong = await editor.get("/api/staff/checkup?from=soon");
  assert.deepEqual([wrong.statusCode, wrong.json().field], [400, "from"]);
});

test("every route: who may, and that nobody else does", async (t) => {
  const { staff, visitor, resident } = await openHall(t);
  const readers = [...caseRoles, "director", "catalogue-editor"] as StaffRole[];
  const replays = [
    `/api/staff/checkup/items/${food.key}/versions/${food.version}/replay`,
    "/api/staff/checkup/bundles/open-restaurant/replay",
  ];
  const looks = ["/api/staff/checkup", "/api/staff/checkup/export.xlsx"];
  for (const url of [...looks, ...replays]) {
    assert.equal((await visitor.get(url)).statusCode, 401, url);
    assert.equal((await (await resident()).get(url)).statusCode, 403, url);
  }
  for (const role of Object.keys(roleNames) as StaffRole[]) {
    const person = await staff(role, { reach: "all-organs" });
    const expect = async (url: string, allowed: boolean) =>
      assert.equal((await person.get(url)).statusCode, allowed ? 200 : 403, `${role} ${url}`);
    for (const url of looks) await expect(url, readers.includes(role));
    for (const url of replays) await expect(url, role === "catalogue-editor");
  }
});
