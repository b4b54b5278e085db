/** What the clocks of a case say in a list: which one burns, and in few words how long still. Pure. */
import type { ClockView } from "#contract/case.ts";
import type { TagKind } from "../../shared/ui/Tag.tsx";
import { plainDate } from "../../shared/words.ts";

/** Clocks the applicant answers for; staff only wait. */
const applicantClocks = new Set(["correction"]);

export interface RowClocks {
  /** Due first among the clocks staff answer for. */
  burning: ClockView | undefined;
  promised: ClockView | undefined;
  statutory: ClockView | undefined;
}

export function rowClocks(clocks: readonly ClockView[]): RowClocks {
  const running = clocks.filter((clock) => clock.kind !== "stopped");
  return {
    burning: byUrgency(running.filter((clock) => clock.kind === "due" && !applicantClocks.has(clock.id)))[0],
    promised: running.find((clock) => clock.id === "promised"),
    statutory: running.find((clock) => clock.id === "statutory"),
  };
}

/** Clocks that still say something, the one due first on top; those that stand still come last. */
export function byUrgency(clocks: readonly ClockView[]): ClockView[] {
  const at = (clock: ClockView) => clock.dueAt ?? clock.estimateOn ?? "9999";
  return clocks
    .filter((clock) => clock.kind !== "stopped")
    .sort((left, right) => at(left).localeCompare(at(right)));
}

const units = { W: "工作日", D: "天", H: "小时" } as const;

/** “4 工作日”, “今天到期”, “超 2 工作日”, “已暂停”. */
export function shortLeft(clock: ClockView, today: string): string {
  if (clock.kind === "stopped") return "已结束";
  if (clock.kind === "paused") return "已暂停";
  const { remaining, dueOn, estimateOn } = clock;
  if (!remaining) return estimateOn ? `约 ${plainDate(estimateOn, today)}` : "待定";
  const amount = `${Math.abs(remaining.n)} ${units[remaining.unit]}`;
  if (remaining.overdue) return remaining.n === 0 ? "已超期" : `超 ${amount}`;
  if (remaining.unit === "H" && dueOn === today) return amount;
  return remaining.n === 0 || dueOn === today ? "今天到期" : amount;
}

/** R3.2 the shape of a clock: ▲ soon due, ■ over its limit, ● over the limit of the law; none when there is time. */
export function lightOf(clock: Pick<ClockView, "id" | "light">): TagKind | undefined {
  if (clock.light === "warning") return "warning";
  if (clock.light !== "overdue") return undefined;
  return clock.id === "statutory" ? "red" : "yellow";
}
