import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { atMinute, instantOf, msOf } from "#server/kernel/time/day.ts";
import { bundleNotices, type Moment, type Waiting, type WaitingNotice, wordsOf } from "./notice.ts";
import { checkNoticeRules } from "./notice-rules.ts";

const kept = JSON.parse(readFileSync(new URL("../../../data/notice-rules.json", import.meta.url), "utf8"));
const rules = checkNoticeRules(kept);
const day = "2026-11-20";

const at = (time: string) => atMinute(day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
const now = (time: string, workday = true): Moment => ({ at: at(time), workday });

function notice(time: string, kind: WaitingNotice["kind"] = "card-yellow", urgent = false): WaitingNotice {
  return { id: `${kind} ${time}`, kind, at: at(time), urgent };
}

const person = (notices: WaitingNotice[], more: Partial<Waiting> = {}): Waiting => ({
  ...{ staff: "s", sentAt: [], notices },
  ...more,
});

const goes = (waiting: Waiting, moment: Moment) =>
  bundleNotices([waiting], rules, moment).map(({ notices }) => notices.map(({ id }) => id));

test("R3.1 when a message goes: table", () => {
  const yellow = notice("10:00");
  const red = notice("10:05", "card-red", true);
  const table: [string, string[][], string[][]][] = [
    ["what came first waits for others", goes(person([yellow]), now("10:09")), []],
    ["and goes when it has waited", goes(person([yellow]), now("10:10")), [[yellow.id]]],
    [
      "what is urgent goes at once, with the rest",
      goes(person([yellow, red]), now("10:06")),
      [[yellow.id, red.id]],
    ],
    ["not in the evening", goes(person([yellow]), now("20:00")), []],
    ["not at night", goes(person([yellow]), now("07:59")), []],
    [
      "but when quiet ends",
      goes(person([{ ...yellow, at: "2026-11-19T14:00:00.000Z" }]), now("08:00")),
      [[yellow.id]],
    ],
    ["nor on a day off", goes(person([yellow]), now("11:00", false)), []],
    ["only what is urgent breaks the quiet", goes(person([yellow, red]), now("21:00")), [[red.id]]],
    ["if its kind may", goes(person([notice("10:00", "rating", true)]), now("21:00")), []],
    [
      "one's own quiet hours count too",
      goes(person([yellow], { quiet: { from: "12:00", to: "14:00" } }), now("12:30")),
      [],
    ],
    [
      "three in an hour are enough",
      goes(person([red], { sentAt: [at("10:10"), at("10:20"), at("10:30")] }), now("11:09")),
      [],
    ],
    [
      "then there is room again",
      goes(person([red], { sentAt: [at("10:10"), at("10:20"), at("10:30")] }), now("11:10")),
      [[red.id]],
    ],
    ["nothing waits, nothing goes", goes(person([]), now("10:00")), []],
  ];
  for (const [what, got, wanted] of table) assert.deepEqual(got, wanted, what);
});

test("a message counts by kind, the gravest first", () => {
  const waiting = person([
    notice("09:00", "order"),
    notice("09:01"),
    notice("09:02"),
    notice("09:03", "card-red"),
  ]);
  const [digest] = bundleNotices([waiting], rules, now("10:00"));
  assert.equal(wordsOf(digest!.counts), "红牌 1 条、黄牌 2 条、督办 1 条");
});

test("a message that is not urgent may be sent until quiet begins, one that is for a day", () => {
  const until = (waiting: Waiting, time: string) => bundleNotices([waiting], rules, now(time))[0]?.minutes;
  const yellow = [notice("09:00")];
  assert.equal(until(person(yellow), "19:30"), 30);
  assert.equal(until(person(yellow, { quiet: { from: "12:00", to: "13:00" } }), "11:45"), 15);
  assert.equal(until(person(yellow, { quiet: { from: "12:00", to: "12:00" } }), "12:00"), 480);
  assert.equal(until(person([notice("19:30", "card-red", true)]), "19:30"), 1440);
});

const kinds = Object.keys(rules.kinds) as WaitingNotice["kind"][];
const start = msOf("2026-11-19T16:00:00.000Z");
const days = 3;
const minutesOf = days * 1440;

const anyNotice = fc.record({
  minute: fc.integer({ min: 0, max: minutesOf - 1 }),
  kind: fc.constantFrom(...kinds),
  urgent: fc.boolean(),
  staff: fc.constantFrom("a", "b"),
});
const anyRules = fc.record({
  gatherMinutes: fc.integer({ min: 0, max: 60 }),
  mostPerHour: fc.integer({ min: 1, max: 4 }),
  quietDaysOff: fc.boolean(),
});
const anyQuiet = fc.option(
  fc.record({
    from: fc.constantFrom("12:00", "18:30", "22:00"),
    to: fc.constantFrom("13:30", "07:00", "12:00"),
  }),
  { nil: undefined },
);

interface Sent {
  staff: string;
  moment: Moment;
  notices: readonly WaitingNotice[];
}

type Told = WaitingNotice & { staff: string; minute: number };

/** What the job would send if it looked every five minutes; the second day is a day off, the fourth lets all out. */
function sentOver(told: readonly Told[], mine: typeof rules, quiet: Waiting["quiet"]): Sent[] {
  const sent: Sent[] = [];
  const gone = new Set<string>();
  for (let minute = 0; minute < minutesOf + 1440; minute += 5) {
    const moment = {
      at: instantOf(start + minute * 60_000),
      workday: Math.floor(minute / 1440) !== 1,
    };
    const waiting = ["a", "b"].map((staff) => ({
      ...{ staff, ...(quiet && { quiet }) },
      sentAt: sent.filter((each) => each.staff === staff).map((each) => each.moment.at),
      notices: told.filter((each) => each.staff === staff && each.minute <= minute && !gone.has(each.id)),
    }));
    for (const { staff, notices } of bundleNotices(waiting, mine, moment)) {
      sent.push({ staff, moment, notices });
      for (const { id } of notices) gone.add(id);
    }
  }
  return sent;
}

/** Said anew, by the clock on the wall. */
function isQuiet({ at, workday }: Moment, mine: typeof rules, own: Waiting["quiet"]): boolean {
  const wall = new Date(msOf(at) + 8 * 3_600_000).toISOString().slice(11, 16);
  const within = ({ from, to }: { from: string; to: string }) =>
    from <= to ? wall >= from && wall < to : wall >= from || wall < to;
  return (mine.quietDaysOff && !workday) || within(mine.quiet) || (own !== undefined && within(own));
}

/** Messages to the same person in the hour up to this one. */
const inItsHour = (sent: readonly Sent[], { staff, moment }: Sent) =>
  sent.filter((other) => {
    const before = msOf(moment.at) - msOf(other.moment.at);
    return other.staff === staff && before >= 0 && before < 3_600_000;
  });

test("R3.1 over days of random notices: each in one message, none in quiet hours, no storm", () => {
  fc.assert(
    fc.property(fc.array(anyNotice, { maxLength: 60 }), anyRules, anyQuiet, (some, numbers, quiet) => {
      const mine = { ...rules, ...numbers };
      const told = some.map((each, n) => ({
        ...{ ...each, id: String(n), at: instantOf(start + each.minute * 60_000) },
      }));
      const sent = sentOver(told, mine, quiet);
      const ids = sent.flatMap(({ notices }) => notices.map(({ id }) => id));
      assert.deepEqual(ids.toSorted(), told.map(({ id }) => id).toSorted(), "each in exactly one message");
      for (const message of sent) {
        const { moment, notices } = message;
        const urgent = notices.every((each) => each.urgent && mine.kinds[each.kind].urgent);
        assert.ok(urgent || !isQuiet(moment, mine, quiet), "quiet hours");
        assert.ok(inItsHour(sent, message).length <= mine.mostPerHour, "no storm");
      }
    }),
    { numRuns: 60 },
  );
});

test("rules that do not fit stop the start: a kind without rules, a time that is none", () => {
  const { order: _, ...others } = kept.kinds;
  assert.throws(() => checkNoticeRules({ ...kept, kinds: others }), /notice rules: \/kinds/);
  assert.throws(() => checkNoticeRules({ ...kept, quiet: { from: "25:00", to: "08:00" } }), /\/quiet\/from/);
  assert.throws(() => checkNoticeRules({ ...kept, mostPerHour: 0 }), /\/mostPerHour/);
});
