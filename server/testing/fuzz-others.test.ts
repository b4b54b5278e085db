/** Other people's ids at every route that takes one: nothing is shown, nothing changes, and the refusal says why. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import type { Draft } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "./application.ts";
import { addressOf, type Operation } from "./fuzz-operations.ts";
import { barest, type Fuzzed, fuzzed, paramsFor, type Sent, sampleOf, send } from "./fuzz-people.ts";
import { approvalBureau, type Browser, newKey } from "./hall.ts";

const foodItem: Item = JSON.parse(
  readFileSync(new URL("../../data/items/food-business-licence.json", import.meta.url), "utf8"),
);

/** What somebody has, by the beginning of the addresses that lead to it. */
type Belongings = [prefix: string, params: Record<string, string>][];

test("other people's ids", async (t) => {
  const hall = await fuzzed(t);
  const owner = await hall.resident("13900000011");
  const profile = { name: "郭小明", idNumber: "430499199003070018" };
  assert.equal((await owner.put("/api/me", profile)).statusCode, 200);
  const handedIn = await openDraft(owner);
  const submission = { version: handedIn.version };
  const { number } = (await owner.post(`/api/drafts/${handedIn.id}/submit`, submission)).json();
  const draft = await openDraft(owner);
  const belongings: Belongings = [
    ["/api/drafts/", { id: draft.id }],
    ["/api/applications/", { number }],
    ["/api/cases/", { number, action: "withdraw" }],
    ["/api/documents/", { number, seq: "1" }],
  ];
  const strangers: [string, Browser][] = [
    ["another resident", await hall.resident("13900000012")],
    ["an examiner of another organ", await hall.staff("examiner", { organ: approvalBureau })],
  ];
  for (const [who, stranger] of strangers) {
    await t.test(who, (t) => refusedEverywhere(t, hall, stranger, belongings));
  }
  const kept = (await owner.get(`/api/drafts/${draft.id}`)).json() as Draft;
  assert.deepEqual([kept.version, kept.content], [draft.version, draft.content]);
  const { case: mine } = (await owner.get(`/api/applications/${number}`)).json();
  assert.equal(mine.version, 1);
});

async function openDraft(owner: Browser): Promise<Draft> {
  const draft = (await owner.post("/api/drafts", { item: foodItem.key })).json() as Draft;
  const saved = { version: draft.version, content: completeContent(foodItem) };
  return (await owner.put(`/api/drafts/${draft.id}`, saved)).json() as Draft;
}

async function refusedEverywhere(t: TestContext, hall: Fuzzed, stranger: Browser, belongings: Belongings) {
  let asked = 0;
  for (const [prefix, params] of belongings) {
    for (const operation of hall.operations.filter(({ path }) => path.startsWith(`${prefix}{`))) {
      asked += 1;
      await t.test(`${operation.method} ${operation.path}`, async () => {
        const answer = await send(hall, stranger, requestTo(operation, params));
        assert.ok([403, 404].includes(answer.statusCode), `${answer.statusCode} ${answer.body}`);
        const { code, message } = answer.json();
        assert.match(code, /^[a-z-]+$/);
        assert.match(message, /\p{Script=Han}/u);
      });
    }
  }
  assert.ok(asked >= belongings.length, "each of them is at some address");
}

/** With a body that the route would take from its owner. */
function requestTo(operation: Operation, params: Record<string, string>): Sent {
  const sent = {
    method: operation.method,
    url: addressOf(operation, { ...paramsFor(operation), ...params }),
  };
  if (!operation.body) return sent;
  const whole: Record<string, unknown> = {
    ...{ requestKey: newKey(), version: 1, content: completeContent(foodItem), data: {} },
    ...completeContent(foodItem),
    ...{ field: "applicant.idNumber", reason: "核对身份" },
  };
  const names = Object.keys(operation.body.properties as object).filter((name) => name in whole);
  const own = Object.fromEntries(names.map((name) => [name, whole[name]]));
  const { payload: fitting } = sampleOf(barest(operation));
  const payload = JSON.stringify({ ...JSON.parse(String(fitting)), ...own });
  return { ...sent, payload, headers: { "content-type": "application/json" } };
}
