import type { CaseAction, CaseRole, CaseType } from "#contract/case-type.ts";
import type { Instant } from "../time/day.ts";
import type { Case, CaseEvent, EventActor, Opening } from "./case.ts";
import { clockProblem } from "./clock-effects.ts";
import type { CaseProblem } from "./problem.ts";

/** What somebody wants to do. `roles` are those the actor holds towards this very case; policy finds them. */
export interface CaseCommand {
  action: string;
  actor: EventActor;
  roles: readonly CaseRole[];
  data: Record<string, unknown>;
  at: Instant;
  effectiveAt?: Instant;
}

export type Decision = { ok: true; event: CaseEvent } | { ok: false; problem: CaseProblem };

const refused = (problem: CaseProblem): Decision => ({ ok: false, problem });

/** Opens a case: refuses when the type lacks the action, the actor may not, or a limit the clocks need is missing. */
export function decideOpening(type: CaseType, opening: Opening, command: CaseCommand): Decision {
  const action = type.actions[command.action];
  if (!action) return refused("action-unknown");
  if (action.from.length > 0 || !action.to) return refused("not-an-opening");
  if (!mayAct(action, command.roles)) return refused("not-allowed-for-you");
  const problem = clockProblem(type, action, { clocks: {}, facts: opening.facts }, command.data);
  if (problem) return refused(problem);
  return { ok: true, event: eventOf(command, 1, null, action.to, { ...command.data, opening }) };
}

/**
 * Judges one action on a case. Pure and total: the same case and command always give the same event or the same
 * refusal. That the data fits the action's schema is checked before.
 */
export function decide(type: CaseType, current: Case, command: CaseCommand): Decision {
  const action = type.actions[command.action];
  if (!action) return refused("action-unknown");
  const problem =
    stateProblem(current, command.action, action) ??
    (mayAct(action, command.roles, current) ? null : "not-allowed-for-you") ??
    stepProblem(current, action) ??
    clockProblem(type, action, current, command.data);
  if (problem) return refused(problem);
  const to = action.to ?? current.state;
  return { ok: true, event: eventOf(command, current.version + 1, current.state, to, command.data) };
}

/** The actions that could be taken now by someone with these roles: what travels with a case as `allowed`. */
export function allowedActions(type: CaseType, current: Case, roles: readonly CaseRole[]): string[] {
  return Object.entries(type.actions)
    .filter(
      ([id, action]) =>
        !stateProblem(current, id, action) && mayAct(action, roles, current) && !stepProblem(current, action),
    )
    .filter(([, action]) => !(action.clocks?.extend ?? []).some((id) => current.clocks[id]?.extension))
    .map(([id]) => id);
}

function eventOf(
  command: CaseCommand,
  seq: number,
  from: string | null,
  to: string,
  data: CaseEvent["data"],
): CaseEvent {
  const event: CaseEvent = {
    seq,
    at: command.at,
    actor: command.actor,
    action: command.action,
    from,
    to,
    data,
  };
  return command.effectiveAt ? { ...event, effectiveAt: command.effectiveAt } : event;
}

function stateProblem(current: Case, id: string, action: CaseAction): CaseProblem | null {
  if (!action.from.includes(current.state)) return "not-allowed-now";
  if (action.once && (current.taken[id] ?? 0) > 0) return "allowed-once";
  if (action.after && ![action.after].flat().some((id) => current.taken[id])) return "not-yet";
  if (action.trait && current.facts.traits.includes(action.trait.id) !== action.trait.has)
    return "not-for-this-case";
  return isOwed(current, action) ? "deferral-open" : null;
}

/** R2.32: nothing is decided while a clock of the applicant's promise runs. */
function isOwed({ clocks }: Case, { notWhile }: CaseAction): boolean {
  const clock = notWhile === undefined ? undefined : clocks[notWhile];
  return clock !== undefined && !clock.stoppedAt;
}

function mayAct(action: CaseAction, roles: readonly CaseRole[], current?: Case): boolean {
  const stepRole = current?.step === undefined ? undefined : current.facts.steps[current.step]?.role;
  return action.by.some((role) =>
    role === "step" ? !!stepRole && roles.includes(stepRole) : roles.includes(role),
  );
}

function stepProblem(current: Case, action: CaseAction): CaseProblem | null {
  if (!action.step && !action.stepKind) return null;
  const { steps } = current.facts;
  if (action.step === "enter") return steps.length > 0 ? null : "step-unfinished";
  if (current.step === undefined) return "step-unfinished";
  if (action.stepKind && steps[current.step]?.kind !== action.stepKind) return "step-of-other-kind";
  const last = current.step === steps.length - 1;
  if (action.step === "pass" && last) return "step-last";
  if (action.step === "conclude" && !last) return "step-unfinished";
  if (action.step === "back" && current.step === 0) return "step-first";
  return null;
}
