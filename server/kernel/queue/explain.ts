/** Why a number stands where it stands, in words for the person who asks. Every position can be explained. */
import type { QueueRules, TicketClass } from "#contract/queue-rules.ts";
import { type Instant, instantOf, msOf } from "../time/day.ts";
import { clockTime } from "./clock-time.ts";
import { type InLine, isCallable, isLifted, ruleOf } from "./order.ts";

export interface Position {
  ticket: InLine & { takenAt: Instant };
  /** How many of its queue go before, by class. */
  ahead: ReadonlyMap<TicketClass, number>;
  /** Open counters that call the queue now. */
  open: number;
  /** Where the person stands with another number of the visit. */
  elsewhere?: string;
}

/** One sentence for each reason, the weightiest first. */
export function explain(position: Position, rules: QueueRules, at: Instant): string[] {
  const { ticket } = position;
  return [
    countWords(position, rules),
    classWords(ticket, rules),
    lifted(ticket, rules, at),
    ticket.behind > 0 ? `这个号过号以后恢复，还要让 ${ticket.behind} 位先走。` : undefined,
    tooEarly(ticket, rules, at),
    position.elsewhere && `您正在 ${position.elsewhere} 窗口，那里结束以后才会叫这个号。`,
    position.open === 0 ? "现在没有窗口在叫这条队，开窗以后按顺序叫。" : undefined,
  ].filter((words): words is string => typeof words === "string" && words !== "");
}

function countWords({ ahead }: Position, rules: QueueRules): string {
  const total = [...ahead.values()].reduce((sum, n) => sum + n, 0);
  if (total === 0) return "前面没有人，下一个就是您。";
  const parts = [...rules.classes]
    .sort((a, b) => a.weight - b.weight)
    .flatMap(({ id, name }) => (ahead.get(id) ? [`${name} ${ahead.get(id)} 位`] : []));
  return `前面有 ${total} 位：${parts.join("，")}。`;
}

function classWords({ class: kind, dueAt, takenAt }: Position["ticket"], rules: QueueRules): string {
  const { name } = ruleOf(rules, kind);
  if (kind === "appointment")
    return `您按预约时间 ${clockTime(dueAt)} 排队（${name}），同一类里时间早的先叫。`;
  if (kind === "late") return `您的预约已经过了时间，从到的时候 ${clockTime(takenAt)} 起重新排（${name}）。`;
  return `您从 ${clockTime(takenAt)} 取号起排队（${name}），同一类里先到的先叫。`;
}

function lifted(ticket: InLine, rules: QueueRules, at: Instant): string | undefined {
  const { lift } = ruleOf(rules, ticket.class);
  if (!lift || !isLifted(ticket, rules, at)) return undefined;
  return `等候超过 ${lift.minutes} 分钟，已经提前到靠前的一类里排。`;
}

function tooEarly(ticket: InLine, rules: QueueRules, at: Instant): string | undefined {
  if (isCallable(ticket, rules, at)) return undefined;
  const from = instantOf(msOf(ticket.dueAt) - rules.appointment.callEarly * 60_000);
  return `预约时间没有到，最早 ${clockTime(from)} 叫您。`;
}
