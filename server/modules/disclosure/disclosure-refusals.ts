/** What can be refused about the annual report on disclosure, and what to do then. */
import { defineRefusals } from "#server/platform/http/refusal.ts";

defineRefusals({
  "disclosure-cell-unknown": {
    status: 400,
    message: "表里没有这一格，或者它由系统计数、相加得出，不用填。",
    log: "no such cell, or one that is not entered",
  },
  "disclosure-section-unknown": { status: 400, message: "没有这一部分。", log: "no such section" },
  "disclosure-reason-needed": {
    status: 409,
    message: "改动已经填过的数要写原因。",
    log: "a change of an entered figure without a reason",
  },
  "disclosure-not-ready": {
    status: 409,
    message: "还不能公布，请先改好：{sentence}。",
    log: "the report has findings",
  },
  "disclosure-year-running": {
    status: 409,
    message: "这一年还没有过完，年报要到下一年才能公布。",
    log: "the year is not over",
  },
  "disclosure-not-published": { status: 404, message: "这一年的年报还没有公布。", log: "no such edition" },
});
