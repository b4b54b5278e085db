/** How figures of a board are said. Pure. */
import type { BoardView } from "#contract/board.ts";
import { addDays } from "#server/kernel/time/day.ts";

export interface Said {
  unit: string;
  decimals: number;
}

/** `12,345 件`, `98.21%`, `12.35 万元`; nothing to count or divide by is told in words. */
export function figureWords(value: number | null, { unit, decimals }: Said): string {
  if (value === null) return "无数据";
  if (unit === "元" && Math.abs(value) >= 10_000) return `${numberWords(value / 10_000, 2)} 万元`;
  const number = numberWords(value, decimals);
  return unit === "%" ? `${number}%` : `${number} ${unit}`;
}

const numberWords = (value: number, decimals: number) =>
  value.toLocaleString("zh-CN", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

export interface Change {
  /** 比去年同期多 12.3% */
  words: string;
  direction: "up" | "down" | "same";
  /** Undefined: more of it is neither better nor worse. */
  isBetter?: boolean;
}

/** Beside the same days a year before; per cents are compared in points. Undefined: there is nothing to compare with. */
export function changeOf(
  value: number | null,
  before: number | null,
  unit: string,
  good: string,
): Change | undefined {
  if (value === null || before === null) return undefined;
  if (unit !== "%" && before === 0) return undefined;
  const exact = unit === "%" ? value - before : ((value - before) / Math.abs(before)) * 100;
  const size = Math.abs(Math.round(exact * 10) / 10);
  if (size === 0) return { words: "与去年同期持平", direction: "same" };
  const direction = exact > 0 ? "up" : "down";
  const more = unit === "%" ? ["高", "低"] : ["多", "少"];
  const by = unit === "%" ? `${size} 个百分点` : `${size}%`;
  const words = `比去年同期${direction === "up" ? more[0] : more[1]} ${by}`;
  if (good === "neutral") return { words, direction };
  return { words, direction, isBetter: (good === "up-good") === (direction === "up") };
}

/** `2026 年 10 月`, `2026 年`, and until when, where that is before the end. */
export function periodWords({ from, to }: BoardView["period"]): string {
  const last = addDays(to, -1);
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const endsYear = last.endsWith("-12-31") && from.endsWith("-01-01");
  if (endsYear) return `${year} 年`;
  if (to.endsWith("-01") && from.slice(0, 7) === last.slice(0, 7)) return `${year} 年 ${month} 月`;
  const start = from.endsWith("-01-01") ? `${year} 年` : `${year} 年 ${month} 月`;
  return `${start}到 ${Number(last.slice(5, 7))} 月 ${Number(last.slice(8))} 日`;
}
