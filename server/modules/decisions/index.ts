/** The only door into the module: decisions by rule (秒批, A15). Acting on them is in applications. */
import type { Module } from "#server/platform/module.ts";
import { loadDecisions } from "./decision-load.ts";
import { decisionRoutes } from "./decision-routes.ts";

export { basisWords, judge, personWords, type Rule, ruleOf, type Trace, traceDigest } from "./decision.ts";
export { readDraft } from "./decision-draft-store.ts";
export { type Judged, type Judgement, judgeByRule, ruleInForce, subjectFor } from "./decision-judge.ts";
export { newestTables } from "./decision-store.ts";
export { traceView } from "./decision-views.ts";
export { grantedAmong, readTrace, traceRows } from "./trace-store.ts";

export const decisions: Module = { name: "decisions", routes: decisionRoutes, load: loadDecisions };
