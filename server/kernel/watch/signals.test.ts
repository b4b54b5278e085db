import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Value } from "typebox/value";
import { WatchRules } from "#contract/watch.ts";
import { officialCalendar, officialTime } from "#server/testing/calendar.ts";
import { applicationType, sampleFacts, sampleOpening } from "../case-type/case-type.fixture.ts";
import { instantOf, msOf } from "../time/day.ts";
import { type Answers, cardsOf, lookAt, noAnswers } from "./signals.ts";
import { at, type History, opened, rulesOf, take, watchRules } from "./watch.fixture.ts";

const time = officialTime();
const end = "2027-01-01T00:00:00.000Z";

/** `light key at-in-China` of what a history earned. */
function shown(it: History, until = end, answers = noAnswers, when = time) {
  const watched = { type: it.type, key: it.case, events: it.events };
  return cardsOf(watched, rulesOf(it.opening), when, until, answers)
    .filter(({ light }) => light !== "warning")
    .map((signal) => `${signal.light} ${signal.key} ${china(signal.at)}`);
}
const warnings = (it: History, until = end) =>
  cardsOf({ type: it.type, key: it.case, events: it.events }, rulesOf(it.opening), time, until)
    .filter(({ light }) => light === "warning")
    .map((signal) => `${signal.key} ${china(signal.at)}`);
const china = (instant: string) => instantOf(msOf(instant) + 8 * 3_600_000).slice(0, 16);

/** Accepted at once on Monday 2 March 2026: promised 8 wd (12 March), statutory 20 wd (30 March), steps of 3, 3, 2. */
const accepted = () => take(opened(at("2026-03-02")), "accept", at("2026-03-02", 1));
const decided = (it: History, day: string) => {
  const passed = take(take(it, "pass", at(day)), "survey", at(day, 1));
  return take(passed, "approve", at(day, 2));
};

