/** The text of a report: blanks left open, other years, mistyped terms, figures that are not there. */
import type { EvaluationFinding, EvaluationRules, ReportFigure, Section } from "#contract/evaluation.ts";
import { wrong } from "./finding.ts";

/** `{figure-id}` in a paragraph, or `{figure-id:growth}`: what is said of it beside its value. */
export const PLACEHOLDER = /\{([a-z][a-z0-9.-]{0,79})(?::(last|growth|change|done))?\}/g;

/** A gap where a number should stand: before a measure word, between Chinese characters. */
const GAP = /[\u4e00-\u9fff][ \u3000_]+(?=(?:个|名|楼|项|件|家|人|户|次|万|（社区）))/g;
const YEAR = /(?<![\d〔（(])(20\d{2})\s*年/g;
const PLAN = /(20\d{2})\s*年(?:度)?(?:工作)?计划/g;

export function proseFindings(
  sections: readonly Section[],
  figures: readonly ReportFigure[],
  year: number,
  rules: EvaluationRules,
): EvaluationFinding[] {
  const known = new Set(figures.map(({ id }) => id));
  return sections.flatMap((section) => [
    ...section.paragraphs.flatMap((text) => inText(text, section, year, rules)),
    ...section.paragraphs.flatMap((text) => unknownFigures(text, section, known)),
    ...emptySection(section),
  ]);
}

/** What is wrong in one text, whatever it belongs to. */
export function inText(
  text: string,
  { id, title }: Pick<Section, "id" | "title">,
  year: number,
  rules: EvaluationRules,
): EvaluationFinding[] {
  const place = { part: "section" as const, id };
  const gaps = [...text.matchAll(GAP)].map(({ index }) =>
    wrong(place, "blank-figure", `“${title}”中有空着的数字：“${around(text, index)}”。请填入数据或删去。`),
  );
  const plans = [...text.matchAll(PLAN)].filter(([, of]) => ![year, year + 1].includes(Number(of)));
  const years = new Set([...text.matchAll(YEAR)].map(([, of]) => Number(of)));
  const others = [...years].filter((one) => one < year - 1 || one > year + 1).toSorted();
  return [
    ...gaps,
    ...plans.map(([words]) =>
      wrong(place, "other-year", `${year} 年度的报告里写的是“${words}”，不属于本年度。`),
    ),
    ...(others.length > 0
      ? [wrong(place, "other-year", `“${title}”写了 ${others.join("、")} 年的工作，报告是 ${year} 年度的。`)]
      : []),
    ...rules.mistyped
      .filter((term) => text.includes(term.wrong))
      .map((term) => wrong(place, "mistyped", `“${title}”中“${term.wrong}”应为“${term.meant}”。`)),
  ];
}

const around = (text: string, index: number) => text.slice(Math.max(0, index - 6), index + 12);

function unknownFigures(text: string, { id, title }: Section, known: ReadonlySet<string>) {
  return [...text.matchAll(PLACEHOLDER)]
    .filter(([, figure = ""]) => !known.has(figure))
    .map(([whole]) =>
      wrong({ part: "section", id }, "figure-unknown", `“${title}”引用的数据 ${whole} 不在数据表中。`),
    );
}

function emptySection({ id, title, paragraphs }: Section): EvaluationFinding[] {
  if (paragraphs.some((text) => text.trim() !== "")) return [];
  return [wrong({ part: "section", id }, "section-empty", `“${title}”还没有写。没有内容的请写“无”。`)];
}
