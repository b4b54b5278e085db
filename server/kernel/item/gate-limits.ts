import type { Item, Limit } from "#contract/item.ts";
import type { AbolishedProof } from "#contract/materials.ts";
import { type Problem, problem } from "./problem.ts";
import { limitInWords } from "./words.ts";

/** Numbers that a law or a bureau sets (`data/law-limits.json`, `data/hall-rules.json`). */
export interface GateRules {
  /** Longest promise of an instant item, by unit: 当场 or 当日 (R1.12). */
  instantMost: Record<Limit["unit"], number>;
  /** A licence's statutory limit may pass this only when the special law is named (行政许可法第四十二条, R2.13). */
  licenceMost: Limit;
  /** The same for licences handled jointly (R2.14). */
  jointMost: Limit;
  /** Proofs that may not be asked for any more (`data/abolished-proofs.json`). */
  abolished: readonly AbolishedProof[];
}

/** Limits: promised within statutory, instant items instant, nothing above the law's (R1.12, R2.13, R2.14, R2.23). */
export function limitProblems(item: Item, rules: GateRules): Problem[] {
  return [
    ...promisedProblems(item),
    ...instantProblems(item, rules),
    ...lawProblems(item, rules),
    ...stepLimits(item),
    ...caseProblems(item, rules),
  ];
}

/** R1.18 the same holds for the limits of each situation. */
function caseProblems({ limitCases = [], ...item }: Item, rules: GateRules): Problem[] {
  return limitCases.flatMap(({ statutory, promised }, index) => {
    const under = { ...item, ...(statutory && { statutory }), ...(promised && { promised }) };
    const path = `limitCases[${index}]`;
    if (!statutory && !promised) {
      return [problem("limit-case-empty", path, "按情形的时限要写法定时限或承诺时限，至少一个。")];
    }
    const found = [
      ...promisedProblems(under),
      ...instantProblems(under, rules),
      ...lawProblems(under, rules),
    ];
    return found.map((each) => ({ ...each, path: `${path}.${each.path}` }));
  });
}

/**
 * Whether `limit` surely ends later than `most`. Limits of different units are compared only where no calendar can
 * change the answer: n working days never take fewer than n natural days.
 */
export function surelyLonger(limit: Limit, most: Limit): boolean {
  if (limit.unit === most.unit) return limit.n > most.n;
  return limit.unit === "W" && most.unit === "D" && limit.n > most.n;
}

function promisedProblems(item: Item): Problem[] {
  const { statutory, promised } = item;
  if (!statutory || !promised || !surelyLonger(promised, statutory)) return [];
  const words = `承诺办结时限（${limitInWords(promised)}）长于法定办结时限（${limitInWords(statutory)}），请缩短承诺时限。`;
  return [problem("promised-over-statutory", "promised", words)];
}

function instantProblems(item: Item, rules: GateRules): Problem[] {
  if (item.handling !== "1" || !item.promised) return [];
  const { n, unit } = item.promised;
  if (n <= rules.instantMost[unit]) return [];
  const words = `即办件应当场或当日办结，承诺时限不能是${limitInWords(item.promised)}；请缩短时限，或改为承诺件。`;
  return [problem("instant-too-long", "promised", words)];
}

function lawProblems(item: Item, rules: GateRules): Problem[] {
  if (item.catalogue.type !== "01" || !item.statutory || item.statutory.note) return [];
  const joint = (item.implementation.jointOrgans?.length ?? 0) > 0;
  const most = joint ? rules.jointMost : rules.licenceMost;
  if (!surelyLonger(item.statutory, most)) return [];
  const words = `行政许可的法定时限一般不超过${limitInWords(most)}；法律、法规另有规定的，请在时限说明中写明依据。`;
  return [problem("statutory-over-law", "statutory", words)];
}

function stepLimits(item: Item): Problem[] {
  const { statutory } = item;
  if (!statutory) return [];
  return item.steps.flatMap((step, index) => {
    if (!surelyLonger(step.limit, statutory)) return [];
    const words = `环节“${step.name}”的时限（${limitInWords(step.limit)}）长于法定办结时限（${limitInWords(statutory)}）。`;
    return [problem("step-over-statutory", `steps[${index}].limit`, words)];
  });
}
