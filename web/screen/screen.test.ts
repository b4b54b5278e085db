import assert from "node:assert/strict";
import { test } from "node:test";
import type { ScreenSettings } from "#contract/screen.ts";
import { hallOf, settingsFor } from "./address.ts";
import { inZone, lastBefore, placeOf, rangeWords, waitsByZone } from "./board.ts";
import { untilNight } from "./frame/night.ts";

const kept: ScreenSettings = {
  ...{ panes: ["called"], arrangement: "split", seconds: 20, zone: "a", theme: "dark" },
  sound: { on: true, volume: 80, voice: "clips", times: 2 },
};

test("an address names the hall and what the screen shows instead of what is kept", () => {
  assert.equal(hallOf("/screen/changning"), "changning");
  assert.equal(hallOf("/screen"), undefined);
  assert.equal(hallOf("/screen/../x"), undefined);
  assert.deepEqual(settingsFor(kept, ""), kept);
  const asked = settingsFor(
    kept,
    "?panes=waiting,called,waiting,x&zone=b&theme=light&sound=off&volume=30&seconds=10",
  );
  assert.deepEqual(asked, {
    ...{ panes: ["waiting", "called"], arrangement: "split", seconds: 10, zone: "b", theme: "light" },
    sound: { on: false, volume: 30, voice: "clips", times: 2 },
  });
  assert.deepEqual(
    settingsFor(kept, "?panes=x&theme=pink&seconds=1&volume=900"),
    kept,
    "what it cannot read",
  );
  assert.equal(settingsFor(kept, "?zone=").zone, undefined, "the whole hall");
});

const plan = {
  zones: [
    { id: "a", name: "企业服务区" },
    { id: "b", name: "工程建设区" },
  ],
  counters: [
    { id: "A01", name: "企业开办综合窗口", zone: "a", kind: "comprehensive" },
    { id: "B01", name: "工程审批窗口", zone: "b", kind: "department" },
  ],
};
const at = "2026-11-20T01:00:00.000Z";

test("a zone's screen shows what its own counters call; a counter nobody knows stands there by its number", () => {
  const called = [
    { number: "A002", counter: "A01", at },
    { number: "B001", counter: "B01", at },
  ];
  assert.deepEqual(inZone(called, plan, "a"), [called[0]]);
  assert.deepEqual(inZone(called, plan, undefined), called);
  assert.deepEqual(placeOf(plan, "Z9"), { counter: "Z9", name: "", zone: "", zoneName: "" });
});

test("beside the newest stand the last four called, not the next waiting (FQM #172)", () => {
  const last = [6, 5, 4, 3, 2, 1].map((n) => ({ number: `A00${n}`, counter: "A01", at }));
  assert.deepEqual(
    lastBefore(last, "A006", 4).map(({ number }) => number),
    ["A005", "A004", "A003", "A002"],
  );
});

test("an area's range reaches from its shortest to its longest queue, and says nothing where nothing is open", () => {
  const queue = { prefix: "A", counters: [], open: 1, waiting: 0 };
  const estimate = (low: number, high: number) => ({ low, likely: low, high });
  const waits = waitsByZone(
    plan,
    { waiting: { registration: 4, tax: 2 }, counters: [{ id: "A01", state: "open" }] },
    [
      { ...queue, id: "registration", name: "登记", zone: "a", estimate: estimate(8, 19) },
      { ...queue, id: "tax", name: "税务", zone: "a", estimate: estimate(12, 31) },
      { ...queue, id: "building", name: "工程", zone: "b", open: 0 },
    ],
  );
  assert.deepEqual(
    waits.map(({ id, waiting, openCounters, range }) => [id, waiting, openCounters, range]),
    [
      ["a", 6, 1, { low: 8, high: 31 }],
      ["b", 0, 0, undefined],
    ],
  );
});

test("a range is told in fives, outwards", () => {
  assert.equal(rangeWords({ low: 12, high: 31 }), "约 10–35 分钟");
  assert.equal(rangeWords({ low: 0, high: 3 }), "5 分钟以内");
  assert.equal(rangeWords({ low: 3, high: 12 }), "15 分钟以内");
});

test("a screen loads itself anew at four in the morning", () => {
  assert.equal(untilNight(new Date("2026-11-20T12:00:00Z")), 8 * 3_600_000);
  assert.equal(untilNight(new Date("2026-11-20T19:59:00Z")), 60_000);
  assert.equal(untilNight(new Date("2026-11-20T20:00:00Z")), 24 * 3_600_000);
});
