import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApplicationView } from "#contract/application.ts";
import type { Draft } from "#contract/draft.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { completeContent } from "#server/testing/application.ts";
import { newKey } from "#server/testing/hall.ts";
import { publishChanged } from "#server/testing/item-version.ts";
import { ok, openHall } from "../joint/joint.fixture.ts";

const food = "food-business-licence";

test("R1.18 the answers select the limits; the case freezes the list with its reasons, whatever the item becomes", async (t) => {
  const hall = await openHall(t);
  const { applicant, clerk, services } = hall;
  await publishChanged(services, food, 1, (item) => ({
    ...item,
    limitCases: [
      { when: { q: "food-shop", is: "restaurant" }, promised: { n: 3, unit: "W" }, why: "本县餐饮店从快" },
    ],
  }));
  const { item } = ok<ItemGuide>(await hall.visitor.get(`/api/items/${food}`));
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item: food }));
  const content = completeContent(item, { "food-shop": "restaurant" });
  const path = `/api/drafts/${draft.id}`;
  const { version } = ok<Draft>(await applicant.put(path, { version: 1, content }));
  const { number } = ok<{ number: string }>(await applicant.post(`${path}/submit`, { version }));

  await publishChanged(services, food, 2, ({ limitCases: _, ...rest }) => rest);
  const body = { requestKey: newKey(), version: 1, data: {} };
  ok(await clerk.post(`/api/cases/${number}/actions/accept`, body));
  for (const reader of [applicant, clerk]) {
    const view = ok<ApplicationView>(await reader.get(`/api/applications/${number}`));
    assert.deepEqual(view.reasons[0], { what: "承诺期限 3 个工作日", because: "本县餐饮店从快" });
    const promised = view.case.clocks.find(({ id }) => id === "promised");
    assert.deepEqual(promised?.limit, { n: 3, unit: "W" });
    const conditional = item.materials.filter(({ when }) => when).map(({ id }) => id);
    for (const { id, because } of view.materials) {
      if (because) assert.ok(conditional.includes(id) && because.startsWith("因为您选了"), because);
    }
  }
});
