/** The only door into the module: decisions by rule (秒批, A15). Acting on them is in applications. */
import type { Module } from "#server/platform/module.ts";
import { loadDecisions } from "./decision-load.ts";

export { basisWords, personWords, type Trace, traceDigest } from "./decision.ts";
export { type Judged, type Judgement, judgeByRule, ruleInForce } from "./decision-judge.ts";
export { grantedAmong, readTrace, traceRows } from "./trace-store.ts";

export const decisions: Module = { name: "decisions", load: loadDecisions };
