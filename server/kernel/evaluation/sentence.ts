/** A paragraph with its figures in it; and what stands in the table's cells. */
import type { EvaluationContent, Indicator, ReportFigure } from "#contract/evaluation.ts";
import { type Form, formWords } from "./against.ts";
import { figured } from "./places.ts";
import { PLACEHOLDER } from "./prose.ts";
import type { TableScore } from "./score.ts";

/** Words, or a figure where it stands, in a form or as its value; `null`: there is none of that id. */
export type SentencePart =
  | { text: string }
  | { id: string; form: Form | undefined; figure: ReportFigure | null };

export function partsOfSentence(text: string, figures: readonly ReportFigure[]): SentencePart[] {
  const parts: SentencePart[] = [];
  let from = 0;
  for (const found of text.matchAll(PLACEHOLDER)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    const [, id = "", form] = found;
    const figure = figures.find((one) => one.id === id) ?? null;
    parts.push({ id, form: form as Form | undefined, figure });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

type Past = EvaluationContent["past"];

/** “1900万元”, “增长12.50%”; null: nothing yet, or it cannot be said. */
export function partWords(
  { figure, form }: Exclude<SentencePart, { text: string }>,
  past: Past,
): string | null {
  if (!figure) return null;
  if (form) return formWords(form, { ...figured(figure), past: past?.[`figure/${figure.id}`] });
  return figure.value ? `${figure.value}${figure.unit}` : null;
}

export const sentenceWords = (text: string, { figures, past }: Pick<EvaluationContent, "figures" | "past">) =>
  partsOfSentence(text, figures)
    .map((part) => ("text" in part ? part.text : (partWords(part, past) ?? "____")))
    .join("");

/** 目标值: “办结办件≥98件”. */
export function targetWords({ kind, measures, targetWords: words }: Indicator): string {
  if (kind === "empty") return "";
  if (kind === "qualitative") return words ?? "";
  const sign = kind === "negative" ? "≤" : "≥";
  return measures.map(({ name, target, unit }) => `${name}${sign}${target ?? "____"}${unit}`).join("；");
}

/** 完成值. */
export function actualWords({ kind, measures, actualWords: words }: Indicator): string {
  if (kind === "empty") return "";
  if (kind === "qualitative") return words ?? "";
  return measures.map(({ name, actual, unit }) => `${name}${actual ?? "____"}${unit}`).join("；");
}

export const TABLE_HEAD = [
  ...["一级指标", "二级指标", "三级指标", "目标内容", "目标值"],
  ...["完成值", "分值", "得分", "未完成原因", "改进措施"],
] as const;

/** The table's rows as they are printed; a group's and a branch's name stands in each of its rows. */
export function tableRows({ table }: EvaluationContent, score: TableScore): string[][] {
  return table.branches.flatMap((branch) =>
    branch.groups.flatMap((group) =>
      group.indicators.map((row) => [
        ...[branch.name, group.name, row.name, row.content, targetWords(row), actualWords(row)],
        ...[row.weight, row.kind === "empty" ? "0" : (score.rows[row.id]?.score ?? "")],
        ...[row.reason, row.improvement],
      ]),
    ),
  );
}
