/** What the figures of a report say of each other: every kind of claim, checked (R11.8, §15). */
import type { Claim, EvaluationFinding, EvaluationRules, ReportFigure } from "#contract/evaluation.ts";
import { fractionOf } from "../fraction.ts";
import { arithmeticFindings } from "./claims-arithmetic.ts";
import { beliefFindings } from "./claims-belief.ts";
import { wrong } from "./finding.ts";
import type { FindFigure } from "./known.ts";

export function claimFindings(
  claims: readonly Claim[],
  figures: readonly ReportFigure[],
  rules: EvaluationRules,
): EvaluationFinding[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const find: FindFigure = (id) => {
    const figure = byId.get(id);
    const value = fractionOf(figure?.value);
    if (!figure?.value || !value) return null;
    return { name: figure.name, unit: figure.unit, base: figure.base, text: figure.value, value };
  };
  return claims.flatMap((claim) => [
    ...missing(claim, byId),
    ...arithmeticFindings(claim, find),
    ...beliefFindings(claim, find, rules),
  ]);
}

/** Every id of a figure in it. */
function idsOf(claim: Claim): string[] {
  const named = ["total", "percent", "part", "whole", "now", "increase", "before", "from", "to", "count"];
  const more = ["figure", "actual", "estimate", "planned", "each", "annual", "executed"];
  return Object.entries(claim).flatMap(([key, value]) => {
    if (key === "parts" || key === "factors" || key === "figures") return value as string[];
    if (claim.kind === "term" || typeof value !== "string") return [];
    return named.includes(key) || more.includes(key) ? [value] : [];
  });
}

function missing(claim: Claim, byId: ReadonlyMap<string, ReportFigure>): EvaluationFinding[] {
  return idsOf(claim)
    .filter((id) => !byId.has(id))
    .map((id) =>
      wrong({ part: "claim", id: claim.id }, "figure-unknown", `校验关系引用的数据“${id}”不在数据表中。`),
    );
}
