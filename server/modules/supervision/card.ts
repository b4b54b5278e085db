/** Cards (红黄牌): their words, and what may be refused. */

import type { CaseType } from "#contract/case-type.ts";
import type { WatchLight, WatchMoment, WatchRule } from "#contract/watch.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { dueOf, type Timekeeping } from "#server/kernel/time/due.ts";
import { defineRefusals } from "#server/platform/http/refusal.ts";

/** The rule of a red card that follows from an escalated yellow one; nobody raises it by itself. */
export const escalationRule = "escalated";

export const lightNames: Record<WatchLight, string> = { warning: "预警", yellow: "黄牌", red: "红牌" };
/** 监察预警类型代码 of the exchange record (R3.5). */
export const lightCodes: Record<WatchLight, string> = { warning: "1", yellow: "2", red: "3" };

const units = { W: "个工作日", D: "天", H: "小时" } as const;

/** When a rule falls due, in words. */
export function whenInWords(rule: WatchRule): string {
  if (rule.kind === "hand") return "人工或者其他业务提出";
  if (rule.kind === "event") return "发生时";
  if (rule.kind === "clock") return momentInWords(rule.moment);
  if ("atLeast" in rule.of) return `同一件有 ${rule.of.atLeast} 张黄牌时`;
  const { n, unit } = rule.of.unanswered;
  return `黄牌发出 ${n}${units[unit]}没有说明时`;
}

function momentInWords(moment: WatchMoment): string {
  if ("past" in moment) {
    const { n, unit } = moment.past;
    return n === 0 ? "期限届满时" : `超过期限 ${n}${units[unit]}时`;
  }
  const { left, percent, onTheSpot } = moment.before;
  const before = `剩 ${left.W} 个工作日（${left.D} 天、${left.H} 小时）或者用去 ${percent}% 时，先到为准`;
  return `${before}；当场办的剩 ${onTheSpot * 60} 分钟时`;
}

/** The next step of a card or an order that somebody owes, and by when. */
export function dueStep(
  type: CaseType,
  { clocks }: Pick<Case, "clocks">,
  time: Timekeeping,
): { name: string; dueAt: Instant } | undefined {
  const due = Object.entries(clocks).flatMap(([id, clock]) => {
    const answer = type.clocks[id]?.staff ? dueOf(clock, time) : undefined;
    return answer?.kind === "due" ? [{ name: type.clocks[id]?.name ?? id, dueAt: answer.at }] : [];
  });
  return due.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
}

defineRefusals({
  "watch-rule-unknown": {
    status: 400,
    message: "没有这条可以人工发牌的规则，请重新选择。",
    log: "no such rule that may be raised by hand",
  },
  "card-organ": {
    status: 400,
    message: "请写明是哪个机构的，或者填写办件编号。",
    log: "a card without a case needs an organ",
  },
  "card-not-yours": {
    status: 403,
    message: "这张牌由承办人、科室负责人或者机构负责人答复。",
    log: "only the handler and the heads answer a card",
  },
  "card-appeal-late": {
    status: 409,
    message: "申诉期已过，请说明原因并整改。",
    log: "the time for an appeal is over",
  },
});
