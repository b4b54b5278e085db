/** What an event earns by itself (R3.1): deemed acceptance, a second correction, a refusal without reasons … */
import type { EventCondition, EventRule } from "#contract/watch.ts";
import type { CaseEvent } from "../case-type/case.ts";
import type { Signal } from "./signal.ts";
import type { Span } from "./spans.ts";

export function eventSignals(rule: EventRule, span: Span, online: boolean | undefined): Signal[] {
  const { event, from, before, case: it } = span;
  if (!earns(rule, event, it.channel, online)) return [];
  const handler = event.actor.kind === "staff" ? event.actor.id : before?.holder;
  const key = `${rule.id}/${event.seq}`;
  return [
    {
      ...{ key, rule: rule.id, light: rule.light, at: from, seq: event.seq },
      ...(handler !== undefined && { handler }),
    },
  ];
}

/** Whether this event is one the rule is about. */
export function earns(
  rule: EventRule,
  event: CaseEvent,
  channel: string,
  online: boolean | undefined,
): boolean {
  return (
    rule.actions.includes(event.action) &&
    (rule.when ?? []).every((condition) => holds(condition, event, channel, online))
  );
}

function holds(
  condition: EventCondition,
  event: CaseEvent,
  channel: string,
  online: boolean | undefined,
): boolean {
  if ("text" in condition) return lengthOf(event.data[condition.text]) < condition.fewerThan;
  if ("actor" in condition) return event.actor.kind === condition.actor;
  if ("channel" in condition) return channel === condition.channel;
  return online === condition.is;
}

/** Letters and digits only: a line of dots gives no reason. */
function lengthOf(value: unknown): number {
  return typeof value === "string" ? [...value.matchAll(/[\p{L}\p{N}]/gu)].length : 0;
}
