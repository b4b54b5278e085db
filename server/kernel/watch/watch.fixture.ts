/** The delivered watch rules, and histories to try them on. */
import { readFileSync } from "node:fs";
import type { CaseRole, CaseType } from "#contract/case-type.ts";
import type { WatchRule, WatchRules } from "#contract/watch.ts";
import type { Case, CaseEvent, Opening } from "../case-type/case.ts";
import { applicationType, sampleKey, sampleOpening } from "../case-type/case-type.fixture.ts";
import { allowedActions, type CaseCommand, decide, decideOpening } from "../case-type/decide.ts";
import { evolve, evolveOpening } from "../case-type/evolve.ts";
import { type Instant, instantOf, msOf } from "../time/day.ts";
import { dueOf, type Timekeeping } from "../time/due.ts";
import { rulesFor } from "./rules-for.ts";

export const watchRules = (): WatchRules =>
  JSON.parse(readFileSync(new URL("../../../data/watch-rules.json", import.meta.url), "utf8"));

export const rulesOf = (opening: Opening, rules = watchRules()): WatchRule[] =>
  rulesFor(rules, { division: "430482", type: opening.type, traits: opening.facts.traits });

/** 10:00 in China on this day, plus minutes. */
export const at = (day: string, minutes = 0): Instant =>
  instantOf(msOf(`${day}T02:00:00.000Z`) + minutes * 60_000);

const everyRole: CaseRole[] = [
  "applicant",
  "clerk",
  "examiner",
  "surveyor",
  "approver",
  "supervisor",
  "archivist",
];
const data: Record<string, Record<string, unknown>> = {
  correct: { materials: [{ material: "m1", missing: "缺少签字" }] },
  "correct-again": { materials: [{ material: "m2", missing: "过期" }], reason: "补正后才看出来" },
  pass: { opinion: "符合条件" },
  survey: { opinion: "符合条件", officers: ["甲", "乙"], surveyedOn: "2026-03-02" },
  return: { opinion: "请再核" },
  "begin-special": { procedure: "检验", limit: { n: 5, unit: "W" }, reason: "需要检验" },
  "end-special": { result: "合格" },
  extend: { limit: { n: 5, unit: "W" }, reason: "案情复杂" },
  approve: { opinion: "准予许可" },
  reject: { reason: "经营场所不符合食品安全要求", basis: "食品安全法", opinion: "不予许可" },
  refuse: { reason: "不属于本机关的职权范围" },
  withdraw: { reason: "不办了" },
};

export interface History {
  type: CaseType;
  opening: Opening;
  case: Case;
  events: CaseEvent[];
}

/** Opens a case at a moment. */
export function opened(when: Instant, opening = sampleOpening(), type = applicationType()): History {
  const ask = commandOf("submit", when);
  const decision = decideOpening(type, opening, ask);
  if (!decision.ok) throw new Error(decision.problem);
  const current = evolveOpening(type, sampleKey, decision.event);
  return { type, opening, case: current, events: [decision.event] };
}

function commandOf(action: string, when: Instant, more: Partial<CaseCommand> = {}): CaseCommand {
  const actor = { kind: action === "submit" ? ("resident" as const) : ("staff" as const), id: "s1" };
  return { action, roles: everyRole, actor, data: data[action] ?? {}, at: when, ...more };
}

/** Takes an action at a moment; throws when it is refused. */
export function take(it: History, action: string, when: Instant, more: Partial<CaseCommand> = {}): History {
  const decision = decide(it.type, it.case, commandOf(action, when, more));
  if (!decision.ok) throw new Error(`${action}: ${decision.problem}`);
  const { event } = decision;
  return { ...it, case: evolve(it.type, it.case, event), events: [...it.events, event] };
}

/** What could be done now by somebody with every role, as far as this fixture knows what to say. */
export function possible(it: History): string[] {
  return allowedActions(it.type, it.case, everyRole).filter(
    (action) => action in data || ["accept", "take", "resubmit", "issue", "deliver"].includes(action),
  );
}

/** Takes what due clocks do by themselves up to a moment; recorded `lag` milliseconds after they were due. */
export function woken(it: History, now: Instant, time: Timekeeping, lag = 0): History {
  for (let next = it; ; ) {
    const due = dueClock(next, now, time);
    if (!due) return next;
    const recorded = instantOf(Math.min(msOf(now), msOf(due.at) + lag));
    const asked = { roles: ["system" as const], actor: { kind: "system" as const, id: "clock" } };
    next = take(next, due.action, recorded, { ...asked, effectiveAt: due.at });
  }
}

function dueClock({ type, case: it }: History, now: Instant, time: Timekeeping) {
  const due = Object.entries(it.clocks).flatMap(([id, clock]) => {
    const action = type.clocks[id]?.whenDue;
    const answer = dueOf(clock, time);
    return action && answer.kind === "due" && answer.at <= now ? [{ action, at: answer.at }] : [];
  });
  return due.sort((a, b) => (a.at < b.at ? -1 : 1))[0];
}
