import assert from "node:assert/strict";
import { test } from "node:test";
import type { Counter, Hall, Zone } from "#contract/organisation.ts";
import { hallTree, hoursWords, zonesOf } from "./tree.ts";

const hall = (id: string, order: number, parent?: string) =>
  ({ id, name: id, order, ...(parent && { parent }) }) as Hall;
const zone = (id: string, order: number) => ({ hall: "h", id, name: id, order }) as Zone;
const counter = (id: string, zoneId?: string) =>
  ({ hall: "h", id, name: id, ...(zoneId && { zone: zoneId }) }) as Counter;

test("each hall stands below the one it belongs to, in its order", () => {
  const tree = hallTree([
    hall("village", 1, "town"),
    hall("town", 2, "county"),
    hall("county", 1),
    hall("other", 1, "county"),
  ]);
  assert.deepEqual(
    tree.map(({ row, depth }) => `${depth} ${row.id}`),
    ["0 county", "1 other", "1 town", "2 village"],
  );
});

test("a row whose parent is unknown is not lost", () => {
  assert.deepEqual(
    hallTree([hall("a", 1, "gone")]).map(({ depth }) => depth),
    [0],
  );
});

test("counters stand in their zones, by number; those without a zone come last", () => {
  const found = zonesOf(
    "h",
    [zone("b", 2), zone("a", 1)],
    [counter("A10", "a"), counter("A2", "a"), counter("X")],
  );
  assert.deepEqual(
    found.map((each) => [each.zone?.id, each.counters.map(({ id }) => id).join()]),
    [
      ["a", "A2,A10"],
      ["b", ""],
      [undefined, "X"],
    ],
  );
});

test("opening hours as people say them", () => {
  const week = [1, 2, 3, 4, 5];
  const hours = [
    { days: week, from: "09:00", to: "12:00" },
    { days: week, from: "13:30", to: "17:00" },
    { days: [6, 7], from: "09:00", to: "12:00" },
  ];
  assert.equal(hoursWords(hours), "周一至周五 09:00–12:00，13:30–17:00；周六、周日 09:00–12:00");
});
