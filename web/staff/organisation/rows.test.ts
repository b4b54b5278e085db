import assert from "node:assert/strict";
import { test } from "node:test";
import type { CounterRow, HallRow } from "#contract/organisation.ts";
import { type Organisation, rowBody, rowFields, rowPath } from "./rows.ts";

const nothing: Organisation = { organs: [], halls: [], zones: [], counters: [], divisions: [] };
const hours = [{ days: [1], from: "09:00", to: "12:00" }];
const hall = {
  id: "changning",
  name: "中心",
  area: "430482",
  address: "x",
  hours,
  order: 1,
  version: 3,
} as HallRow;
const counter = {
  hall: "changning",
  id: "A01",
  name: "窗口",
  kind: "comprehensive",
  organs: ["A"],
  items: ["x"],
  version: 2,
} as CounterRow;

test("a row is addressed by its key, which cannot be changed", () => {
  assert.equal(rowPath("hall", hall), "/staff/halls/changning");
  assert.equal(rowPath("counter", counter), "/staff/counters/changning/A01");
  const names = (isNew: boolean) => rowFields("counter", nothing, isNew).map(({ name }) => name);
  assert.ok(names(true).includes("id"));
  assert.ok(!names(false).includes("id"));
});

test("what a form does not show stays as it was", () => {
  assert.deepEqual(rowBody("hall", { name: "新名", area: "430482" }, hall).hours, hours);
  const body = rowBody("counter", { name: "新名", kind: "comprehensive" }, counter);
  assert.deepEqual([body.items, body.organs, body.version], [["x"], [], 2], "an emptied list is empty");
});

test("a new row has what its schema wants, and no version", () => {
  assert.deepEqual(rowBody("hall", { id: "h", name: "厅" }, undefined), {
    order: 0,
    hours: [],
    address: "",
    id: "h",
    name: "厅",
  });
});
