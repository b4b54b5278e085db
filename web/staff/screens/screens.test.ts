import assert from "node:assert/strict";
import { test } from "node:test";
import type { ScreenSettings } from "#contract/screen.ts";
import { filledOf, noticeBody, noticeStart, settingsOf, settingWords } from "./screens.ts";

const settings: ScreenSettings = {
  ...{ panes: ["waiting", "called"], arrangement: "split", seconds: 20, theme: "dark" },
  sound: { on: true, volume: 80, voice: "clips", times: 2 },
};

test("settings come back from their form as they were, with the first pane first", () => {
  const filled = filledOf(settings);
  assert.deepEqual(settingsOf({ ...filled, panes: ["called", "waiting"] }, settings), settings);
  const changed = settingsOf({ ...filled, panes: ["called", "map"], zone: "a", on: undefined }, settings);
  assert.deepEqual([changed.panes, changed.zone, changed.sound.on], [["called", "map"], "a", false]);
  assert.equal(settingWords(settings, []), "等候人数、叫号，分屏，整个大厅，声音 80");
});

test("a notice is valid for whole days of the county", () => {
  const body = noticeBody({ title: "停电", text: "下午停电", from: "2026-11-20", until: "2026-11-30" });
  assert.deepEqual(body, {
    ...{ title: "停电", text: "下午停电", urgent: false },
    ...{ from: "2026-11-20T00:00:00+08:00", until: "2026-12-01T00:00:00+08:00" },
  });
  const kept = { ...body, id: "n", version: 1, state: "shown", madeBy: "" } as never;
  const start = noticeStart(kept, "2026-11-21");
  assert.deepEqual([start.from, start.until], ["2026-11-20", "2026-11-30"], "and is edited so");
});
