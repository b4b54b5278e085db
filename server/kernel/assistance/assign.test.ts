import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tiers } from "#contract/assistance-words.ts";
import {
  assignHelper,
  assignmentWords,
  type Caps,
  type HelperOnRoster,
  serves,
  type Wish,
} from "./assign.ts";

const caps: Caps = { estate: 2, park: 2, village: 3, town: 4, county: 5 };
const areas = ["430482", "430482106", "430482001", "430482106224", "430482106212"];

const helper = (over: Partial<HelperOnRoster>): HelperOnRoster => ({
  ...{ id: "a", tier: "village", area: "430482106224", languages: [], open: 0, away: false },
  ...over,
});

const places = fc.constantFrom("水口山园区", "桃花小区");
const anyHelper: fc.Arbitrary<HelperOnRoster> = fc
  .record({
    id: fc.uuid(),
    tier: fc.constantFrom(...tiers),
    area: fc.constantFrom(...areas),
    languages: fc.subarray(["瑶语", "常宁话"]),
    open: fc.nat(7),
    away: fc.boolean(),
    place: places,
  })
  .map(({ place, ...one }) => (one.tier === "estate" || one.tier === "park" ? { ...one, place } : one));
const anyRoster = fc.uniqueArray(anyHelper, { selector: ({ id }) => id, maxLength: 12 });
const anyWish: fc.Arbitrary<Wish> = fc.record(
  {
    area: fc.constantFrom(...areas),
    place: places,
    language: fc.constantFrom("瑶语", "常宁话"),
    without: fc.constant([]),
  },
  { requiredKeys: ["area", "without"] },
);

test("R12.5 never above the tier's cap, never somebody away, never somebody who does not serve the place", () => {
  fc.assert(
    fc.property(anyRoster, anyWish, (roster, wish) => {
      const { helper: chosen } = assignHelper(wish, roster, caps);
      if (!chosen) return;
      assert.ok(chosen.open < caps[chosen.tier] && !chosen.away && serves(chosen, wish));
    }),
  );
});

test("R12.5 the nearest tier with somebody free, and there the least loaded of those who speak alike", () => {
  fc.assert(
    fc.property(anyRoster, anyWish, (roster, wish) => {
      const free = roster.filter((one) => serves(one, wish) && !one.away && one.open < caps[one.tier]);
      const { helper: chosen } = assignHelper(wish, roster, caps);
      assert.equal(chosen === undefined, free.length === 0);
      if (!chosen) return;
      const nearest = tiers.find((tier) => free.some((one) => one.tier === tier));
      assert.equal(chosen.tier, nearest);
      const speaks = (one: HelperOnRoster) =>
        wish.language !== undefined && one.languages.includes(wish.language);
      const equals = free.filter((one) => one.tier === nearest && speaks(one) === speaks(chosen));
      assert.equal(chosen.open, Math.min(...equals.map(({ open }) => open)));
      if (!speaks(chosen)) assert.ok(!free.some((one) => one.tier === nearest && speaks(one)));
    }),
  );
});

test("R12.5 the order of the roster changes nothing", () => {
  fc.assert(
    fc.property(anyRoster, anyWish, (roster, wish) => {
      const turned = assignHelper(wish, roster.toReversed(), caps);
      assert.deepEqual(assignHelper(wish, roster, caps), turned);
    }),
  );
});

test("R12.5 whoever handed it over does not get it back", () => {
  fc.assert(
    fc.property(anyRoster, anyWish, (roster, wish) => {
      const first = assignHelper(wish, roster, caps).helper;
      if (!first) return;
      const next = assignHelper({ ...wish, without: [first.id] }, roster, caps).helper;
      assert.notEqual(next?.id, first.id);
    }),
  );
});

test("the way to a helper is told in words", () => {
  const wish: Wish = { area: "430482106224", language: "常宁话", without: ["c"] };
  const roster = [
    helper({ id: "a", open: 3 }),
    helper({ id: "b", away: true }),
    helper({ id: "c" }),
    helper({ id: "d", tier: "town", area: "430482106", open: 1, languages: ["常宁话"] }),
    helper({ id: "e", tier: "town", area: "430482106", open: 0 }),
    helper({ id: "f", tier: "town", area: "430482001", open: 0 }),
  ];
  const found = assignHelper(wish, roster, caps);
  assert.equal(found.helper?.id, "d");
  assert.deepEqual(assignmentWords(found, wish, caps), [
    "村（社区）：3 人，1 人不在岗，1 人不能接，1 人已满（最多 3 件）",
    "乡镇（街道）：2 人，选了会说常宁话，手上最少的（1 件）",
  ]);
  assert.deepEqual(assignmentWords({ looks: [] }, wish, caps), ["这个地方还没有帮办员"]);
});
