import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CaseRole } from "#contract/case-type.ts";
import {
  applicationType,
  command,
  play,
  sampleFacts,
  sampleKey,
  sampleOpening,
} from "./case-type.fixture.ts";
import { allowedActions, decide, decideOpening } from "./decide.ts";
import { evolve, evolveOpening, foldCase } from "./evolve.ts";
import type { CaseProblem } from "./problem.ts";

const type = applicationType();
const opinion = { opinion: "符合条件" };
const survey = { ...opinion, officers: ["甲", "乙"], surveyedOn: "2026-03-03" };
const toHandling = [command("submit", ["applicant"]), command("accept", ["clerk"])];
const toDecision = [
  ...toHandling,
  command("pass", ["examiner"], { data: opinion }),
  command("survey", ["surveyor"], { data: survey }),
];

test("an application goes from submission to the archive", () => {
  const { case: done, events } = play(type, [
    ...toDecision,
    command("approve", ["approver"], { data: opinion }),
    command("issue", ["examiner"]),
    command("deliver", ["clerk"], { data: { method: "counter" } }),
    command("archive", ["archivist"], { data: { retention: "10年" } }),
  ]);
  assert.equal(done.state, "archived");
  assert.equal(done.version, events.length);
  assert.ok(Object.values(done.clocks).every((clock) => clock.stoppedAt));
  assert.ok(done.concludedAt);
});

test("R2.8: deemed acceptance counts from receipt, whenever the system looks", () => {
  const received = "2026-03-02T02:00:00.000Z";
  const due = "2026-03-09T16:00:00.000Z";
  const { case: deemed } = play(type, [
    command("submit", ["applicant"], { at: received }),
    command("deem-accept", ["system"], { at: "2026-03-12T01:00:00.000Z", effectiveAt: due }),
  ]);
  assert.equal(deemed.state, "handling");
  assert.equal(deemed.clocks.statutory?.startedAt, received);
  assert.equal(deemed.clocks.promised?.startedAt, received);
  assert.equal(deemed.clocks.acceptance?.stoppedAt, due);
});

test("R2.25: a special procedure pauses the clocks and ends by itself", () => {
  const begin = command("begin-special", ["examiner"], {
    at: "2026-03-03T02:00:00.000Z",
    data: { procedure: "听证", limit: { n: 20, unit: "D" }, reason: "涉及重大利益关系" },
  });
  const { case: paused } = play(type, [...toHandling, begin]);
  assert.equal(paused.clocks.statutory?.pauses.at(-1)?.from, begin.at);
  assert.deepEqual(paused.clocks.special?.limit, { n: 20, unit: "D" });
  const over = command("overrun-special", ["system"], {
    at: "2026-04-01T02:00:00.000Z",
    effectiveAt: "2026-03-23T16:00:00.000Z",
  });
  const { case: resumed } = play(type, [...toHandling, begin, over]);
  assert.equal(resumed.clocks.statutory?.pauses.at(-1)?.to, over.effectiveAt);
  assert.ok(resumed.clocks.special?.stoppedAt);
});

const refusals: [
  what: string,
  problem: CaseProblem,
  before: ReturnType<typeof command>[],
  last: ReturnType<typeof command>,
][] = [
  ["an action that is none", "action-unknown", toHandling, command("fly", ["clerk"])],
  ["an action of another state", "not-allowed-now", toHandling, command("accept", ["clerk"])],
  ["a role that may not", "not-allowed-for-you", [toHandling[0]!], command("accept", ["examiner"])],
  [
    "a step of somebody else",
    "not-allowed-for-you",
    toHandling,
    command("pass", ["approver"], { data: opinion }),
  ],
  [
    "R2.18: a survey passed as a review",
    "step-of-other-kind",
    toDecision.slice(0, 3),
    command("pass", ["surveyor"], { data: opinion }),
  ],
  [
    "a decision before the last step",
    "step-of-other-kind",
    toHandling,
    command("approve", ["examiner"], { data: opinion }),
  ],
  [
    "a step back from the first",
    "step-first",
    toHandling,
    command("return", ["examiner"], { data: opinion }),
  ],
  [
    "R2.9: a second notice of correction",
    "allowed-once",
    [toHandling[0]!, command("correct", ["clerk"]), command("resubmit", ["applicant"])],
    command("correct", ["clerk"]),
  ],
  [
    "R2.9: a second correction before a first",
    "not-yet",
    [toHandling[0]!],
    command("correct-again", ["supervisor"]),
  ],
  [
    "R2.13: an extension above ten days",
    "extension-too-long",
    toHandling,
    command("extend", ["approver"], { data: { limit: { n: 11, unit: "W" }, reason: "案情复杂" } }),
  ],
  [
    "R2.13: a second extension",
    "allowed-once",
    [
      ...toHandling,
      command("extend", ["approver"], { data: { limit: { n: 5, unit: "W" }, reason: "复杂" } }),
    ],
    command("extend", ["approver"], { data: { limit: { n: 5, unit: "W" }, reason: "复杂" } }),
  ],
  [
    "a document handed over where a licence is due",
    "not-for-this-case",
    [...toDecision, command("approve", ["approver"], { data: opinion })],
    command("deliver-document", ["clerk"]),
  ],
  [
    "R2.27: withdrawal after the decision",
    "not-allowed-now",
    [...toDecision, command("approve", ["approver"], { data: opinion })],
    command("withdraw", ["applicant"]),
  ],
];

