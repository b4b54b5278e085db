import assert from "node:assert/strict";
import { test } from "node:test";
import { officialTime } from "#server/testing/calendar.ts";
import { sampleKey } from "../case-type/case-type.fixture.ts";
import { at, type History, opened, rulesOf, take } from "../watch/watch.fixture.ts";
import { cardsDiffering } from "./replay-cards.ts";

const time = officialTime();
const until = at("2026-12-01");

/** Accepted on Monday the 2nd of March, decided on Thursday of the week after: within eight working days (R2.24). */
function decided(): History {
  let it = take(opened(at("2026-03-02")), "accept", at("2026-03-02", 30));
  it = take(it, "pass", at("2026-03-04"));
  it = take(it, "survey", at("2026-03-09"));
  return take(it, "approve", at("2026-03-12"));
}

function differing(it: History, limits: object, steps: object = {}) {
  const watched = { type: it.type, key: sampleKey, events: it.events };
  const other = { limits: { ...limits }, steps: { ...steps } };
  return cardsDiffering({ watched, rules: rulesOf(it.opening) }, other, time, until);
}

test("A13 R3.2 the same limits earn the same cards", () => {
  assert.deepEqual(differing(decided(), {}), { fewer: [], more: [] });
  assert.deepEqual(differing(decided(), { promised: { n: 8, unit: "W" } }), { fewer: [], more: [] });
});

test("A13 R3.2 a shorter promise would have earned a yellow card, a shorter limit of law a red one", () => {
  assert.deepEqual(differing(decided(), { promised: { n: 5, unit: "W" } }), {
    fewer: [],
    more: ["黄牌：超承诺期限"],
  });
  const short = { promised: { n: 5, unit: "W" }, statutory: { n: 5, unit: "W" } };
  assert.deepEqual(differing(decided(), short).more, ["红牌：超法定期限"]);
});

test("A13 R3.2 a card of the time would not have been earned under a longer limit", () => {
  let it = take(opened(at("2026-03-02")), "accept", at("2026-03-02", 30));
  it = take(it, "pass", at("2026-03-13"));
  const fewer = differing(it, {}, { review: { n: 20, unit: "W" } });
  assert.deepEqual(fewer, { fewer: ["黄牌：环节超期"], more: [] });
});