test("the delivered rules fit their schema, and no two share an id", () => {
  assert.deepEqual([...Value.Errors(WatchRules, watchRules())], []);
  const ids = watchRules().rules.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

describe("R3.2 clocks", () => {
  test("a warning at the earlier of one working day left and eighty percent used", () => {
    // One working day is left from 11 March on, and 80 % of eight days are used no earlier.
    assert.ok(
      warnings(accepted()).includes("nearly-due/promised/1 2026-03-11T00:00"),
      warnings(accepted()).join(),
    );
    // 80 % of twenty days are used from 24 March on, long before one day is left.
    assert.ok(
      warnings(accepted()).includes("nearly-due/statutory/1 2026-03-24T00:00"),
      warnings(accepted()).join(),
    );
  });

  test("what is decided on the spot is warned of half an office hour before the hall closes", () => {
    const spot = { n: 0, unit: "W" as const };
    const opening = sampleOpening({
      limits: { ...sampleFacts().limits, promised: spot },
      steps: sampleFacts().steps,
    });
    const it = take(opened(at("2026-03-02"), opening), "accept", at("2026-03-02", 1));
    assert.ok(warnings(it).includes("nearly-due/promised/1 2026-03-02T16:30"), warnings(it).join());
    assert.deepEqual(shown(it, at("2026-03-03"))[0], "yellow past-promise/promised/1 2026-03-03T00:00");
  });

  test("what several clocks would say at one moment is said once", () => {
    const day = { n: 1, unit: "W" as const };
    const opening = sampleOpening({ limits: { ...sampleFacts().limits, promised: day, statutory: day } });
    const it = take(opened(at("2026-03-02"), opening), "accept", at("2026-03-02"));
    const same = warnings(it).filter((each) => /nearly-due\/(promised|statutory)/.test(each));
    assert.equal(same.length, 1, same.join());
  });

  test("hours: half an hour left, in office hours", () => {
    const opening = sampleOpening({ limits: { ...sampleFacts().limits, promised: { n: 2, unit: "H" } } });
    const it = take(opened(at("2026-03-02"), opening), "accept", at("2026-03-02"));
    // 10:00 + 2 h = 12:00; eighty percent of two hours is 11:36, half an hour left is 11:30.
    assert.ok(warnings(it).includes("nearly-due/promised/1 2026-03-02T11:30"), warnings(it).join());
  });

  test("yellow when the promise is past and the law's limit is not, red when that is past, each once", () => {
    assert.deepEqual(
      shown(accepted()),
      [
        // 3 wd end on 5 March; one working day later is the end of 6 March.
        "yellow step-late/step/1 2026-03-07T00:00",
        "yellow past-promise/promised/1 2026-03-13T00:00",
        "red several-yellows 2026-03-13T00:00",
        "red unanswered/step-late/step/1 2026-03-12T00:00",
        "red unanswered/past-promise/promised/1 2026-03-19T00:00",
        "red past-law/statutory/1 2026-03-31T00:00",
      ].sort((a, b) => (a.slice(-16) < b.slice(-16) ? -1 : 1)),
    );
  });

  test("no yellow where the promise and the law's limit end together: red at once", () => {
    const { limits } = sampleFacts();
    const opening = sampleOpening({ limits: { ...limits, statutory: { n: 8, unit: "W" } } });
    const it = take(opened(at("2026-03-02"), opening), "accept", at("2026-03-02", 1));
    const keys = shown(it).map((line) => line.split(" ")[1]);
    assert.ok(keys.includes("past-law/statutory/1"));
    assert.ok(!keys.includes("past-promise/promised/1"));
  });

  test("decided in time nothing burns; decided late the card stays for good (R3.6)", () => {
    assert.deepEqual(
      shown(decided(accepted(), "2026-03-05")).filter((line) => !line.includes("issuing")),
      [],
    );
    const late = decided(accepted(), "2026-03-13");
    assert.ok(shown(late).some((line) => line.includes("past-promise/promised/1")));
  });

  test("each step's clock is a run of its own", () => {
    const second = take(accepted(), "pass", at("2026-03-09"));
    const keys = shown(second).map((line) => line.split(" ")[1]);
    assert.deepEqual(
      keys.filter((key) => key?.startsWith("step-late")),
      ["step-late/step/1", "step-late/step/2"],
    );
  });
});

describe("R3.1 events", () => {
  test("R2.8 deemed accepted, at the moment the five days were over, however late it was recorded", () => {
    const due = "2026-03-09T16:00:00.000Z";
    const system = {
      roles: ["system" as const],
      actor: { kind: "system" as const, id: "clock" },
      effectiveAt: due,
    };
    const it = take(opened(at("2026-03-02")), "deem-accept", at("2026-03-12"), system);
    assert.ok(shown(it).includes("yellow deemed-accepted/2 2026-03-10T00:00"), shown(it).join("\n"));
  });

  test("R2.9 a second correction", () => {
    const first = take(
      take(opened(at("2026-03-02")), "correct", at("2026-03-03")),
      "resubmit",
      at("2026-03-04"),
    );
    assert.deepEqual(shown(first, at("2026-03-04")), []);
    const again = take(first, "correct-again", at("2026-03-05"));
    assert.deepEqual(shown(again, at("2026-03-05")), ["yellow second-correction/4 2026-03-05T10:00"]);
  });

  test("R2.21 a refusal without reasons, a rejection without reasons or basis; with them nothing", () => {
    const refuse = (reason: string) =>
      take(opened(at("2026-03-02")), "refuse", at("2026-03-03"), { data: { reason } });
    assert.deepEqual(shown(refuse("不属于本机关的职权范围")), []);
    assert.deepEqual(shown(refuse("………………")), ["red refused-without-reasons/2 2026-03-03T10:00"]);
    const last = take(take(accepted(), "pass", at("2026-03-03")), "survey", at("2026-03-03", 1));
    const reject = (data: Record<string, unknown>) =>
      shown(take(last, "reject", at("2026-03-04"), { data }), at("2026-03-04"));
    assert.deepEqual(reject({ reason: "经营场所不符合要求", basis: "食品安全法", opinion: "不予许可" }), []);
    assert.deepEqual(reject({ reason: "不行", opinion: "不予许可" }), [
      "red rejected-without-basis/5 2026-03-04T10:00",
      "red rejected-without-reasons/5 2026-03-04T10:00",
    ]);
  });

  test("what was promised online and taken at a counter", () => {
    const corrected = take(opened(at("2026-03-02")), "correct", at("2026-03-03"));
    const it = take(corrected, "resubmit", at("2026-03-04"));
    const rules = rulesOf(it.opening);
    const watched = { type: it.type, key: it.case, events: it.events };
    const keys = (online: boolean) =>
      cardsOf({ ...watched, online }, rules, time, at("2026-03-04")).map(({ key }) => key);
    assert.deepEqual(
      keys(true).filter((key) => key.startsWith("not-online")),
      ["not-online/3"],
    );
    assert.deepEqual(
      keys(false).filter((key) => key.startsWith("not-online")),
      [],
    );
  });
});

describe("R3.3 what never raises", () => {
  test("time does not pass in a special procedure: neither before the deadline nor after it", () => {
    const special = take(accepted(), "begin-special", at("2026-03-04"));
    assert.deepEqual(shown(special), []);
    assert.ok(!warnings(special).some((key) => key.includes("promised")));
    // 3 wd of the step end on 5 March; the procedure begins on the 6th, before a whole working day has passed.
    const late = take(accepted(), "begin-special", at("2026-03-06"));
    assert.deepEqual(shown(late, at("2026-04-30")), []);
    const ended = take(late, "end-special", at("2026-03-16"));
    assert.equal(shown(ended, at("2026-03-17"))[0], "yellow step-late/step/1 2026-03-17T00:00");
  });

  test("holidays do not count: eight working days over the Spring Festival of 2026", () => {
    const it = take(opened(at("2026-02-12")), "accept", at("2026-02-12", 1));
    // Off from 15 to 23 February; the 14th and the 28th are worked.
    assert.ok(shown(it).includes("yellow past-promise/promised/1 2026-03-03T00:00"), shown(it).join("\n"));
  });

  test("beyond the notices nothing is due; a notice loaded late finds the moment that was", () => {
    const it = take(opened(at("2026-02-12")), "accept", at("2026-02-12", 1));
    const early = officialTime(officialCalendar(0, 2025));
    assert.deepEqual(shown(it, end, noAnswers, early), []);
    assert.ok(shown(it).includes("yellow past-promise/promised/1 2026-03-03T00:00"));
  });
});

describe("R3.2 what follows from cards", () => {
  const until = at("2026-03-12", 700);
  const answered = (key: string, more: object): Answers => ({ of: { [key]: more }, byHand: [] });

  test("a yellow card nobody answered for three working days turns red; answered in time it does not", () => {
    const key = "step-late/step/1";
    assert.deepEqual(shown(accepted(), until).at(-1), `red unanswered/${key} 2026-03-12T00:00`);
    const inTime = answered(key, { answeredAt: at("2026-03-11") });
    assert.deepEqual(shown(accepted(), until, inTime), [`yellow ${key} 2026-03-07T00:00`]);
    const tooLate = answered(key, { answeredAt: at("2026-03-12") });
    assert.equal(shown(accepted(), until, tooLate).length, 2);
  });

  test("an appeal upheld: the card and what followed from it are as if they had never been", () => {
    const upheld = answered("step-late/step/1", { upheld: true });
    const keys = shown(accepted(), end, upheld).map((line) => line.split(" ")[1]);
    assert.ok(!keys.some((key) => key?.includes("step-late") || key === "several-yellows"), keys.join());
  });

  test("a yellow card by hand counts among the two", () => {
    const byHand = [{ key: "raised/1", at: at("2026-03-09") }];
    const of = {
      "step-late/step/1": { answeredAt: at("2026-03-09") },
      "raised/1": { answeredAt: at("2026-03-09") },
    };
    assert.ok(shown(accepted(), until, { of, byHand }).includes("red several-yellows 2026-03-09T10:00"));
  });
});

test("the next moment worth a look is the next signal, if nothing happens", () => {
  const it = accepted();
  const watched = { type: applicationType(), key: it.case, events: it.events };
  const { next } = lookAt(watched, rulesOf(it.opening), time, at("2026-03-02", 2));
  assert.equal(china(next ?? ""), "2026-03-04T00:00");
});
