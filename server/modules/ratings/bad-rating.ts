/** Who may take the steps of a bad rating that are checked by somebody else (R4.7), and what they leave behind. Pure. */
import type { CaseEvent } from "#server/kernel/case-type/case.ts";

/** Steps with a talk that only callers may read, and steps that undo or confirm what somebody else did. */
export const ownActions = [
  "attempt",
  "contact",
  "unreachable",
  "exclude",
  "deny",
  "pass",
  "send-back",
] as const;
export type OwnAction = (typeof ownActions)[number];

/** A talk was had, or tried: it leaves a note. */
export const isCall = (action: string): boolean =>
  ["attempt", "contact", "unreachable", "pass", "send-back"].includes(action);

/** Whose doing each step confirms or undoes. */
const checks: Partial<Record<OwnAction, readonly string[]>> = {
  exclude: ["claim-mistaken", "claim-malicious"],
  deny: ["claim-mistaken", "claim-malicious"],
  pass: ["rectify", "object"],
  "send-back": ["rectify", "object"],
};

/** R4.7: somebody else checks: neither who served, nor who did what is checked. */
export function isSomebodyElse(
  action: OwnAction,
  staff: string,
  { events, person }: { events: readonly CaseEvent[]; person?: string },
): boolean {
  if (staff === person) return false;
  const checked = checks[action] ?? [];
  return !events.some(({ action: done, actor }) => checked.includes(done) && actor.id === staff);
}

/** How often the person who rated was tried. */
export const attemptsIn = (events: readonly CaseEvent[]): number =>
  events.filter(({ action }) => action === "attempt").length;

/** Why it leaves the figures: the claim that was confirmed last. */
export function exclusionOf(events: readonly CaseEvent[]): "误评" | "恶意差评" {
  const claim = events.findLast(({ action }) => action.startsWith("claim-"));
  return claim?.action === "claim-malicious" ? "恶意差评" : "误评";
}

/** The reply that was given last; it is what is published. */
export function replyOf(events: readonly CaseEvent[]): string {
  return String(events.findLast(({ action }) => action === "rectify")?.data.reply ?? "");
}
