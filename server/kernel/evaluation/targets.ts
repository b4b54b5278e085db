/** Targets (R11.3): set far too low, and what would be one for next year. */
import type { EvaluationFinding, EvaluationRules, Indicator } from "#contract/evaluation.ts";
import {
  compare,
  type Fraction,
  fractionOf,
  isLess,
  minus,
  over,
  percentOf,
  rounded,
  whole,
} from "../fraction.ts";
import { unexplained } from "./finding.ts";
import { isFarAbove } from "./score.ts";

const hundred = whole(100);

/** Far above the target, or a rate that left almost nothing of what its target allowed to be missed. */
export function targetFindings(indicator: Indicator, rules: EvaluationRules): EvaluationFinding[] {
  const place = { part: "indicator" as const, id: indicator.id };
  const called = indicator.content || indicator.name;
  if (isFarAbove(indicator, rules)) {
    const sentence = `“${called}”完成值达到目标值的 ${rules.overTarget}% 以上，须分析目标是否偏低。`;
    return [unexplained(place, "over-target", sentence, indicator.explanation)];
  }
  const low = indicator.kind === "positive" && indicator.measures.find((one) => isTooLow(one, rules));
  if (!low) return [];
  const sentence = `“${called}”目标 ${low.target}%，完成 ${low.actual}%：目标明显偏低，起不到约束作用。`;
  return [unexplained(place, "target-too-low", sentence, indicator.explanation)];
}

function isTooLow({ unit, target, actual }: Indicator["measures"][number], rules: EvaluationRules) {
  const [planned, reached] = [fractionOf(target), fractionOf(actual)];
  if (unit !== "%" || !planned || !reached) return false;
  const left = percentOf(minus(hundred, reached), minus(hundred, planned));
  const headroom = fractionOf(rules.headroom)!;
  return left !== null && isLess(planned, reached) && compare(left, headroom) <= 0;
}

/** One month's (or organ's) value. */
export interface Sample {
  name: string;
  value: string;
}

export interface Proposal {
  target: string;
  /** How it came about. */
  sentence: string;
}

/**
 * Next year's target from this year's distribution [A]: the given percentile of the months; for counts of a year times
 * twelve, so that one extraordinary month does not set it. Null without at least three months.
 */
export function proposeTarget(
  samples: readonly Sample[],
  unit: string,
  { proposal }: EvaluationRules,
): Proposal | null {
  const values = samples.flatMap(({ value }) => fractionOf(value) ?? []).toSorted(compare);
  if (values.length < 3) return null;
  const middle = percentile(values, proposal.percentile);
  const rate = unit === "%" || unit === "分" || unit === "分钟" || unit === "天";
  const target = rate ? rounded(middle, 2) : rounded(timesTwelve(middle), 0);
  const [low, high] = [values[0]!, values.at(-1)!].map((value) => rounded(value, rate ? 2 : 0));
  const sentence = `今年 ${values.length} 个月中最低 ${low}、最高 ${high} ${unit}，第 ${proposal.percentile} 百分位为 ${rounded(middle, rate ? 2 : 0)} ${unit}${rate ? "" : "，按 12 个月计"}。`;
  return { target, sentence };
}

const timesTwelve = ({ n, d }: Fraction): Fraction => ({ n: n * 12n, d });

/** Between two values the one lies proportionally between them. */
function percentile(sorted: readonly Fraction[], percent: number): Fraction {
  const place = (sorted.length - 1) * percent;
  const low = Math.floor(place / 100);
  const [a, b] = [sorted[low]!, sorted[Math.min(low + 1, sorted.length - 1)]!];
  const part = over(whole(place % 100), hundred)!;
  const step = minus(b, a);
  return { n: a.n * step.d * part.d + step.n * part.n * a.d, d: a.d * step.d * part.d };
}
