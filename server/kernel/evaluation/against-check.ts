/** Sentences that compare what cannot be compared, and charts that set side by side what does not belong there. */
import type { EvaluationContent, EvaluationFinding, ReportFigure, Section } from "#contract/evaluation.ts";
import { FORMS, type Form } from "./against.ts";
import { wrong } from "./finding.ts";
import { partsOfSentence, partWords } from "./sentence.ts";

export function againstFindings(content: EvaluationContent): EvaluationFinding[] {
  return content.sections.flatMap((section) => [
    ...section.paragraphs.flatMap((text) => unsaid(text, section, content)),
    ...(section.charts ?? []).flatMap(({ title, read }) => {
      const place = { part: "section" as const, id: section.id };
      if (!read) return [wrong(place, "chart-unread", `图“${title}”还没有数据，请先取数。`)];
      return read.refused ? [wrong(place, "chart-refused", `图“${title}”：${read.refused}`)] : [];
    }),
  ]);
}

function unsaid(text: string, { id, title }: Section, { figures, past }: EvaluationContent) {
  return partsOfSentence(text, figures).flatMap((part) => {
    if ("text" in part || !part.form || !part.figure || partWords(part, past) !== null) return [];
    const why = reasonOf(part.form, part.figure, past?.[`figure/${part.figure.id}`]);
    const sentence = `“${title}”写了“${part.figure.name}”的${FORMS[part.form]}，但${why}。`;
    return [wrong({ part: "section", id }, "comparison-refused", sentence)];
  });
}

function reasonOf(
  form: Form,
  { value, plan }: ReportFigure,
  past: NonNullable<EvaluationContent["past"]>[string] | undefined,
): string {
  if (value === null) return "本年值是空的";
  if (form === "done") return plan?.value ? "计划数是 0" : "没有计划数";
  if (past?.refused) return past.refused;
  return past?.value ? "上年值是 0，不能计算增长率" : "没有上年值";
}
