/**
 * What cannot be printed: figures that do not fit each other (rulebook §15). The one home of these checks, for reports,
 * boards and whatever states figures: each finding has a code and a sentence an accountant understands. Nothing is
 * tolerated beyond how a number is written.
 */
import {
  compare,
  decimalsOf,
  equal,
  type Fraction,
  isLess,
  minus,
  percentOf,
  rounded,
  shown,
  sum,
  times,
  whole,
} from "../fraction.ts";
import { addDays, type Day } from "../time/day.ts";

/** A figure as it is written, with its exact value. */
export interface Stated {
  name: string;
  unit: string;
  text: string;
  value: Fraction;
  /** Of what it is counted. */
  base?: string | undefined;
}

export interface Misfit {
  code:
    | "sum-differs"
    | "product-differs"
    | "part-over-whole"
    | "percent-differs"
    | "over-hundred"
    | "bases-differ"
    | "blank-figure"
    | "as-of-missing"
    | "as-of-early"
    | "signed-early";
  /** In Chinese, for those who answer for the figure. */
  sentence: string;
}

const found = (code: Misfit["code"], sentence: string): Misfit[] => [{ code, sentence }];
const none: Misfit[] = [];

/** §15, 1. */
export function sumMisfits(total: Stated, parts: readonly Stated[]): Misfit[] {
  const added = sum(parts.map(({ value }) => value));
  if (equal(added, total.value)) return none;
  const difference = minus(total.value, added);
  const words = `“${total.name}”为 ${total.text} ${total.unit}，所列 ${parts.length} 项合计 ${shown(added)} ${total.unit}`;
  const more = difference.n > 0n ? "少" : "多";
  const sentence = `${words}，分项比合计${more} ${shown(size(difference))} ${total.unit}，请核对。`;
  return found("sum-differs", sentence);
}

export function productMisfits(total: Stated, factors: readonly Stated[]): Misfit[] {
  const product = factors.map(({ value }) => value).reduce(times, whole(1));
  if (equal(product, total.value)) return none;
  const words = factors.map(({ text }) => text).join(" × ");
  const sentence = `${words} = ${shown(product)}，“${total.name}”写的是 ${total.text} ${total.unit}。`;
  return found("product-differs", sentence);
}

export function partMisfits(part: Stated, all: Stated): Misfit[] {
  if (compare(part.value, all.value) <= 0) return none;
  const sentence = `“${part.name}”${part.text} ${part.unit}，大于它所属的“${all.name}”${all.text} ${all.unit}。`;
  return found("part-over-whole", sentence);
}

/** §15, 2: the percent as exact as it is written. @param exact null: a division by nothing. @param words how it is worked out. */
export function percentMisfits(percent: Stated, exact: Fraction | null, words: string): Misfit[] {
  if (!exact) return found("percent-differs", `“${percent.name}”无法计算：作除数的数据为 0。`);
  const decimals = decimalsOf(percent.text);
  if (rounded(exact, decimals) === percent.text) return none;
  const due = rounded(exact, Math.max(decimals, 2));
  const sentence = `“${percent.name}”写的是 ${percent.text}%，按 ${words} 计算应为 ${due}%。`;
  return found("percent-differs", sentence);
}

/** A percent of a part of a whole: the part no larger, the percent as the two have it. */
export function ratioMisfits(percent: Stated | null, part: Stated, all: Stated): Misfit[] {
  const words = `${part.text} ÷ ${all.text}`;
  const exact = percentOf(part.value, all.value);
  return [...partMisfits(part, all), ...(percent ? percentMisfits(percent, exact, words) : none)];
}

/** §15, 3: a share of a whole never exceeds it. Not for growth and averages. */
export function rateMisfits({ name, text, value }: Pick<Stated, "name" | "text" | "value">): Misfit[] {
  if (compare(value, whole(100)) <= 0) return none;
  return found("over-hundred", `“${name}”为 ${text}%，比率不能超过 100%：请核对分子、分母是不是同一批事项。`);
}

/** §15, 11: figures of other denominators or units are never set side by side. */
export function baseMisfits(figures: readonly Stated[]): Misfit[] {
  const bases = new Set(figures.map(({ base, unit }) => `${base ?? ""}/${unit}`));
  if (bases.size < 2) return none;
  const words = figures.map((one) => `${withUnit(one)}（统计范围：${one.base ?? "未写明"}）`).join("与");
  return found("bases-differ", `${words}统计范围或单位不同，不能放在一起比较。`);
}

export interface Declared {
  name: string;
  metric: string;
  notComparableWith?: readonly string[];
}

/** The same of metrics: their definitions say beside which others they never stand. */
export function declaredMisfits(a: Declared, b: Declared): Misfit[] {
  if (!a.notComparableWith?.includes(b.metric) && !b.notComparableWith?.includes(a.metric)) return none;
  return found("bases-differ", `“${a.name}”与“${b.name}”统计范围或单位不同，不能放在一起比较。`);
}

/** §15, 12. */
export const blankMisfit = (name: string): Misfit[] =>
  found("blank-figure", `“${name}”是空白的：请填入数据，或者删去这一句。`);

/** §15, 13. @param asOf the last day counted: it must reach the end of the year. */
export function asOfMisfits(name: string, asOf: Day | undefined, year: number): Misfit[] {
  if (asOf === undefined) return found("as-of-missing", `“${name}”没有写明统计截止日期。`);
  const last = addDays(`${year + 1}-01-01`, -1);
  if (asOf >= last) return none;
  return found("as-of-early", `“${name}”只统计到 ${asOf}，${year} 年度的数据应统计到 ${last}。`);
}

/** §15, 4: a report of a year is not signed before its end. */
export function signedMisfits(signedOn: Day, year: number): Misfit[] {
  if (signedOn > `${year}-12-31`) return none;
  const sentence = `落款日期 ${signedOn} 早于 ${year} 年度结束，全年报告不可能在年度结束之前写成。`;
  return found("signed-early", sentence);
}

export const withUnit = ({ name, text, unit }: Stated) => `“${name}”${text}${unit === "%" ? "" : " "}${unit}`;
const size = (value: Fraction): Fraction => (isLess(value, whole(0)) ? minus(whole(0), value) : value);
