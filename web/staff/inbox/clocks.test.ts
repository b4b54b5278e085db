import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClockView } from "#contract/case.ts";
import { byUrgency, lightOf, rowClocks, shortLeft } from "./clocks.ts";

const today = "2026-06-09";

function clock(id: string, dueOn: string, n: number, more: Partial<ClockView> = {}): ClockView {
  return {
    id,
    name: id,
    rule: "",
    limit: { n: 20, unit: "W" },
    kind: "due",
    dueOn,
    dueAt: `${dueOn}T15:59:59.000Z`,
    remaining: { n, unit: "W", overdue: false },
    light: "none",
    ...more,
  };
}

const promised = clock("promised", "2026-06-12", 3);
const statutory = clock("statutory", "2026-07-03", 18);
const step = clock("step", "2026-06-10", 1);

test("the clock due first burns; the promised and the statutory one stand beside it", () => {
  const found = rowClocks([promised, statutory, step]);
  assert.equal(found.burning, step);
  assert.equal(found.promised, promised);
  assert.equal(found.statutory, statutory);
});

test("the applicant's own time, a pause and a clock that stopped burn for nobody here", () => {
  const waiting = clock("correction", "2026-06-10", 1);
  const paused: ClockView = { ...promised, kind: "paused" };
  const stopped: ClockView = { ...step, kind: "stopped" };
  assert.equal(rowClocks([waiting, paused, stopped]).burning, undefined);
  assert.deepEqual(byUrgency([stopped, statutory, step]), [step, statutory]);
});

test("time left in few words", () => {
  assert.equal(shortLeft(promised, today), "3 工作日");
  assert.equal(shortLeft(clock("promised", today, 0), today), "今天到期");
  const late = { remaining: { n: 2, unit: "W" as const, overdue: true } };
  assert.equal(shortLeft(clock("promised", "2026-06-05", 0, late), today), "超 2 工作日");
  const hours = { remaining: { n: 2.5, unit: "H" as const, overdue: false } };
  assert.equal(shortLeft(clock("promised", today, 0, hours), today), "2.5 小时");
  assert.equal(shortLeft({ ...promised, kind: "paused" }, today), "已暂停");
});

test("R3.2 over the promise is a yellow square, over the law a red disc", () => {
  assert.equal(lightOf({ id: "promised", light: "overdue" }), "yellow");
  assert.equal(lightOf({ id: "statutory", light: "overdue" }), "red");
  assert.equal(lightOf({ id: "statutory", light: "warning" }), "warning");
  assert.equal(lightOf({ id: "step", light: "none" }), undefined);
});
