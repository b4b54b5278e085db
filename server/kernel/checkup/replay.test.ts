import assert from "node:assert/strict";
import { test } from "node:test";
import { completeContent } from "#server/testing/application.ts";
import { officialTime } from "#server/testing/calendar.ts";
import { completeItem } from "#server/testing/item.ts";
import { paper } from "../bundle/bundle.fixture.ts";
import type { Clock } from "../time/clock.ts";
import { demandedByItem, type PastCase, replayed, summed } from "./replay.ts";

const time = officialTime();
const item = completeItem();
const restaurant = completeContent(item, { business: "restaurant", chain: "no" });
/** Monday to Thursday: accepted and decided within four working days. */
const clock: Clock = {
  limit: { n: 5, unit: "W" },
  startedAt: "2026-11-02T01:00:00Z",
  stoppedAt: "2026-11-06T02:00:00Z",
  pauses: [],
};
const past: PastCase = { number: "n", content: restaurant, clock };

function against(changes: Partial<typeof item>, one = past) {
  const [before, after] = [item, { ...item, ...changes }];
  return replayed(
    one,
    demandedByItem(before, one.content),
    demandedByItem(after, one.content),
    time,
    "2026-11-21T02:00:00Z",
  );
}

test("A13 nothing differs under the same item", () => {
  assert.equal(against({}), undefined);
});

test("A13 materials and steps that go and come, in this applicant's situation only", () => {
  const materials = [
    item.materials[0]!,
    paper("lease", { name: "租赁合同", when: { q: "business", is: "restaurant" } }),
  ];
  const found = against({ materials, steps: item.steps.filter(({ kind }) => kind !== "survey") });
  assert.deepEqual(found?.fewer, ["经营场所平面图"]);
  assert.deepEqual(found?.more, ["租赁合同"]);
  assert.deepEqual([found?.stepsFewer, found?.stepsMore], [["现场核查"], []]);
  const shop = { ...past, content: completeContent(item, { business: "shop" }) };
  assert.equal(against({ materials }, shop), undefined);
});

test("A13 R2.24 a shorter promise says who would have been late; pauses count as they were", () => {
  assert.equal(against({ promised: { n: 3, unit: "W" } })?.late, "would-be");
  assert.equal(against({ promised: { n: 4, unit: "W" } })?.late, undefined);
  const pauses = [{ from: "2026-11-03T01:00:00Z", to: "2026-11-05T01:00:00Z", reason: "补测" }];
  const waited = { ...past, clock: { ...clock, pauses } as Clock };
  assert.equal(against({ promised: { n: 3, unit: "W" } }, waited)?.late, undefined);
  const slow = { ...past, clock: { ...clock, limit: { n: 2, unit: "W" as const } } };
  assert.equal(against({ promised: { n: 9, unit: "W" } }, slow)?.late, "no-more");
});

test("R1.18 a limit of some situations only counts for those who answered so", () => {
  const limitCases = [{ when: { q: "business", is: "restaurant" }, promised: { n: 3, unit: "W" as const } }];
  assert.deepEqual(against({ limitCases })?.promised, {
    before: { n: 5, unit: "W", note: "自受理之日起" },
    after: { n: 3, unit: "W" },
  });
  const shop = { ...past, content: completeContent(item, { business: "shop" }) };
  assert.equal(against({ limitCases }, shop), undefined);
});

test("R1.18 an answer the changed question does not know must be given anew", () => {
  const [business, chain] = item.questions;
  const questions = [{ ...business!, options: business!.options!.slice(1) }, chain!];
  assert.deepEqual(against({ questions })?.unread, ["您要开的是哪一种？"]);
});

test("A13 the sums are those of the list", () => {
  const one = against({ promised: { n: 3, unit: "W" }, materials: [item.materials[0]!] })!;
  const span = { from: "2026-01-01", to: "2026-12-31", cases: 5, left: 0 };
  const all = summed(span, [one, one], ({ n }) => n);
  assert.deepEqual(
    [all.differing, all.materialsFewer, all.daysFewer, all.wouldBeLate, all.list.length],
    [2, 2, 4, 2, 2],
  );
});
