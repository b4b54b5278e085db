/** Decision tables in words: for the screen, for the trace an applicant reads. */
import type { DecisionInput, DecisionRange, DecisionSource, DecisionTest } from "#contract/decision.ts";
import type { DoubtKind } from "./check-value.ts";

/** What a cell says, as a person reads it: “≥ 65 周岁”, “本人”, “任意”. */
export function testWords(input: DecisionInput, test: DecisionTest | undefined): string {
  if (test === undefined) return "任意";
  const word = (value: string | number) => valueWords(input, value);
  if ("not" in test) return `除“${testWords(input, test.not)}”以外`;
  if ("has" in test) return `选了${word(test.has)}`;
  if ("only" in test) return `只选了${test.only.map(word).join("、")}`;
  if ("is" in test) return word(test.is);
  if ("in" in test) return test.in.map(word).join("或");
  return rangeWords(test, word);
}

function rangeWords(
  { atLeast, above, atMost, below }: DecisionRange,
  word: (value: string | number) => string,
): string {
  const ends = [
    atLeast !== undefined ? `不小于 ${word(atLeast)}` : undefined,
    above !== undefined ? `大于 ${word(above)}` : undefined,
    atMost !== undefined ? `不大于 ${word(atMost)}` : undefined,
    below !== undefined ? `小于 ${word(below)}` : undefined,
  ];
  return ends.filter((end) => end !== undefined).join("且");
}

/** A value of this input; undefined: there was none. */
export function valueWords({ type, values, unit }: DecisionInput, value: unknown): string {
  if (value === undefined || value === null || value === "") return "没有填";
  const label = (one: unknown) =>
    values?.find((each) => each.value === one)?.label ??
    (type === "yes-no" ? ({ yes: "是", no: "否" }[String(one)] ?? String(one)) : String(one));
  if (Array.isArray(value)) return value.length === 0 ? "没有填" : value.map(label).join("、");
  return unit === undefined ? label(value) : `${label(value)} ${unit}`;
}

const factWords: Record<string, string> = {
  "applicant-age": "按申请人身份证号计算",
  "applicant-kind": "申请人身份",
  age: "按填报的身份证号计算",
  "days-since": "按填报的日期计算",
  "days-until": "按填报的日期计算",
  "is-applicant": "与申请人的登记信息比对",
  "is-applicant-name": "与申请人的登记信息比对",
  same: "两处填报比对",
  "in-county": "按填报的地址判断",
  "materials-open": "按提交的材料计算",
  "serious-credit-record": "本县失信记录",
};

/** Where a value came from. */
export function sourceWords(from: DecisionSource): string {
  if ("answer" in from) return "申请人填报";
  if ("licence" in from) return `本县电子证照库《${from.licence}》`;
  return factWords[from.fact] ?? from.fact;
}

/** Why a value is none. */
export const doubtWords: Record<DoubtKind, string> = {
  missing: "没有这项信息",
  mistyped: "这项信息的格式不对",
  outside: "这项信息超出规则能判断的范围",
};
