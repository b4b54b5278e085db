/** The sums of a year's budget: what R11.2 calls A, B and C, and what is left. Pure; fen. */
import type {
  BudgetCategory,
  BudgetFinding,
  BudgetTotals,
  Funds,
  MovementKind,
  ThreePublic,
} from "#contract/budget.ts";
import { percentWords, shareOf, tenThousandWords } from "./amount.ts";

/** A line with what was moved into it and spent from it. */
export interface SummedLine {
  category: BudgetCategory;
  funds: Funds;
  public?: ThreePublic;
  moved: Record<MovementKind, number>;
  /** Executed in each month, January first. */
  months: readonly number[];
}

const add = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((sum, one) => sum + of(one), 0);

/** 可用数: everything that was moved into the line. */
export const availableOf = ({ moved }: Pick<SummedLine, "moved">): number =>
  moved.initial + moved.adjustment + moved.transfer + moved.carried;

export const executedOf = ({ months }: Pick<SummedLine, "months">): number => add(months, (fen) => fen);

/**
 * A: the bureau's own money of the year (initial, adjusted, carried in). B: everything executed. C: what of it was
 * superior transfer [A], so that money from above that is not yet spent does not lower the rate. Every whole is the sum
 * of its parts and is never typed (rulebook §15.1, §15.6).
 */
export function totalsOf(lines: readonly SummedLine[]): BudgetTotals {
  const own = lines.filter(({ funds }) => funds === "own");
  const above = lines.filter(({ funds }) => funds === "transfer");
  const moved = (some: readonly SummedLine[], kind: MovementKind) => add(some, (line) => line.moved[kind]);
  const spent = (keep: (line: SummedLine) => boolean) => add(lines.filter(keep), executedOf);
  const [initial, adjusted, carried] = [
    moved(own, "initial"),
    moved(own, "adjustment"),
    moved(own, "carried"),
  ];
  const annual = initial + adjusted + carried;
  const [executed, transfer] = [spent(() => true), add(above, executedOf)];
  const [personnel, everyday] = [
    spent(({ category }) => category === "personnel"),
    spent(({ category }) => category === "public"),
  ];
  const rate = shareOf(executed - transfer, annual);
  return {
    ...{ initial, adjusted, carried, annual, executed, transfer },
    transferred: add(above, availableOf),
    left: add(lines, availableOf) - executed,
    ...{ basic: personnel + everyday, personnel, public: everyday },
    project: spent(({ category }) => category === "project"),
    threePublic: threePublicOf(lines),
    ...(rate !== undefined && { rate }),
  };
}

function threePublicOf(lines: readonly SummedLine[]): BudgetTotals["threePublic"] {
  const of = (kind: ThreePublic) =>
    add(
      lines.filter((line) => line.public === kind),
      executedOf,
    );
  const [abroad, bought, run, reception] = [
    of("abroad"),
    of("vehicle-bought"),
    of("vehicle-run"),
    of("reception"),
  ];
  return { all: abroad + bought + run + reception, abroad, bought, run, reception };
}

/** R11.2: 10 × min(1, rate), to two decimals, in hundredths. */
export function executionScore({ annual, executed, transfer }: BudgetTotals, weight = 10): number {
  if (annual === 0) return 0;
  return Math.min(weight * 100, Math.round(((executed - transfer) * weight * 100) / annual));
}

/** 序时进度 [A]: what would be spent by the end of each month if the year went evenly; the last one is the whole. */
export const evenCourse = (annual: number): number[] =>
  Array.from({ length: 12 }, (_, month) => Math.round((annual * (month + 1)) / 12));

/** Sums up to and with each month. */
export function soFar(months: readonly number[]): number[] {
  let sum = 0;
  return months.map((fen) => (sum += fen));
}

/**
 * What an accountant should look at. `month`: the last one that has begun in this year (1–12).
 * @param behindPercent points behind or before the even course from which it is spoken of [A].
 */
export function findingsOf(
  totals: BudgetTotals,
  { month, behindPercent, over }: { month: number; behindPercent: number; over: boolean },
): BudgetFinding[] {
  const { rate, left, annual } = totals;
  const found: BudgetFinding[] = [];
  const even = Math.round((month * 10_000) / 12);
  if (!over && rate !== undefined && even - rate >= behindPercent * 100) {
    const sentence = `执行率 ${percentWords(rate)}，比序时进度 ${percentWords(even)} 慢 ${percentWords(even - rate)}。`;
    found.push({ code: "behind", sentence });
  }
  if (over && left > 0 && annual > 0) {
    // Rulebook §15.9: “no carry-over” was claimed with 5.28 % unspent.
    const share = shareOf(left, annual + totals.transferred) ?? 0;
    const sentence = `年末还有 ${tenThousandWords(left)}（占 ${percentWords(share)}）没有支出：自评表里不能写“无结转结余”。`;
    found.push({ code: "carry-over", sentence });
  }
  return found;
}
