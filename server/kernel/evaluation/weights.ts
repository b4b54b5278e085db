/** R11.1: the weights of the first level are given, those of the second and third add up to the level above. */
import type { EvaluationFinding, EvaluationRules, IndicatorTable } from "#contract/evaluation.ts";
import { equal, type Fraction, fractionOf, shown, sum, zero } from "../fraction.ts";
import { wrong } from "./finding.ts";

interface Weighed {
  name: string;
  weight: string;
}

export function weightFindings(table: IndicatorTable, rules: EvaluationRules): EvaluationFinding[] {
  return [...firstLevel(table, rules), ...table.branches.flatMap(lowerLevels), ...emptyRows(table)];
}

function firstLevel({ execution, branches }: IndicatorTable, { weights }: EvaluationRules) {
  const given = [
    { name: "预算执行率", weight: execution.weight, due: weights.execution },
    ...Object.entries(weights.branches).map(([id, due]) => {
      const branch = branches.find((one) => one.id === id);
      return { name: branch?.name ?? id, weight: branch?.weight ?? "0", due };
    }),
  ];
  return given
    .filter(({ weight, due }) => !equal(of(weight), of(due)))
    .map(({ name, weight, due }) =>
      wrong({ part: "table" }, "weight-given", `“${name}”的分值应为 ${due} 分，表中是 ${weight} 分。`),
    );
}

function lowerLevels(branch: IndicatorTable["branches"][number]): EvaluationFinding[] {
  return [
    ...sumFinding(branch, branch.groups),
    ...branch.groups.flatMap((group) => sumFinding(group, group.indicators)),
  ];
}

function sumFinding(above: Weighed, below: readonly Weighed[]): EvaluationFinding[] {
  const total = sum(below.map(({ weight }) => of(weight)));
  if (equal(total, of(above.weight))) return [];
  const sentence = `“${above.name}”分值为 ${above.weight} 分，下级指标分值之和是 ${shown(total)} 分，两者应当相等。`;
  return [wrong({ part: "table" }, "weight-sum", sentence)];
}

/** R11.6. */
function emptyRows({ branches }: IndicatorTable): EvaluationFinding[] {
  const rows = branches.flatMap(({ groups }) => groups.flatMap(({ indicators }) => indicators));
  return rows
    .filter(({ kind, weight }) => kind === "empty" && !equal(of(weight), zero))
    .map(({ id, name, weight }) =>
      wrong(
        { part: "indicator", id },
        "weight-empty",
        `“${name || "空指标"}”今年没有设定指标，分值应为 0，表中是 ${weight} 分。`,
      ),
    );
}

const of = (text: string): Fraction => fractionOf(text) ?? zero;
