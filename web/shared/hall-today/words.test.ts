import assert from "node:assert/strict";
import { test } from "node:test";
import type { HallToday } from "#contract/hall-today.ts";
import { alarmWords, scaleTo, tilesOf } from "./words.ts";

const today: HallToday = {
  ...{ hall: { id: "h", name: "大厅" }, halls: [], day: "2026-11-20", at: "2026-11-20T03:30:00.000Z" },
  ...{ waiting: 12, longest: 25, taken: 80, served: 61, abandoned: 3, waitMean: 11.4, waitP90: 22.6 },
  appointments: { booked: 9, arrived: 4, missed: 1 },
  ...{
    serviceMean: 9,
    open: 11,
    paused: 1,
    counters: 30,
    alarmMinutes: 20,
    zones: [],
    hours: [],
    alarms: [],
  },
};

test("the day in figures, each with its unit; what needs somebody is marked, nothing is “—”", () => {
  const tiles = tilesOf(today);
  assert.deepEqual(
    tiles.map(({ name, figure, unit, alarm }) => `${name} ${figure}${unit}${alarm ? "!" : ""}`),
    [
      "现在等候 12人",
      "等得最久 25分钟!",
      "今天办结 61件",
      "平均等候 11分钟",
      "开放窗口 11/ 30",
      "今天预约 9个",
    ],
  );
  const quiet = tilesOf({ ...today, waiting: 0, longest: null, waitMean: null, waitP90: null, open: 0 });
  assert.deepEqual(
    quiet.map(({ figure, unit, alarm }) => [figure, unit, alarm]),
    [
      ["0", "人", false],
      ["—", "", false],
      ["61", "件", false],
      ["—", "", false],
      ["0", "/ 30", false],
      ["9", "个", false],
    ],
  );
});

test("an alarm says where and how bad", () => {
  const base = { queue: "tax", queueName: "税务", waiting: 3, minutes: 27 };
  assert.equal(alarmWords({ ...base, kind: "nobody" }), "税务：3 人在等，没有窗口叫号");
  assert.equal(alarmWords({ ...base, kind: "wait" }), "税务：有人等了 27 分钟");
});

test("axes begin at zero and end at a round number", () => {
  assert.deepEqual(scaleTo(0), { end: 1, lines: [0, 1] });
  assert.deepEqual(scaleTo(7), { end: 8, lines: [0, 2, 4, 6, 8] });
  assert.deepEqual(scaleTo(23), { end: 30, lines: [0, 10, 20, 30] });
  assert.ok(scaleTo(180).end >= 180);
});
