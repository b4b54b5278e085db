import assert from "node:assert/strict";
import { test } from "node:test";
import type { ExtraHours } from "#contract/sites.ts";
import { dataOf, faultsOf } from "../form/filled.ts";
import {
  extraFields,
  extraFrom,
  extraStart,
  spanFaults,
  weeklyFields,
  weeklyFrom,
  weeklyStart,
} from "./hours.ts";

test("hours opened in a form and sent again are the same", () => {
  const all: ExtraHours[] = [
    { kind: "market", digits: [3, 8], lunar: true, from: "08:00", to: "12:00" },
    { kind: "agreed", on: "2026-12-01", from: "09:00", to: "11:00", note: "村民大会" },
    { kind: "agreed", on: "2026-12-02", from: "09:00", to: "11:00" },
    { kind: "closed", from: "2026-12-05", to: "2026-12-06", note: "检修" },
  ];
  for (const each of all) {
    const fields = extraFields[each.kind];
    assert.deepEqual(faultsOf(fields, extraStart(each)), []);
    assert.deepEqual(extraFrom(each.kind, dataOf(fields, extraStart(each))), each);
  }
  const week = { days: [1, 2, 5], from: "09:00", to: "12:00" };
  assert.deepEqual(weeklyFrom(dataOf(weeklyFields, weeklyStart(week))), week);
});

test("an opening ends after it begins; a closing may last one day", () => {
  assert.equal(spanFaults("weekly", { from: "12:00", to: "12:00" })[0]?.field, "to");
  assert.deepEqual(spanFaults("market", { from: "08:00", to: "12:00" }), []);
  assert.deepEqual(spanFaults("closed", { from: "2026-12-05", to: "2026-12-05" }), []);
  assert.equal(spanFaults("closed", { from: "2026-12-06", to: "2026-12-05" })[0]?.field, "to");
});
