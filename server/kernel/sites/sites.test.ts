import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ExtraHours } from "#contract/sites.ts";
import type { CalendarYear } from "../time/calendar-year.ts";
import { circleFigure } from "./circle.ts";
import { coverageOf } from "./coverage.ts";
import { directionOf, distanceWords, metresBetween, minutesFor } from "./distance.ts";
import { lunarDay } from "./lunar.ts";
import { nearestByArea, nearestByPlace } from "./nearest.ts";
import { extraInWords, type Hours, openState, spansOn } from "./opening.ts";

const years: CalendarYear[] = [
  {
    year: 2026,
    notice: { number: "示例", issued: "2025-11-04", title: "示例" },
    holidays: [{ name: "国庆节", from: "2026-10-01", to: "2026-10-07", work: ["2026-09-20", "2026-10-10"] }],
  },
];
const week: Hours = {
  hours: [
    { days: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" },
    { days: [1, 2, 3, 4, 5], from: "13:30", to: "17:00" },
  ],
  extra: [],
};
/** An instant by the clock of the hall. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();

test("open until noon, shut over lunch, open again, shut in the evening", () => {
  const words = (time: string) => openState(week, years, at("2026-11-20", time)).words;
  assert.equal(words("09:00"), "现在开着，到 12:00");
  assert.equal(words("12:00"), "今天 13:30 开");
  assert.equal(words("16:59"), "现在开着，到 17:00");
  assert.equal(words("17:00"), "现在不开，11月23日（周一） 9:00 开");
  assert.equal(words("08:59"), "今天 9:00 开");
});

test("a holiday is not worked, a make-up weekend is worked as a Monday (R2.4)", () => {
  assert.deepEqual(spansOn(week, years, "2026-10-02"), []);
  assert.equal(spansOn(week, years, "2026-10-10").length, 2);
  assert.equal(openState(week, years, at("2026-10-01", "10:00")).words, "现在不开，10月8日（周四） 9:00 开");
});

test("a self-service area keeps no holidays", () => {
  const hours: Hours = {
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "23:59" }],
    extra: [],
    always: true,
  };
  assert.equal(openState(hours, years, at("2026-10-01", "03:00")).open, true);
});

test("market days go by the lunar month and are held on weekends; a closing beats everything", () => {
  // 正月初一 of 2026 is 17 February.
  assert.equal(lunarDay("2026-02-17"), 1);
  assert.equal(lunarDay("2026-02-19"), 3);
  const market: ExtraHours = { kind: "market", digits: [3, 8], lunar: true, from: "08:00", to: "12:00" };
  const hours: Hours = { hours: [], extra: [market] };
  assert.deepEqual(spansOn(hours, years, "2026-02-19"), [{ from: "08:00", to: "12:00" }]);
  assert.deepEqual(spansOn(hours, years, "2026-02-20"), []);
  const shut = { kind: "closed", from: "2026-02-19", to: "2026-02-19", note: "停电" } as const;
  assert.deepEqual(spansOn({ hours: [], extra: [market, shut] }, years, "2026-02-19"), []);
  assert.equal(extraInWords(market), "农历逢三、八赶集 8:00–12:00");
});

test("hours that touch are one, so that nobody is told of a break that is none", () => {
  const extra = [{ kind: "agreed", on: "2026-11-20", from: "11:00", to: "13:30" }] as const;
  assert.deepEqual(spansOn({ ...week, extra }, years, "2026-11-20"), [{ from: "09:00", to: "17:00" }]);
});

test("beyond the notices that are loaded it is said to be provisional", () => {
  assert.equal(openState(week, years, at("2027-03-01", "10:00")).provisional, true);
  assert.equal(
    openState({ hours: [], extra: [] }, years, at("2026-03-01", "10:00")).words,
    "开放时间请先打电话问",
  );
});

test("distance: symmetric, nought to oneself, a degree of latitude is 111 km", () => {
  const place = fc.record({
    lon: fc.double({ min: 73, max: 135, noNaN: true }),
    lat: fc.double({ min: 4, max: 53, noNaN: true }),
  });
  fc.assert(
    fc.property(place, place, (a, b) => {
      assert.ok(Math.abs(metresBetween(a, b) - metresBetween(b, a)) < 0.01);
      assert.equal(metresBetween(a, a), 0);
    }),
  );
  assert.ok(Math.abs(metresBetween({ lon: 112, lat: 26 }, { lon: 112, lat: 27 }) - 111_195) < 50);
  assert.equal(directionOf({ lon: 112, lat: 26 }, { lon: 112, lat: 27 }), "北");
  assert.equal(directionOf({ lon: 112, lat: 26 }, { lon: 111, lat: 25 }), "西南");
  assert.equal(distanceWords(30), "约 50 米");
  assert.equal(distanceWords(3240), "约 3.2 公里");
  assert.equal(minutesFor(1000, { speed: 4, detour: 1 }), 15);
});

const point = (id: string, area: string, how?: "here" | "forward" | "advice") => ({
  ...{ id, area, kind: "town" as const, ...(how && { how }) },
});

test("就近办: village, then town, then county; advice is not offered, other towns are not (A17)", () => {
  const points = [
    point("county", "430482", "here"),
    point("other", "430482105", "here"),
    point("advice", "430482106224", "advice"),
    point("town", "430482106", "forward"),
  ];
  assert.deepEqual(
    nearestByArea(points, "430482106224").map(({ id }) => id),
    ["town", "county"],
  );
});

test("by position the nearest comes first; points nobody measured are left out", () => {
  const here = { lon: 112.4, lat: 26.4 };
  const placed = (id: string, lat: number) => ({
    ...point(id, "430482", "here"),
    position: { lon: 112.4, lat, source: "synthetic" as const },
  });
  const found = nearestByPlace(
    [placed("far", 26.6), point("nowhere", "430482", "here"), placed("near", 26.41)],
    here,
  );
  assert.deepEqual(
    found.map(({ point: { id }, direction }) => [id, direction]),
    [
      ["near", "北"],
      ["far", "北"],
    ],
  );
});

test("the circle: parts add up; a village nobody measured counts as not within (B17)", () => {
  const mode = { id: "walk", name: "步行", speed: 4, detour: 1 };
  const hall = { id: "hall", name: "大厅", position: { lon: 112, lat: 26 } };
  const village = (name: string, lat?: number) => ({
    ...{ area: name, name, town: "", people: 100 },
    ...(lat !== undefined && { position: { lon: 112, lat } }),
  });
  const figure = circleFigure([village("a", 26.008), village("b", 26.1), village("c")], [hall], mode, 15);
  assert.deepEqual([figure.people, figure.within, figure.unknown], [300, 100, 100]);
  assert.equal(figure.villages.filter(({ within }) => within).length, 1);
});

test("what was delegated in so many words counts before what the counters say (A17)", () => {
  const counter = (kind: "comprehensive" | "consultation" | "collection", items?: string[]) => ({
    ...{ kind, organs: [], ...(items && { items }) },
  });
  const matters = ["one", "two", "three"].map((key) => ({ key, organ: "o" }));
  const covered = coverageOf(
    [counter("consultation"), counter("comprehensive", ["one", "two"]), counter("collection")],
    [
      { item: "two", how: "forward" },
      { item: "gone", how: "here" },
    ],
    matters,
  );
  assert.deepEqual(Object.fromEntries(covered), { one: "here", two: "forward", three: "advice" });
});