for (const [what, problem, before, last] of refusals) {
  test(`refuses ${what}`, () => {
    const decision = decide(type, play(type, before).case, last);
    assert.deepEqual(decision, { ok: false, problem });
  });
}

test("refuses to open without the limits the clocks will need", () => {
  const { case: received } = play(type, [toHandling[0]!], sampleOpening({ limits: {} }));
  assert.deepEqual(decide(type, received, command("accept", ["clerk"])), {
    ok: false,
    problem: "limit-missing",
  });
});

test("refuses to open by an action that opens nothing", () => {
  const decision = decideOpening(type, sampleOpening(), command("accept", ["clerk"]));
  assert.deepEqual(decision, { ok: false, problem: "not-an-opening" });
});

test("who takes a case on holds it until the step ends", () => {
  const taken = [...toHandling, command("take", ["examiner"], { actor: { kind: "staff", id: "li" } })];
  assert.equal(play(type, taken).case.holder, "li");
  assert.equal(
    play(type, [...taken, command("pass", ["examiner"], { data: opinion })]).case.holder,
    undefined,
  );
});

const roles: CaseRole[] = [
  "applicant",
  "clerk",
  "examiner",
  "surveyor",
  "approver",
  "supervisor",
  "archivist",
  "system",
];
const data = {
  ...survey,
  reason: "理由",
  result: "完成",
  procedure: "听证",
  limit: { n: 5, unit: "W" },
  materials: [],
  method: "post",
  retention: "10年",
};
const anyCommand = fc
  .record({
    action: fc.constantFrom(...Object.keys(type.actions)),
    role: fc.constantFrom(...roles),
    minutes: fc.integer({ min: 0, max: 5000 }),
  })
  .map(({ action, role, minutes }) =>
    command(action, [role], {
      data,
      at: new Date(Date.parse("2026-03-02T02:00:00Z") + minutes * 60_000).toISOString(),
    }),
  );

test("property: whatever is tried, decide is total, allowed is what decide grants, and the case is the fold of its events", () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 40 }), fc.boolean(), (commands, licence) => {
      const opening = sampleOpening({ ...sampleFacts(), traits: licence ? ["licence"] : [] });
      const first = decideOpening(type, opening, command("submit", ["applicant"]));
      assert.ok(first.ok);
      const events = [first.event];
      let current = evolveOpening(type, sampleKey, first.event);
      for (const next of commands) {
        const offered = allowedActions(type, current, next.roles).includes(next.action);
        const decision = decide(type, current, next);
        assert.equal(decision.ok, offered, `${next.action} in ${current.state}`);
        if (!decision.ok) continue;
        events.push(decision.event);
        current = evolve(type, current, decision.event);
        const end = type.states[current.state]?.end;
        if (end) assert.ok(Object.values(current.clocks).every((clock) => clock.stoppedAt));
      }
      assert.deepEqual(
        foldCase(() => type, sampleKey, events),
        current,
      );
    }),
    { numRuns: 300 },
  );
});

test("R12.7 an action hands the case to the organ its data names, and the fold knows it", () => {
  const handing = { ...type.actions.accept!, handsTo: "owner" };
  const handed = { ...type, actions: { ...type.actions, accept: handing } };
  const owner = "11430482000000002N";
  const { case: moved, events } = play(handed, [
    command("submit", ["applicant"]),
    command("accept", ["clerk"], { data: { owner } }),
  ]);
  assert.equal(moved.organ, owner);
  assert.deepEqual(
    foldCase(() => handed, sampleKey, events),
    moved,
  );
});
