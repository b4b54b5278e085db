import assert from "node:assert/strict";
import { test } from "node:test";
import type { CaseType } from "#contract/case-type.ts";
import { applicationType, lawLimits } from "./case-type.fixture.ts";
import { type FindingCode, lintCaseType } from "./lint.ts";

test("the application's case type has no fault", () => {
  assert.deepEqual(lintCaseType(applicationType(), lawLimits()), []);
});

const small = (): CaseType => ({
  code: "small",
  version: 1,
  name: "小案",
  digits: "90",
  states: {
    open: { name: "已开", resident: "已开" },
    held: { name: "暂停", resident: "暂停" },
    done: { name: "完", resident: "完", end: true },
  },
  clocks: {
    main: { name: "期限", rule: "R2.13", limit: { n: 20, unit: "W" }, public: true, staff: true },
  },
  actions: {
    open: {
      name: "开",
      button: "开",
      from: [],
      to: "open",
      by: ["applicant"],
      clocks: { start: [{ clock: "main" }] },
    },
    hold: {
      name: "停",
      button: "停",
      from: ["open"],
      to: "held",
      by: ["clerk"],
      clocks: { pause: ["main"] },
    },
    resume: {
      name: "续",
      button: "续",
      from: ["held"],
      to: "open",
      by: ["clerk"],
      clocks: { resume: ["main"] },
    },
    close: {
      name: "完",
      button: "完",
      from: ["open"],
      to: "done",
      by: ["clerk"],
      clocks: { stop: ["main"] },
    },
  },
});

test("a small sound type has no fault", () => assert.deepEqual(lintCaseType(small(), lawLimits()), []));

const faults: [what: string, code: FindingCode, path: string, spoil: (type: CaseType) => void][] = [
  [
    "nothing opens a case",
    "no-opening",
    "/actions",
    (t) => {
      t.actions.open!.from = ["done"];
    },
  ],
  [
    "an organ it is handed to that need not be named",
    "dangling-target",
    "/actions/hold/handsTo",
    (t) => {
      t.actions.hold!.handsTo = "owner";
    },
  ],
  [
    "a state nothing leads to",
    "unreachable-state",
    "/states/lost",
    (t) => {
      t.states.lost = { name: "失", resident: "失", end: true };
    },
  ],
  [
    "a target that is no state",
    "dangling-target",
    "/actions/close/to",
    (t) => {
      t.actions.close!.to = "gone";
    },
  ],
  [
    "a start from no state",
    "dangling-target",
    "/actions/close/from/1",
    (t) => void t.actions.close!.from.push("gone"),
  ],
  [
    "a clock that is none",
    "dangling-target",
    "/actions/close/clocks/stop/1",
    (t) => {
      t.actions.close!.clocks!.stop!.push("gone");
    },
  ],
  [
    "an action after one that is none",
    "dangling-target",
    "/actions/close/after",
    (t) => {
      t.actions.close!.after = "gone";
    },
  ],
  [
    "an action after one of several, of which one is none",
    "dangling-target",
    "/actions/close/after",
    (t) => {
      t.actions.close!.after = ["hold", "gone"];
    },
  ],
  [
    "a clock that wakes nothing",
    "dangling-target",
    "/clocks/main/whenDue",
    (t) => {
      t.clocks.main!.whenDue = "gone";
    },
  ],
  ["a state without a way to an end", "dead-end", "/states/held", (t) => void delete t.actions.resume],
  [
    "only the system may, and no clock wakes it",
    "action-nobody-may-take",
    "/actions/hold/by",
    (t) => {
      t.actions.hold!.by = ["system"];
    },
  ],
  [
    "only a step's role may, and no step begins",
    "action-nobody-may-take",
    "/actions/hold/by",
    (t) => {
      t.actions.hold!.by = ["step"];
    },
  ],
  [
    "a clock no action starts",
    "clock-never-starts",
    "/clocks/idle",
    (t) => {
      t.clocks.idle = { ...t.clocks.main! };
    },
  ],
  [
    "a clock that runs on after the end",
    "clock-never-stops",
    "/clocks/main",
    (t) => void delete t.actions.close!.clocks,
  ],
  [
    "a clock that stays paused after the end",
    "clock-never-resumes",
    "/clocks/main",
    (t) => {
      t.actions.close!.from = ["held"];
      delete t.actions.close!.clocks;
    },
  ],
  [
    "a clock that wakes what the system may not do",
    "clock-wakes-in-vain",
    "/clocks/main/whenDue",
    (t) => {
      t.clocks.main!.whenDue = "close";
    },
  ],
  [
    "a limit above the law's (R2.13)",
    "limit-above-law",
    "/clocks/main/limit",
    (t) => {
      t.clocks.main!.limit = { n: 21, unit: "W" };
    },
  ],
  [
    "a limit in a unit the law does not use",
    "limit-above-law",
    "/clocks/main/limit",
    (t) => {
      t.clocks.main!.limit = { n: 20, unit: "D" };
    },
  ],
  [
    "an extension above the law's (R2.13)",
    "limit-above-law",
    "/clocks/main/extension",
    (t) => {
      t.clocks.main!.extension = { n: 11, unit: "W" };
    },
  ],
];

for (const [what, code, path, spoil] of faults) {
  test(`finds ${what}`, () => {
    const type = small();
    spoil(type);
    const found = lintCaseType(type, lawLimits());
    assert.ok(
      found.some((finding) => finding.code === code && finding.path === path),
      `expected ${code} at ${path}, found ${JSON.stringify(found)}`,
    );
  });
}

test("names the way by which a clock is left running", () => {
  const type = applicationType();
  type.actions.withdraw!.clocks!.stop = type.actions.withdraw!.clocks!.stop!.filter(
    (clock) => clock !== "promised",
  );
  const [finding] = lintCaseType(type, lawLimits());
  assert.equal(finding?.code, "clock-never-stops");
  assert.match(finding.message, /handling > withdrawn/);
});
