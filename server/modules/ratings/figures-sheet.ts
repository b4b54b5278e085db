/** The figures of ratings as a workbook. What is not ranked says so. */
import type { RatingFigures, RatingFiguresPage, Share } from "#contract/rating-desk.ts";
import { gradeNames, grades } from "#server/kernel/rating/rating.ts";
import type { StyledSheet } from "#server/platform/xlsx/index.ts";

const none = "无数据";
const percent = ({ n, of, rate }: Share) => (rate === null ? none : `${rate}%（${n}/${of}）`);
const number = (value: number | null, otherwise = none) => (value === null ? otherwise : String(value));

const columns: { title: string; width: number; of: (figures: RatingFigures) => string }[] = [
  { title: "名称", width: 32, of: ({ name }) => name },
  { title: "可评办件", width: 12, of: ({ active }) => String(active.of) },
  { title: "主动评价率", width: 20, of: ({ active }) => percent(active) },
  { title: "评价数", width: 10, of: ({ ratings }) => String(ratings) },
  ...grades.map((grade) => ({
    title: gradeNames[grade],
    width: 12,
    of: ({ byGrade }: RatingFigures) => String(byGrade[grade - 1] ?? 0),
  })),
  { title: "好评率", width: 20, of: ({ good }) => percent(good) },
  { title: "差评率", width: 20, of: ({ bad }) => percent(bad) },
  { title: "差评回访率", width: 20, of: ({ calledBack }) => percent(calledBack) },
  { title: "按时整改率", width: 20, of: ({ rectified }) => percent(rectified) },
  { title: "事项覆盖率", width: 20, of: ({ coverage }) => percent(coverage) },
  { title: "满意度分", width: 12, of: ({ satisfaction }) => number(satisfaction) },
  { title: "考核评分", width: 12, of: ({ score }) => number(score, "不排名") },
  { title: "误评、恶意差评", width: 16, of: ({ excluded }) => String(excluded) },
  { title: "待核实", width: 10, of: ({ held }) => String(held) },
];

export function figureSheets({ rows, total, period }: RatingFiguresPage): StyledSheet[] {
  const cells = [...rows, total].map((figures) => columns.map(({ of }) => of(figures)));
  return [
    {
      name: `好差评 ${period}`,
      rows: [columns.map(({ title }) => title), ...cells],
      headRows: 1,
      widths: columns.map(({ width }) => width),
    },
  ];
}
