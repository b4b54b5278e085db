/** Claims that arithmetic decides: sums, rates, growth, products. Nothing is tolerated beyond how it is rounded. */
import type { Claim, EvaluationFinding } from "#contract/evaluation.ts";
import { equal, type Fraction, minus, percentOf, rounded, shown, whole } from "../fraction.ts";
import {
  type Misfit,
  partMisfits,
  percentMisfits,
  productMisfits,
  ratioMisfits,
  sumMisfits,
} from "../metric/relations.ts";
import { wrong } from "./finding.ts";
import type { FindFigure, Known } from "./known.ts";

type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;
const at = ({ id }: Claim) => ({ part: "claim" as const, id });
const told = (claim: Claim, misfits: readonly Misfit[]) =>
  misfits.map(({ code, sentence }) => wrong(at(claim), code, sentence));

export function arithmeticFindings(claim: Claim, find: FindFigure): EvaluationFinding[] {
  if (claim.kind === "sum") return sumFindings(claim, find);
  if (claim.kind === "product") return productFindings(claim, find);
  if (claim.kind === "ratio") return ratioFindings(claim, find);
  if (claim.kind === "part") return partFindings(claim, find(claim.part), find(claim.whole));
  if (claim.kind === "rate-due") return rateDue(claim, find);
  if (claim.kind === "list") return listFindings(claim, find);
  const change = changeOf(claim, find);
  return change ? percentFindings(claim, ...change) : [];
}

function sumFindings(claim: Of<"sum">, find: FindFigure): EvaluationFinding[] {
  const [total, parts] = [find(claim.total), claim.parts.map(find)];
  return total && isWhole(parts) ? told(claim, sumMisfits(total, parts)) : [];
}

function productFindings(claim: Of<"product">, find: FindFigure): EvaluationFinding[] {
  const [total, factors] = [find(claim.total), claim.factors.map(find)];
  return total && isWhole(factors) ? told(claim, productMisfits(total, factors)) : [];
}

function ratioFindings(claim: Of<"ratio">, find: FindFigure): EvaluationFinding[] {
  const [percent, part, all] = [find(claim.percent), find(claim.part), find(claim.whole)];
  return part && all ? told(claim, ratioMisfits(percent, part, all)) : [];
}

const partFindings = (claim: Claim, part: Known | null, all: Known | null): EvaluationFinding[] =>
  part && all ? told(claim, partMisfits(part, all)) : [];

/** Growth from the increase, or from the year before; a cut from one value to another. */
function changeOf(claim: Claim, find: FindFigure): [Known, Fraction | null, string] | null {
  if (claim.kind !== "growth" && claim.kind !== "change" && claim.kind !== "reduction") return null;
  const percent = find(claim.percent);
  const a = find(claim.kind === "reduction" ? claim.from : claim.now);
  const b = find(
    claim.kind === "growth" ? claim.increase : claim.kind === "change" ? claim.before : claim.to,
  );
  if (!percent || !a || !b) return null;
  const difference = claim.kind === "growth" ? b.value : minus(a.value, b.value);
  const base =
    claim.kind === "growth" ? minus(a.value, b.value) : claim.kind === "change" ? b.value : a.value;
  const words = `${shown(difference)} ÷ ${shown(base)}`;
  return [percent, percentOf(difference, base), words];
}

const percentFindings = (claim: Claim, percent: Known, exact: Fraction | null, words: string) =>
  told(claim, percentMisfits(percent, exact, words));

/** §15, 8. */
function rateDue(claim: Of<"rate-due">, find: FindFigure): EvaluationFinding[] {
  const [part, all] = [find(claim.part), find(claim.whole)];
  if (!part || !all) return [];
  const exact = percentOf(part.value, all.value);
  const percent = claim.percent === undefined ? null : find(claim.percent);
  if (percent) return percentFindings(claim, percent, exact, `${part.text} ÷ ${all.text}`);
  const due = exact ? rounded(exact, 2) : "—";
  const sentence = `写了“${all.name}”${all.text} ${all.unit}、“${part.name}”${part.text} ${part.unit}，没有写${claim.name}（${due}%）。`;
  return [wrong(at(claim), "rate-not-stated", sentence)];
}

/** §15, 7: “五办” with four things named. */
function listFindings(claim: Of<"list">, find: FindFigure): EvaluationFinding[] {
  const count = find(claim.count);
  if (!count || equal(count.value, whole(claim.items.length))) return [];
  const items = claim.items.join("、");
  const sentence = `“${count.name}”写的是 ${count.text} ${count.unit}，文中只列出 ${claim.items.length} ${count.unit}（${items}）。`;
  return [wrong(at(claim), "list-differs", sentence)];
}

const isWhole = (parts: readonly (Known | null)[]): parts is Known[] => !parts.includes(null);
