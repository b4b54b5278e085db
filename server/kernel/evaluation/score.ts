/** Scores of the self-evaluation (R11.1–R11.6): of money, of each row, of the whole. */
import type { EvaluationRules, Execution, Indicator, IndicatorTable, Measure } from "#contract/evaluation.ts";
import {
  compare,
  equal,
  type Fraction,
  fractionOf,
  isLess,
  least,
  minus,
  most,
  over,
  percentOf,
  rounded,
  shown,
  sum,
  times,
  whole,
  zero,
} from "../fraction.ts";

const one = whole(1);

/** What a row comes to; `null` while something it needs has not been entered. */
export interface RowScore {
  score: string | null;
  /** How far the actual is from the target, in percent of it; per measure. */
  deviations: (string | null)[];
  /** R11.6: below full score. */
  needs: ("reason" | "improvement" | "explanation")[];
}

export interface TableScore {
  execution: { rate: string | null; score: string | null };
  rows: Record<string, RowScore>;
  groups: Record<string, string | null>;
  branches: Record<string, string | null>;
  total: string | null;
  grade: string | null;
}

/** R11.2: (B − C) / A as percent, and weight × that, never more than the weight. */
export function scoreExecution({ annual, executed, transfer, weight }: Execution) {
  const [a, b, c, w] = [annual, executed, transfer, weight].map(fractionOf);
  if (!a || !b || !c || !w) return { rate: null, score: null };
  const rate = over(minus(b, c), a);
  if (!rate) return { rate: null, score: null };
  const score = times(w, within(rate));
  return { rate: rounded(times(rate, whole(100)), 2), score: rounded(score, 2) };
}

/** R11.3–R11.6. Rows with several measures share their weight equally between them [A]. */
export function scoreRow(indicator: Indicator, rules: EvaluationRules): RowScore {
  const weight = fractionOf(indicator.weight) ?? zero;
  const deviations = indicator.measures.map(deviationOf);
  if (indicator.kind === "empty") return { score: rounded(zero, 2), deviations, needs: [] };
  const share = shareOf(indicator, rules);
  if (!share) return { score: null, deviations, needs: [] };
  const deduction = fractionOf(indicator.deduction) ?? zero;
  const score = rounded(most(zero, minus(times(weight, share), deduction)), 2);
  const low = isLess(fractionOf(score)!, weight);
  const above = deduction.n > 0n || isFarAbove(indicator, rules);
  return { score, deviations, needs: [...(low ? below : []), ...(above ? beyond : [])] };
}

const below = ["reason", "improvement"] as const;
const beyond = ["explanation"] as const;

/** The part of its weight that a row has earned. */
function shareOf({ kind, judged, measures }: Indicator, rules: EvaluationRules): Fraction | null {
  if (kind === "qualitative") {
    const band = judged && rules.bands[judged.band];
    const percent = fractionOf(judged?.percent);
    if (!band || !percent) return null;
    return over(most(fractionOf(band.least)!, least(percent, fractionOf(band.most)!)), whole(100));
  }
  const shares = measures.map((measure) => shareOfMeasure(measure, kind === "negative"));
  if (shares.length === 0 || shares.includes(null)) return null;
  return over(sum(shares as Fraction[]), whole(shares.length));
}

function shareOfMeasure({ target, actual }: Measure, negative: boolean): Fraction | null {
  const [planned, reached] = [fractionOf(target), fractionOf(actual)];
  if (!planned || !reached) return null;
  if (negative ? compare(reached, planned) <= 0 : compare(reached, planned) >= 0) return one;
  const ratio = over(negative ? minus(reached, planned) : reached, planned);
  if (!ratio) return zero;
  return within(negative ? minus(one, ratio) : ratio);
}

/** Between nothing and everything. */
const within = (share: Fraction) => most(zero, least(one, share));

function deviationOf({ target, actual }: Measure): string | null {
  const [planned, reached] = [fractionOf(target), fractionOf(actual)];
  if (!planned || !reached) return null;
  const percent = percentOf(minus(reached, planned), planned);
  return percent && rounded(percent, 2);
}

/** R11.3: 130 % [A] of the target or more. */
export function isFarAbove({ kind, measures }: Indicator, { overTarget }: EvaluationRules): boolean {
  if (kind !== "positive") return false;
  return measures.some(({ target, actual }) => {
    const [planned, reached] = [fractionOf(target), fractionOf(actual)];
    const percent = planned && reached && percentOf(reached, planned);
    return percent !== null && compare(percent, fractionOf(overTarget)!) >= 0;
  });
}

/** The whole table; sums are of the scores as printed, so that whoever adds them up gets the same. */
export function scoreTable(table: IndicatorTable, rules: EvaluationRules): TableScore {
  const execution = scoreExecution(table.execution);
  const score: TableScore = { execution, rows: {}, groups: {}, branches: {}, total: null, grade: null };
  for (const branch of table.branches) {
    for (const group of branch.groups) {
      for (const row of group.indicators) score.rows[row.id] = scoreRow(row, rules);
      score.groups[group.id] = totalOf(group.indicators.map(({ id }) => score.rows[id]!.score));
    }
    score.branches[branch.id] = totalOf(branch.groups.map(({ id }) => score.groups[id]!));
  }
  score.total = totalOf([execution.score, ...Object.values(score.branches)]);
  score.grade = score.total && gradeOf(score.total, rules);
  return score;
}

function totalOf(scores: readonly (string | null)[]): string | null {
  const parts = scores.map(fractionOf);
  return parts.includes(null) ? null : rounded(sum(parts as Fraction[]), 2);
}

/** R11.5: 优, 良, 中, 差. */
export function gradeOf(total: string, { grades }: EvaluationRules): string | null {
  const points = fractionOf(total);
  if (!points) return null;
  return grades.find(({ from }) => compare(points, fractionOf(from)!) >= 0)?.name ?? null;
}

/** Of the weights as they stand: what all rows together could come to. */
export function fullScore({ execution, branches }: IndicatorTable): string {
  const weights = [execution.weight, ...branches.map(({ weight }) => weight)];
  return shown(sum(weights.map((weight) => fractionOf(weight) ?? zero)));
}

export const isFull = (score: string | null, weight: string) => {
  const [points, all] = [fractionOf(score), fractionOf(weight)];
  return points !== null && all !== null && equal(points, all);
};
