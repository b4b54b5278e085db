/** Words of free services at the desk, and addresses of its lists. Pure. */
import type { FreeOrderRow, FreeWay } from "#contract/free-services.ts";
import { leftWords } from "../../shared/words.ts";

export const wayWords: Record<FreeWay, string> = { collect: "到大厅领取", post: "寄送" };

/** States in the order of the work, with their words, for the counts above the list. */
export const openStates: [string, string][] = [
  ["ordered", "待接单"],
  ["making", "准备中"],
  ["unplaced", "待改派"],
  ["ready", "待领取"],
  ["shipped", "寄送中"],
  ["failed", "没有送到"],
  ["waiting", "等结果"],
];

/** The clock that runs; nothing while none does. */
export function clockLine({ clocks }: Pick<FreeOrderRow, "clocks">): { words: string; late: boolean } {
  const [clock] = clocks;
  if (!clock) return { words: "—", late: false };
  return { words: `${clock.name}${leftWords(clock)}`, late: clock.light === "overdue" };
}

/** “2026 年 11 月”. */
export function monthWords(month: string): string {
  const [year, number] = month.split("-");
  return `${year} 年 ${Number(number)} 月`;
}

/** 万元 with two decimals: for reports, beside the exact amount. */
export const tenThousands = (fen: number): string => `${(fen / 1_000_000).toFixed(2)} 万元`;
