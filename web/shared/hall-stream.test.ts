import assert from "node:assert/strict";
import { test } from "node:test";
import type { Board } from "#contract/queue.ts";
import { type HallState, hear, nothingHeard } from "./hall-stream.ts";

const board: Board = { day: "2026-11-20", called: [], last: [], waiting: {}, counters: [] };
const at = "2026-11-20T01:30:00.000Z";
const live: HallState = { live: "live", seq: 7, board, at };
const said = (id: number) => ({ id, ticketNumber: "A001", counter: "A01", text: "请 A001 号到 A01 号窗口" });
const snapshot = (seq: number, announcements = [said(5)]) =>
  ({ type: "snapshot", data: { hall: "h", seq, at, board, announcements } }) as const;
const event = (seq: number) =>
  ({ type: "hall", data: { seq, at, kind: "called", board, announcement: said(seq) } }) as const;

test("an event that follows is shown and said; one that is known already is not said twice", () => {
  const heard = hear(live, event(8));
  assert.deepEqual([heard.state.seq, heard.announcements.length, heard.mend], [8, 1, false]);
  const again = hear(heard.state, event(8));
  assert.deepEqual([again.state.seq, again.announcements.length, again.mend], [8, 0, false]);
});

test("a missing event, or a beat that is ahead, means not live, and is mended by a snapshot", () => {
  for (const message of [event(9), { type: "beat", data: { seq: 8 } } as const]) {
    const heard = hear(live, message);
    assert.deepEqual([heard.state.live, heard.state.seq, heard.mend], ["lost", 7, true]);
    assert.deepEqual(heard.announcements, []);
  }
  assert.equal(hear(live, { type: "beat", data: { seq: 7 } }).state.live, "live");
});

test("after a broken line no announcement is lost and none is said twice (FQM #138, #275)", () => {
  const lost = hear(live, { type: "error" }).state;
  assert.equal(lost.live, "lost");
  assert.equal(lost.board, board, "the last that was known stays to be seen, marked as not live");
  const back = hear(lost, snapshot(10, [said(6), said(8), said(10)]));
  assert.deepEqual([back.state.live, back.state.seq], ["live", 10]);
  assert.deepEqual(
    back.announcements.map(({ id }) => id),
    [8, 10],
  );
});

test("who opens the page does not hear what was said before they came", () => {
  assert.deepEqual(hear(nothingHeard, snapshot(10)).announcements, []);
});
