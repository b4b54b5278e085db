import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClockView } from "#contract/case.ts";
import { runningClocks, timeLine } from "./clocks.ts";

const clock = (id: string, name: string, more: Partial<ClockView> = {}): ClockView => ({
  id,
  name,
  rule: "R2.24",
  limit: { n: 5, unit: "W" },
  kind: "due",
  dueOn: "2026-06-12",
  remaining: { n: 3, unit: "W", overdue: false },
  light: "none",
  ...more,
});

test("R2.24 both clocks of a case, the promised one first; a stopped one is not shown", () => {
  const clocks = [
    clock("statutory", "法定期限"),
    clock("acceptance", "受理期限", { kind: "stopped" }),
    clock("step", "环节期限"),
    clock("promised", "承诺期限"),
  ];
  assert.deepEqual(
    runningClocks(clocks).map((each) => each.id),
    ["promised", "statutory"],
  );
  assert.equal(timeLine({ clocks }, "2026-06-09"), "承诺期限还剩 3 个工作日（6 月 12 日 星期五前）");
});

test("R2.10 what is asked of the applicant comes before everything else", () => {
  const clocks = [clock("promised", "承诺期限", { kind: "paused" }), clock("correction", "补正期限")];
  assert.match(timeLine({ clocks }, "2026-06-09") ?? "", /^补正期限还剩/);
});

test("no clock, no words", () => {
  assert.equal(timeLine({ clocks: [] }, "2026-06-09"), undefined);
});
