import assert from "node:assert/strict";
import { test } from "node:test";
import { barsInOrder, barsOf, type Lit } from "./bars.ts";
import { deeper, narrowTo } from "./figures.ts";
import {
  addressOf,
  dueWords,
  pageOf,
  periodWords,
  queryOf,
  rateWords,
  recordWords,
  soonGroup,
  soonWords,
} from "./supervision.ts";

test("R3.6 a figure leads to the page of its list, with the same query", () => {
  assert.equal(
    pageOf({ href: "/api/supervision/cards?light=red&year=2026" }),
    "/supervision/cards?light=red&year=2026",
  );
  assert.equal(pageOf({ href: "/api/orders?state=late" }), "/orders?state=late");
});

test("filters stand in the address; what has no value does not", () => {
  const params = new URLSearchParams("organ=11430482000000001K&month=&x=1");
  assert.deepEqual(queryOf(params, ["organ", "month"]), { organ: "11430482000000001K" });
  assert.equal(addressOf("/orders", { state: "late", after: undefined, organ: "" }), "/orders?state=late");
  assert.equal(addressOf("/orders", {}), "/orders");
});

test("a rate says both its parts, and nothing where there is nothing to rate", () => {
  assert.equal(rateWords({ share: 0.985, n: 197, of: 200 }), "98.5%（197/200）");
  assert.equal(rateWords({ share: 1, n: 2, of: 2 }), "100%（2/2）");
  assert.equal(rateWords({ share: null, n: 0, of: 0 }), "无数据");
  assert.equal(periodWords(2026, 2), "2026 年 2 月");
});

test("R3.2 before it is late: what is past, today's, tomorrow's", () => {
  const today = "2026-12-31";
  const groups = ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-04"].map((day) =>
    soonGroup(day, false, today),
  );
  assert.deepEqual(groups, ["late", "today", "tomorrow", "later"]);
  assert.equal(soonGroup(today, true, today), "late");
  const row = (dueOn: string) => ({ dueOn, left: { overdue: false } });
  assert.equal(soonWords([row(today), row(today), row("2027-01-01")], today), "今天到期 2 件，明天到期 1 件");
  assert.equal(soonWords([row("2027-01-04")], today), undefined);
});

test("a deadline at midnight is the end of the day before; a record says its moments to the second", () => {
  const today = "2026-11-23";
  assert.equal(dueWords("2026-11-24T16:00:00.000Z", today), "11 月 24 日");
  assert.equal(dueWords("2026-11-23T16:00:00.000Z", today), "今天");
  assert.equal(dueWords("2026-11-23T09:00:00.000Z", today), "今天 17:00");
  assert.equal(recordWords("2026-11-21T18:48:00.533Z"), "2026 年 11 月 22 日 02:48:00");
  assert.equal(recordWords("3 红牌"), "3 红牌");
});

const lit = (red: number, yellow: number, warnings: number): Lit => {
  const count = (n: number) => ({ n, href: "" });
  return { red: count(red), yellow: count(yellow), warnings: count(warnings) };
};

test("bars stand on one scale from zero, the gravest first, without those where nothing burns", () => {
  const bars = barsOf([lit(0, 0, 0), lit(0, 2, 18), lit(1, 0, 4)]);
  assert.deepEqual(
    bars.map(({ length }) => length),
    [25, 100],
  );
  assert.deepEqual(
    bars[0]!.parts.map(({ light, share }) => [light, share]),
    [
      ["red", 1],
      ["warning", 4],
    ],
  );
  assert.deepEqual(barsOf([]), []);
  assert.deepEqual(
    barsInOrder([lit(0, 0, 0), lit(0, 0, 1), lit(2, 0, 0)]).map(({ length }) => length),
    [0, 50, 100],
  );
  assert.equal(barsOf(Array.from({ length: 30 }, () => lit(1, 1, 1))).length, 10);
});

test("a line of a table opens into what lies inside it", () => {
  assert.deepEqual(narrowTo("organ", "11430482000000001K"), { organ: "11430482000000001K" });
  assert.deepEqual(narrowTo("place", "changning"), { hall: "changning" });
  assert.deepEqual(narrowTo("month", "2026-03"), { month: "3" });
  assert.equal(narrowTo("rule", "promise-late"), undefined);
  assert.equal(deeper.organ, "item");
});
