/** This year's figure beside last year's and the plan, in words that need no colour. */
import type { Better, EvaluationContent, PastValue } from "#contract/evaluation.ts";
import { compare, decimalsOf, fractionOf, minus, percentOf, rounded, zero } from "../fraction.ts";
import { valuesIn } from "./places.ts";

export interface Beside {
  place: string;
  name: string;
  unit: string;
  better: Better;
  plan: string | null;
  now: string | null;
  past: PastValue | undefined;
}

export interface Against {
  /** This year less last year, signed, in the figure's unit; points of per cent for a rate. */
  change: string | null;
  /** The change as per cent of last year's value, signed; null for a rate, and after a year of nothing. */
  growth: string | null;
  /** This year as per cent of the plan. */
  done: string | null;
  /** 增长、下降、持平, or why it is not compared. */
  direction: string;
  /** 向好、变差; empty where neither direction is good. */
  verdict: string;
  /** 完成计划的 98.50%、在计划以内、超出计划 3.20%. */
  planWords: string;
}

export function against({ unit, better, plan, now, past }: Beside): Against {
  const [a, b] = [fractionOf(now), fractionOf(past?.refused ? null : past?.value)];
  const planned = planOf({ better, plan, now });
  if (!a || !b) return { ...nothing, ...planned, direction: past?.refused ?? "上年没有数据" };
  const difference = minus(a, b);
  const decimals = Math.max(decimalsOf(now!), decimalsOf(past!.value!));
  const rate = unit === "%" || compare(b, zero) === 0 ? null : percentOf(difference, size(b));
  const sign = compare(difference, zero);
  return {
    ...planned,
    change: signed(rounded(difference, decimals)),
    growth: rate && signed(rounded(rate, 2)),
    direction: sign === 0 ? "持平" : sign > 0 ? "增长" : "下降",
    verdict: verdictOf(sign, better),
  };
}

const nothing = { change: null, growth: null, done: null, verdict: "" };
const size = (value: { n: bigint; d: bigint }) => (value.n < 0n ? { n: -value.n, d: value.d } : value);
const signed = (text: string) => (text.startsWith("-") || Number(text) === 0 ? text : `+${text}`);

function verdictOf(sign: number, better: Better): string {
  if (sign === 0 || better === "neutral") return "";
  return sign > 0 === (better === "up-good") ? "向好" : "变差";
}

function planOf({ better, plan, now }: Pick<Beside, "better" | "plan" | "now">) {
  const [target, actual] = [fractionOf(plan), fractionOf(now)];
  if (!target) return { done: null, planWords: "没有计划数" };
  const percent = actual && percentOf(actual, target);
  if (!percent) return { done: null, planWords: "" };
  const done = rounded(percent, 2);
  if (better !== "down-good") return { done, planWords: `完成计划的 ${done}%` };
  if (compare(actual, target) <= 0) return { done, planWords: "在计划以内" };
  const beyond = percentOf(minus(actual, target), target);
  return { done, planWords: beyond ? `超出计划 ${rounded(beyond, 2)}%` : "" };
}

/** Every figure that has a last year or a plan, each metric once, in the order of the document. */
export function comparedIn(content: EvaluationContent): Beside[] {
  const seen = new Set<string>();
  return valuesIn(content).flatMap(({ metric, ...place }) => {
    if (metric !== undefined && seen.has(metric)) return [];
    const beside = { ...place, past: content.past?.[place.place] };
    if (!beside.past && beside.plan === null) return [];
    if (metric !== undefined) seen.add(metric);
    return [beside];
  });
}

export const COMPARISON_HEAD = [
  ...["指标", "单位", "计划", "本年", "上年", "增减", "增减（%）", "与上年相比", "与计划相比"],
] as const;

/** As printed: what is not known is a dash, what is not comparable says why. */
export function comparisonRows(content: EvaluationContent): string[][] {
  return comparedIn(content).map((beside) => {
    const { name, unit, plan, now, past } = beside;
    const { change, growth, direction, verdict, planWords } = against(beside);
    const last = past?.refused ? "不可比" : (past?.value ?? "—");
    const words = verdict ? `${direction}，${verdict}` : direction;
    return [
      ...[name, unit, plan ?? "—", now ?? "—", last],
      ...[
        change === null ? "—" : unit === "%" ? `${change} 个百分点` : change,
        growth ?? "—",
        words,
        planWords,
      ],
    ];
  });
}

/** What a sentence may say of a figure beside its value. */
export const FORMS = { last: "上年值", growth: "同比", change: "增减", done: "完成率" } as const;
export type Form = keyof typeof FORMS;

/** “增长12.50%”, “下降0.31个百分点”, “持平”; null where it cannot be said. */
export function formWords(form: Form, beside: Beside): string | null {
  const { change, growth, done } = against(beside);
  const past = beside.past?.refused ? null : beside.past?.value;
  if (form === "last") return past == null ? null : `${past}${beside.unit}`;
  if (form === "done") return done === null ? null : `${done}%`;
  if (form === "change") return change === null ? null : moved(change, beside.unit);
  if (change === null) return null;
  if (beside.unit === "%") return moved(change, "%");
  return growth === null ? null : moved(growth, "growth");
}

function moved(signedText: string, unit: string): string {
  if (Number(signedText) === 0) return "持平";
  const words = signedText.replace(/^[+-]/, "");
  const as = unit === "%" ? "个百分点" : unit === "growth" ? "%" : unit;
  return `${signedText.startsWith("-") ? "下降" : "增长"}${words}${as}`;
}
