/** Claims that may be so but need a reason: beside a plan, an estimate, a source outside, another way of counting. */
import type { Claim, EvaluationFinding, EvaluationRules } from "#contract/evaluation.ts";
import {
  compare,
  equal,
  fractionOf,
  isLess,
  minus,
  percentOf,
  rounded,
  shown,
  times,
  whole,
} from "../fraction.ts";
import { baseMisfits, withUnit } from "../metric/relations.ts";
import { unexplained, wrong } from "./finding.ts";
import type { FindFigure, Known } from "./known.ts";

type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;

export function beliefFindings(claim: Claim, find: FindFigure, rules: EvaluationRules): EvaluationFinding[] {
  if (claim.kind === "agree") return agreeFindings(claim, find);
  if (claim.kind === "compare") return compareFindings(claim, find);
  if (claim.kind === "reference") return referenceFindings(claim, find);
  if (claim.kind === "share") return shareFindings(claim, find);
  if (claim.kind === "estimate") return farFindings(claim, find(claim.actual), find(claim.estimate), rules);
  if (claim.kind === "plan") return farFindings(claim, find(claim.actual), find(claim.planned), rules);
  if (claim.kind === "frequency") return frequencyFindings(claim, find);
  if (claim.kind === "term") return termFindings(claim);
  if (claim.kind === "no-carry-over") return carryOverFindings(claim, find);
  return [];
}

const say = (claim: Claim, code: string, sentence: string) =>
  unexplained({ part: "claim", id: claim.id }, code, sentence, claim.explanation);

/** §15, 3: 100 % satisfied beside 98.88 points. */
function agreeFindings(claim: Of<"agree">, find: FindFigure): EvaluationFinding[] {
  const figures = claim.figures.flatMap((id) => find(id) ?? []);
  const first = figures[0];
  if (!first || figures.every(({ value }) => equal(value, first.value))) return [];
  const words = figures.map(withUnit).join("与");
  return [say(claim, "accounts-differ", `${words}说的是同一方面，结果却不一致。`)];
}

/** §15, 11: never compared, whatever is explained. */
const compareFindings = (claim: Of<"compare">, find: FindFigure): EvaluationFinding[] =>
  baseMisfits(claim.figures.flatMap((id) => find(id) ?? [])).map(({ code, sentence }) =>
    wrong({ part: "claim", id: claim.id }, code, sentence),
  );

/** §15, 10 and 5: another figure stands in a source outside. */
function referenceFindings(claim: Of<"reference">, find: FindFigure): EvaluationFinding[] {
  const figure = find(claim.figure);
  if (!figure || equal(figure.value, fractionOf(claim.value)!)) return [];
  const sentence = `${withUnit(figure)}，与“${claim.source}”中的 ${claim.value} ${figure.unit}不一致。`;
  return [say(claim, "reference-differs", sentence)];
}

/** §15, 10: a district with a good part of the whole province's cases counts something else. */
function shareFindings(claim: Of<"share">, find: FindFigure): EvaluationFinding[] {
  const part = find(claim.part);
  const percent = part && percentOf(part.value, fractionOf(claim.value)!);
  if (!percent || compare(percent, fractionOf(claim.most)!) <= 0) return [];
  const sentence = `${withUnit(part)}，占“${claim.source}”${claim.value} ${part.unit}的 ${rounded(percent, 2)}%，明显偏高：请写明计的是办件还是服务次数。`;
  return [say(claim, "share-too-high", sentence)];
}

/** §15, 7 and 12: about 2500 boxes, and 1590; 460 m² and 8000. */
function farFindings(
  claim: Of<"estimate"> | Of<"plan">,
  actual: Known | null,
  expected: Known | null,
  { farFrom }: EvaluationRules,
): EvaluationFinding[] {
  const percent = actual && expected && percentOf(actual.value, expected.value);
  if (!percent || !isLess(percent, fractionOf(farFrom)!)) return [];
  const sentence = `${withUnit(actual)}，只有${withUnit(expected)}的 ${rounded(percent, 2)}%。`;
  return [say(claim, claim.kind === "plan" ? "far-from-plan" : "far-from-estimate", sentence)];
}

/** §15, 9: twice a month from June on is fourteen times. */
function frequencyFindings(claim: Of<"frequency">, find: FindFigure): EvaluationFinding[] {
  const [count, each] = [find(claim.count), find(claim.each)];
  if (!count || !each) return [];
  const expected = times(each.value, whole(claim.months));
  if (equal(count.value, expected)) return [];
  const sentence = `每月 ${each.text} ${count.unit}，${claim.months} 个月应为 ${shown(expected)} ${count.unit}，写的是 ${count.text} ${count.unit}。`;
  return [say(claim, "frequency-differs", sentence)];
}

/** §15, 7: a standing adviser for eight months. */
function termFindings(claim: Of<"term">): EvaluationFinding[] {
  const lasts = monthsBetween(claim.from, claim.to);
  if (lasts >= claim.months) return [];
  const sentence = `“${claim.name}”自 ${claim.from} 至 ${claim.to}，只有 ${lasts} 个月，不足 ${claim.months} 个月。`;
  return [say(claim, "term-short", sentence)];
}

/** Whole months from the first day to the last, both included. */
function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split("-").map(Number);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 + 1 < d1 ? 1 : 0);
}

/** §15, 9: nothing left over, with part of the budget unspent. */
function carryOverFindings(claim: Of<"no-carry-over">, find: FindFigure): EvaluationFinding[] {
  const [annual, executed] = [find(claim.annual), find(claim.executed)];
  if (!annual || !executed) return [];
  const left = minus(annual.value, executed.value);
  const percent = percentOf(left, annual.value);
  if (!percent || left.n <= 0n) return [];
  const sentence = `写的是无结转结余资金，但全年预算尚有 ${shown(left)} ${annual.unit}（${rounded(percent, 2)}%）没有执行。`;
  return [say(claim, "carry-over-denied", sentence)];
}
