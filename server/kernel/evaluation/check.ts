/** Everything that is wrong in an evaluation, in the order of the document; the browser and the server run the same. */
import type {
  EvaluationContent,
  EvaluationFinding,
  EvaluationRules,
  Indicator,
} from "#contract/evaluation.ts";
import { againstFindings } from "./against-check.ts";
import { claimFindings } from "./claims.ts";
import { figureFindings, type ReportFrame } from "./figures.ts";
import { wrong } from "./finding.ts";
import { inText, proseFindings } from "./prose.ts";
import { scoreRow, scoreTable } from "./score.ts";
import { targetFindings } from "./targets.ts";
import { weightFindings } from "./weights.ts";

export function checkEvaluation(
  content: EvaluationContent,
  frame: ReportFrame,
  rules: EvaluationRules,
): EvaluationFinding[] {
  const { table, figures, claims, sections } = content;
  const rows = table.branches.flatMap(({ groups }) => groups.flatMap(({ indicators }) => indicators));
  return [
    ...executionFindings(content, rules),
    ...weightFindings(table, rules),
    ...rows.flatMap((row) => rowFindings(row, rules)),
    ...tableText(content, frame.year, rules),
    ...proseFindings(sections, figures, frame.year, rules),
    ...figureFindings(figures, frame),
    ...claimFindings(claims, figures, rules),
    ...againstFindings(content),
  ];
}

/** Nothing stands in the way of publishing it. */
export const isSound = (findings: readonly EvaluationFinding[]) => findings.every(({ blocks }) => !blocks);

function executionFindings({ table }: EvaluationContent, rules: EvaluationRules): EvaluationFinding[] {
  if (scoreTable(table, rules).execution.score !== null) return [];
  const sentence =
    "全年预算数（A）、全年执行数（B）、上级财政转移支付（C）没有填全，或者预算数为 0，执行率无法计算。";
  return [wrong({ part: "table" }, "execution-missing", sentence)];
}

const REQUIRED = { reason: "未完成原因", improvement: "改进措施", explanation: "超额完成的说明" } as const;

/** R11.6: what a row must have. */
export function rowFindings(row: Indicator, rules: EvaluationRules): EvaluationFinding[] {
  if (row.kind === "empty") return [];
  const place = { part: "indicator" as const, id: row.id };
  const called = row.content || row.name || row.id;
  const { score, needs } = scoreRow(row, rules);
  if (score === null)
    return [wrong(place, "row-incomplete", `“${called}”的目标值、完成值没有填全，无法计分。`)];
  const deducted = score !== null && row.deduction !== undefined;
  const lacking = needs.filter((need) => (need !== "explanation" || deducted) && !row[need].trim());
  const unproven = row.kind === "qualitative" ? !row.judged?.evidence.trim() : row.measures.some(unfounded);
  return [
    ...lacking.map((need) =>
      wrong(place, `${need}-missing`, `“${called}”得 ${score} 分，未得满分，须写明${REQUIRED[need]}。`),
    ),
    ...(unproven ? [wrong(place, "evidence-missing", `“${called}”的完成值请写明依据。`)] : []),
    ...targetFindings(row, rules),
  ];
}

const unfounded = ({ source }: Indicator["measures"][number]) =>
  source.metric === undefined && !source.evidence?.trim();

function tableText({ table }: EvaluationContent, year: number, rules: EvaluationRules): EvaluationFinding[] {
  const texts = [
    { id: "functions", title: "部门职能概述", text: table.functions },
    { id: "goals", title: "年初设定目标", text: table.goals },
    { id: "achieved", title: "目标完成情况", text: table.achieved },
  ];
  return texts.flatMap(({ text, ...section }) => inText(text, section, year, rules));
}
