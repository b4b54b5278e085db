/** The application's case type from data/, and small cases on it, for tests. */
import { readFileSync } from "node:fs";
import type { CaseRole, CaseType } from "#contract/case-type.ts";
import type { Case, CaseEvent, CaseFacts, Opening } from "./case.ts";
import { type CaseCommand, type Decision, decide, decideOpening } from "./decide.ts";
import { evolve, evolveOpening } from "./evolve.ts";
import type { LawLimits } from "./lint.ts";

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../data/${path}`, import.meta.url), "utf8"));

export const applicationType = (): CaseType => read("case-types/application.json");
export const lawLimits = (): LawLimits => read("law-limits.json");

export const sampleFacts = (more: Partial<CaseFacts> = {}): CaseFacts => ({
  limits: {
    statutory: { n: 20, unit: "W" },
    promised: { n: 8, unit: "W" },
    correction: { n: 15, unit: "W" },
  },
  steps: [
    { id: "review", name: "审查", kind: "review", role: "examiner", limit: { n: 3, unit: "W" } },
    { id: "survey", name: "现场核查", kind: "survey", role: "surveyor", limit: { n: 3, unit: "W" } },
    { id: "decision", name: "决定", kind: "decision", role: "approver", limit: { n: 2, unit: "W" } },
  ],
  traits: ["licence"],
  ...more,
});

export const sampleOpening = (facts: Partial<CaseFacts> = {}): Opening => ({
  type: "application",
  typeVersion: applicationType().version,
  organ: "11430482000000001X",
  subject: "食品经营许可（新办）",
  party: "resident/r1",
  partyLabel: "张*",
  channel: "portal",
  facts: sampleFacts(facts),
});

export function command(action: string, roles: CaseRole[], more: Partial<CaseCommand> = {}): CaseCommand {
  const actor = { kind: "staff" as const, id: "s1" };
  return { action, roles, actor, data: {}, at: "2026-03-02T02:00:00.000Z", ...more };
}

export const sampleKey = { division: "430482", id: 2026030201000001 };

/** Opens a case and takes actions one after another; throws at the first refusal. */
export function play(
  type: CaseType,
  commands: CaseCommand[],
  opening = sampleOpening(),
): { case: Case; events: CaseEvent[] } {
  const [first, ...rest] = commands;
  const event = eventOf(decideOpening(type, opening, first!), first!);
  const events = [event];
  let current = evolveOpening(type, sampleKey, event);
  for (const next of rest) {
    const acted = eventOf(decide(type, current, next), next);
    events.push(acted);
    current = evolve(type, current, acted);
  }
  return { case: current, events };
}

function eventOf(decision: Decision, { action }: CaseCommand): CaseEvent {
  if (!decision.ok) throw new Error(`${action} refused: ${decision.problem}`);
  return decision.event;
}
