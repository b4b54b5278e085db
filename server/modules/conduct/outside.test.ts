import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { MonthTable } from "#contract/conduct.ts";
import type { Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { engineOf } from "#server/cases/index.ts";
import { items } from "#server/modules/items/index.ts";
import { raise, supervision } from "#server/modules/supervision/index.ts";
import { completeContent } from "#server/testing/application.ts";
import { marketBureau, newKey } from "#server/testing/hall.ts";
import { conductHall, ok, path } from "./conduct.fixture.ts";

const shop: Item = JSON.parse(
  readFileSync(new URL("../../../data/items/individual-business-registration.json", import.meta.url), "utf8"),
);
const me = { name: "郭小明", idNumber: "430499199003070018" };
const phone = "13900000001";

test("R12.6 a month counts the ratings of what the person served and the cards raised for what they handled", async (t) => {
  const hall = await conductHall(t);
  const { services, keeper, division, send } = hall;
  await items.load?.(services);
  await supervision.load?.(services);
  const clerk = await hall.staff("clerk", { organ: marketBureau, reach: "all-organs" });
  await hall.term(clerk, "A03");
  await send(keeper, "/attendance", { day: "2026-11-20", marks: [{ staff: clerk.id, kind: "present" }] });
  const resident = await hall.resident(phone);
  assert.equal((await resident.put("/api/me", me)).statusCode, 200);
  const walkin = { item: shop.key, hall: "changning", applicant: { ...me, phone }, accept: true };
  const { number } = ok<Submitted>(
    await clerk.post("/api/staff/receptions", {
      ...{ requestKey: newKey(), ...walkin, content: completeContent(shop) },
    }),
  );
  await (await engineOf(services)).react();
  const rated = { requestKey: newKey(), grade: 3, codes: [], service: 1, channel: 2 };
  ok(await resident.post(`/api/cases/${number}/ratings`, rated));
  const card = await raise(services, {
    ...{ division, rule: "asked-in-person", requestKey: newKey(), at: services.now() },
    ...{
      organ: marketBureau,
      handler: clerk.id,
      subject: "体外办理",
      reason: "要群众另跑一趟",
      evidence: "监控",
    },
  });
  assert.ok(card);

  const { rows } = ok<MonthTable>(await keeper.get(`${path}/months/2026-11`));
  const row = rows.find(({ staff }) => staff.id === clerk.id)!;
  const sum = row.terms.reduce((all, { value }) => all + Math.round(value * 100), 0);
  assert.equal(Math.round(row.score! * 100), sum, "the terms make the score");
  assert.deepEqual(
    row.terms.map(({ id }) => id),
    ["days", "rating", "yellow"],
  );
  assert.equal(row.terms[0]?.value, 70);
  for (const { id, href } of row.terms)
    assert.ok(href.includes(clerk.id), `${id} leads to what is behind it`);
});
