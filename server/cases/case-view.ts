/** A case in words: what lists, case pages and the applicant's timeline show. Pure. */
import type { AllowedAction, CaseSummary, ClockView, TimelineEntry } from "#contract/case.ts";
import type { CaseRole, CaseType } from "#contract/case-type.ts";
import { roleNames } from "#contract/words.ts";
import { type Case, type CaseEvent, momentOf } from "../kernel/case-type/case.ts";
import { allowedActions } from "../kernel/case-type/decide.ts";
import { caseNumber } from "../kernel/codes/case-number.ts";
import type { Clock } from "../kernel/time/clock.ts";
import { shanghaiDay, startOfDay } from "../kernel/time/day.ts";
import { dueOf, type Timekeeping } from "../kernel/time/due.ts";
import { light, type Remaining, remaining } from "../kernel/time/remaining.ts";
import { awaitedRole } from "./case-row.ts";

/** Names that the case engine does not know itself. */
export interface Names {
  organ: (uscc: string) => string;
  staff: (id: string) => string;
  hall?: (id: string) => string;
}

export const roleWords: Record<string, string> = { ...roleNames, applicant: "申请人" };

export function numberOf(current: Case): string {
  return caseNumber(current.division, current.id);
}

export function summaryOf(
  type: CaseType,
  current: Case,
  timekeeping: Timekeeping,
  now: string,
  names: Names,
): CaseSummary {
  const state = type.states[current.state];
  const awaits = awaitedRole(type, current);
  const step = current.step === undefined ? undefined : current.facts.steps[current.step];
  return {
    number: numberOf(current),
    type: current.type,
    subject: current.subject,
    organ: current.organ,
    organName: names.organ(current.organ),
    partyLabel: current.partyLabel,
    channel: current.channel,
    ...forwarding(current, names),
    state: current.state,
    stateName: state?.name ?? current.state,
    stateText: state?.resident ?? "",
    concluded: current.concludedAt !== undefined,
    ...(awaits && { awaits: roleWords[awaits] ?? awaits }),
    ...(step && !current.concludedAt && { step: step.name }),
    ...(current.holder && { holder: names.staff(current.holder) }),
    version: current.version,
    openedAt: openingMoment(current, current.openedAt),
    ...(current.concludedAt && { concludedAt: current.concludedAt }),
    clocks: clockViews(type, current, timekeeping, now),
  };
}

/** Where a forwarded case came from, for whoever takes it up (A17). */
function forwarding({ forwardedTo, hall = "" }: Case, names: Names): Pick<CaseSummary, "forwardedFrom"> {
  return forwardedTo === undefined ? {} : { forwardedFrom: names.hall?.(hall) ?? hall };
}

/** The clocks that still say something: those that run, and the one a pause explains. */
export function clockViews(
  type: CaseType,
  current: Case,
  timekeeping: Timekeeping,
  now: string,
): ClockView[] {
  return Object.entries(current.clocks)
    .filter(([, clock]) => !clock.stoppedAt)
    .map(([id, clock]) => clockView(type, id, clock, timekeeping, now));
}

function clockView(
  type: CaseType,
  id: string,
  clock: Clock,
  timekeeping: Timekeeping,
  now: string,
): ClockView {
  const due = dueOf(clock, timekeeping);
  const base = {
    id,
    name: type.clocks[id]?.name ?? id,
    rule: type.clocks[id]?.rule ?? "",
    limit: clock.limit,
    light: light(clock, now, timekeeping),
    kind: due.kind,
  };
  if (due.kind === "due") {
    return { ...base, dueOn: due.on, dueAt: due.at, remaining: inWords(remaining(clock, now, timekeeping)) };
  }
  if (due.kind === "paused") {
    const reason = clock.pauses.at(-1)?.reason;
    return { ...base, ...(reason && { reason }) };
  }
  if (due.kind === "unknown") return { ...base, estimateOn: due.estimate.on };
  return base;
}

/** What has begun counts as a whole day: half a day overdue is a day overdue, a day and a half left is one day. */
function inWords({ state, unit, left, over }: Remaining): {
  n: number;
  unit: Remaining["unit"];
  overdue: boolean;
} {
  const overdue = state === "overdue";
  const n = overdue ? Math.ceil(over) : Math.floor(left);
  return { n: unit === "H" ? Math.round((overdue ? over : left) * 10) / 10 : n, unit, overdue };
}

/** Of a case that is opened by day (`by-day`) only the day is shown: the hour would tell whose it is (R4.10). */
function openingMoment({ facts }: Case, at: string): string {
  return facts.traits.includes("by-day") ? startOfDay(shanghaiDay(at)) : at;
}

/** For whom a timeline is written: staff read everything, the applicant what concerns them. */
export type Reader = "staff" | "applicant";

export function timelineOf(
  type: CaseType,
  current: Case,
  events: readonly CaseEvent[],
  reader: Reader,
  names: Names,
): TimelineEntry[] {
  return events.flatMap((event) => {
    const action = type.actions[event.action];
    if (!action || (reader === "applicant" && !action.resident)) return [];
    const opinion = opinionOf(event);
    const shown = reader === "staff" || action.document !== undefined;
    const entry: TimelineEntry = {
      seq: event.seq,
      at: event.seq === 1 ? openingMoment(current, momentOf(event)) : momentOf(event),
      action: event.action,
      name: action.name,
      text: isOnBehalf(event) ? "帮办员凭您的委托书代您提交了申请" : (action.resident ?? action.name),
      by: doerOf(event, reader, current, names),
      ...(opinion && shown && { opinion }),
      ...(reader === "staff" && { data: withoutOpening(event) }),
      ...(action.document && {
        document: { name: action.name, href: `/api/documents/${numberOf(current)}/${event.seq}.pdf` },
      }),
    };
    return [entry];
  });
}

/** The actions this actor may take now, with the data each needs: what travels as `allowed`. */
export function allowedOf(type: CaseType, current: Case, roles: readonly CaseRole[]): AllowedAction[] {
  return allowedActions(type, current, roles).map((id) => {
    const action = type.actions[id]!;
    const data = action.data as Record<string, unknown> | undefined;
    return { id, button: action.button, grave: action.grave ?? false, ...(data && { data }) };
  });
}

function doerOf(event: CaseEvent, reader: Reader, current: Case, names: Names): string {
  if (event.actor.kind === "system") return "系统";
  if (event.actor.kind === "resident") return "申请人";
  if (event.actor.kind !== "staff") return "对接系统";
  if (isOnBehalf(event))
    return reader === "staff" ? `帮办员${names.staff(event.actor.id)}代申请人` : "帮办员";
  return reader === "staff" ? names.staff(event.actor.id) : names.organ(current.organ);
}

/** A helper did it for the applicant, under the mandate it names (R12.5). */
const isOnBehalf = ({ actor, data }: CaseEvent) => actor.kind === "staff" && typeof data.mandate === "string";

function opinionOf(event: CaseEvent): string | undefined {
  const { opinion, reason, result, note } = event.data;
  return [reason, opinion, result, note].find(
    (value): value is string => typeof value === "string" && value !== "",
  );
}

function withoutOpening(event: CaseEvent): Record<string, unknown> {
  const { opening: _, ...data } = event.data;
  return data;
}
