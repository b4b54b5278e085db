import assert from "node:assert/strict";
import { test } from "node:test";
import type { Board, PhoneTicket } from "#contract/queue.ts";
import { aheadWords, comeBackWords, concerns, titleOf, tokenIn, waitWords, withBoard } from "./ticket.ts";

const ticket: PhoneTicket = {
  ...{ number: "C012", hall: "changning", hallName: "常宁市政务服务中心", queueName: "食品药品、卫生健康" },
  ...{
    state: "waiting",
    takenAt: "2026-11-23T01:30:00.000Z",
    ahead: 6,
    explained: [],
    mayCancel: true,
    others: [],
  },
};
const board: Board = { day: "2026-11-23", called: [], last: [], waiting: { "food-health": 7 }, counters: [] };
const calling: Board = { ...board, called: [{ number: "C012", counter: "A03", at: ticket.takenAt }] };

test("only a whole token opens a ticket", () => {
  assert.equal(tokenIn("#AbCdEfGhIjKlMnOpQrSt_-"), "AbCdEfGhIjKlMnOpQrSt_-");
  assert.equal(tokenIn("#AbC"), undefined);
  assert.equal(tokenIn(""), undefined);
});

test("the board calls before the ticket was read again", () => {
  assert.equal(withBoard(ticket, board).state, "waiting");
  const called = withBoard(ticket, calling);
  assert.deepEqual([called.state, called.counter], ["called", "A03"]);
  assert.equal(titleOf(called), "请到 A03 窗口：C012");
  const serving = { ...calling, called: [{ ...calling.called[0]!, serving: true }] };
  assert.equal(withBoard(ticket, serving).state, "serving");
});

test("a phone reads again only what may have changed", () => {
  assert.ok(concerns(undefined, board, ticket));
  assert.ok(!concerns(board, { ...board, last: calling.called }, ticket));
  assert.ok(concerns(board, calling, ticket), "I am called");
  assert.ok(concerns(board, { ...board, waiting: { "food-health": 6 } }, ticket));
  assert.ok(concerns(board, { ...board, counters: [{ id: "A03", state: "open" }] }, ticket));
});

test("what is not known is said to be unknown", () => {
  assert.equal(waitWords({}), "现在没有窗口在叫，说不准多久");
  assert.equal(waitWords({ estimate: { low: 8, likely: 11, high: 15 } }), "大约 8 到 15 分钟");
  assert.equal(aheadWords(0), "下一位就是您");
  assert.equal(titleOf({ ...ticket, ahead: 0 }), "C012 下一位就是您");
});

test("come back at 14:20, as long as that is ahead", () => {
  const comeBackAt = "2026-11-23T06:20:00.000Z";
  assert.equal(comeBackWords({ comeBackAt }, Date.parse("2026-11-23T06:00:00.000Z")), "14:20 前回到大厅就行");
  assert.equal(comeBackWords({ comeBackAt }, Date.parse("2026-11-23T06:21:00.000Z")), undefined);
  assert.equal(comeBackWords({}, 0), undefined);
});
