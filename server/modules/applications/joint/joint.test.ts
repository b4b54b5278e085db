import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Case } from "#server/kernel/case-type/case.ts";
import { calendarOf } from "#server/kernel/time/calendar.ts";
import { pauseClock, startClock } from "#server/kernel/time/clock.ts";
import { defaultOfficeHours } from "#server/kernel/time/office-hours.ts";
import { officialYears } from "#server/testing/calendar.ts";
import { type Family, type JointPart, jointMoves } from "./joint.ts";
import { expectedResults, phaseOf, slowestOf } from "./joint-progress.ts";

const at = "2026-03-02T02:00:00.000Z";

function caseOf(id: number, state: string, changes: Partial<Case> = {}): Case {
  return {
    ...{ division: "430482", id, type: "application", typeVersion: 2, organ: "A", subject: `第${id}项` },
    ...{ party: "resident/r1", partyLabel: "郭**", channel: "portal", state, version: 1, openedAt: at },
    ...{ clocks: {}, taken: {}, facts: { limits: { promised: { n: 5, unit: "W" } }, steps: [], traits: [] } },
    ...changes,
  };
}

const part = (it: Case, ...on: number[]): JointPart => ({ case: it, waits: on.map((id) => ({ on: id })) });
const granted = (id: number, traits: string[] = [], taken = {}) =>
  caseOf(id, "issued", {
    ...{ concludedAt: at, taken: { approve: 1, ...taken } },
    facts: { limits: {}, steps: [], traits },
  });
const lost = (id: number) => caseOf(id, "refused", { concludedAt: at });
const running = { promised: startClock({ n: 10, unit: "W" }, at) };

function moves(joint: Case, ...parts: JointPart[]): string[] {
  return jointMoves({ joint, parts }).map(({ id, action }) => `${id} ${action}`);
}

describe("R2.28–R2.30 what follows when a part moves", () => {
  const whole = (state: string, changes: Partial<Case> = {}) => caseOf(9, state, changes);
  const cases: [name: string, joint: Case, parts: JointPart[], expected: string[]][] = [
    ["nothing, while the first parts are not accepted", whole("received"), [part(caseOf(1, "received"))], []],
    [
      "joint acceptance, when every part whose turn it is has been accepted",
      whole("received"),
      [part(caseOf(1, "handling")), part(caseOf(2, "waiting"), 1)],
      ["9 accept"],
    ],
    [
      "a waiting part begins when the result it waits for is there",
      whole("handling", { clocks: running }),
      [part(granted(1)), part(caseOf(2, "waiting"), 1)],
      ["2 release"],
    ],
    [
      "not before the licence is made",
      whole("handling", { clocks: running }),
      [part(granted(1, ["licence"])), part(caseOf(2, "waiting"), 1)],
      [],
    ],
    [
      "nor before the code is registered that the others need",
      whole("handling", { clocks: running }),
      [part(granted(1, ["licence", "assigns-uscc"], { issue: 1 })), part(caseOf(2, "waiting"), 1)],
      [],
    ],
    [
      "a part that waits for several begins with the last",
      whole("handling", { clocks: running }),
      [part(granted(1)), part(caseOf(2, "handling")), part(caseOf(3, "waiting"), 1, 2)],
      [],
    ],
    [
      "what cannot be had any more ends what depends on it, and only that",
      whole("handling", { clocks: running }),
      [part(lost(1)), part(caseOf(2, "waiting"), 1), part(caseOf(3, "handling"))],
      ["2 end-with-bundle"],
    ],
    [
      "the whole stands still while a part waits for the applicant",
      whole("handling", { clocks: running }),
      [part(caseOf(1, "correcting")), part(caseOf(2, "handling"))],
      ["9 stand-still"],
    ],
    [
      "it concludes when every part has its result or is lost",
      whole("handling", { clocks: running }),
      [part(granted(1)), part(lost(2))],
      ["9 conclude"],
    ],
    ["what has ended moves no more", whole("withdrawn"), [part(lost(1))], []],
  ];
  for (const [name, joint, parts, expected] of cases) {
    test(name, () => assert.deepEqual(moves(joint, ...parts), expected));
  }

  test("it goes on when nothing stands still any more, and is not stopped twice", () => {
    const paused = pauseClock(running.promised, { at, reason: "补正" });
    assert.ok(paused.ok);
    const joint = whole("handling", { clocks: { promised: paused.value } });
    assert.deepEqual(moves(joint, part(caseOf(1, "correcting"))), []);
    assert.deepEqual(moves(joint, part(caseOf(1, "handling"))), ["9 go-on"]);
  });
});

describe("R2.28 as slow as the slowest part", () => {
  const time = { calendar: calendarOf(officialYears()), officeHours: defaultOfficeHours };
  const first = caseOf(1, "handling", { clocks: { promised: startClock({ n: 2, unit: "W" }, at) } });
  const side = caseOf(2, "handling", { clocks: { promised: startClock({ n: 6, unit: "W" }, at) } });

  test("a waiting part is expected its own promise after what it waits for", () => {
    const family: Family = {
      joint: caseOf(9, "handling"),
      parts: [part(first), part(side), part(caseOf(3, "waiting"), 1)],
    };
    const expected = expectedResults(family, time, at);
    assert.deepEqual(
      [...expected].map(([id, { on }]) => [id, on]),
      [
        [1, "2026-03-04"],
        [2, "2026-03-10"],
        [3, "2026-03-11"],
      ],
    );
    assert.equal(slowestOf(expected), 3);
  });

  test("what is done or lost is expected no more", () => {
    const family: Family = { joint: caseOf(9, "handling"), parts: [part(granted(1)), part(lost(2))] };
    assert.equal(expectedResults(family, time, at).size, 0);
    assert.deepEqual(
      [phaseOf(granted(1)), phaseOf(lost(2)), phaseOf(caseOf(3, "correcting"))],
      ["done", "lost", "yours"],
    );
  });
});
