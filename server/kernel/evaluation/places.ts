/** Every value of an evaluation, each at its place, with what belongs beside it. */
import type { Better, EvaluationContent, Indicator, ReportFigure } from "#contract/evaluation.ts";

export interface Valued {
  /** `execution/<which>`, `measure/<row>/<id>`, `figure/<id>`. */
  place: string;
  name: string;
  unit: string;
  metric: string | undefined;
  better: Better;
  plan: string | null;
  now: string | null;
}

const MONEY = { annual: "全年预算数（A）", executed: "全年执行数（B）", transfer: "上级财政转移支付（C）" };

export function valuesIn(content: EvaluationContent): Valued[] {
  const { execution } = content.table;
  const money = (["annual", "executed", "transfer"] as const).map(
    (which): Valued => ({
      ...{ place: `execution/${which}`, name: MONEY[which], unit: "万元", better: "neutral" },
      ...{ metric: execution.sources[which]?.metric, now: execution[which] },
      plan: which === "executed" ? execution.annual : null,
    }),
  );
  return [...money, ...rowsOf(content).flatMap(measured), ...content.figures.map(figured)];
}

/** Every indicator of the third level, in the order of the table. */
export const rowsOf = ({ table }: Pick<EvaluationContent, "table">): Indicator[] =>
  table.branches.flatMap(({ groups }) => groups.flatMap(({ indicators }) => indicators));

const measured = (row: Indicator): Valued[] =>
  row.measures.map(({ id, name, unit, target, actual, source }) => ({
    ...{ place: `measure/${row.id}/${id}`, name: `${row.content}：${name}`, unit, metric: source.metric },
    ...{ better: row.kind === "negative" ? "down-good" : "up-good", plan: target, now: actual },
  }));

/** A figure of the text beside its last year and its plan. */
export const figured = ({ id, name, unit, source, better, plan, value }: ReportFigure): Valued => ({
  ...{ place: `figure/${id}`, name, unit, metric: source.metric, better: better ?? "neutral" },
  ...{ plan: plan?.value ?? null, now: value },
});
