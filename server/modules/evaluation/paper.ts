/** The report as blocks, whatever it is printed on: docx, PDF, HTML. Pure. */
import type { EvaluationContent, EvaluationRules } from "#contract/evaluation.ts";
import type { ReportChart } from "#contract/report-chart.ts";
import { dayWords } from "#server/kernel/answer-words.ts";
import { COMPARISON_HEAD, comparisonRows } from "#server/kernel/evaluation/against.ts";
import { evidenceLines } from "#server/kernel/evaluation/evidence.ts";
import { fullScore, scoreTable } from "#server/kernel/evaluation/score.ts";
import { sentenceWords, TABLE_HEAD, tableRows } from "#server/kernel/evaluation/sentence.ts";

export interface PaperTable {
  caption: string;
  head: string[];
  rows: string[][];
  /** Relative widths of the columns. */
  shares: number[];
  /** So many first columns show a text once where it repeats. */
  merged: number;
  /** Columns that stand in the middle: numbers and units. */
  centred: number[];
}

export interface PaperSection {
  title: string;
  paragraphs: string[];
  comparison?: PaperTable;
  charts: ReportChart[];
}

export interface Paper {
  title: string;
  /** The title as it stands on top: the organ and what it reports do not share a line that is too short for both. */
  titleLines: string[];
  organName: string;
  sections: PaperSection[];
  /** Absent while unsigned. */
  signedOn?: string | undefined;
  /** Under the title of what is not published. */
  draft: boolean;
  digest?: string | undefined;
  tables: { title: string; facts: [string, string][]; money: PaperTable; indicators: PaperTable };
}

export interface PaperInput {
  year: number;
  organName: string;
  content: EvaluationContent;
  rules: EvaluationRules;
  signedOn?: string | undefined;
  digest?: string | undefined;
}

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 一 … 十九. */
export const numeral = (place: number) =>
  place < 10 ? NUMERALS[place]! : `十${place % 10 === 9 && place > 10 ? "九" : NUMERALS[place - 10]}`;

export function paperOf(input: PaperInput): Paper {
  const { year, organName, content, rules, signedOn, digest } = input;
  const score = scoreTable(content.table, rules);
  const { table, sections } = content;
  const report = `${year}年度部门整体支出绩效自评报告`;
  return {
    ...{ title: `${organName}${report}`, titleLines: [organName, report] },
    ...{ organName, signedOn, digest, draft: signedOn === undefined },
    sections: [
      ...sections.map(({ title, paragraphs, comparison, charts = [] }, place) => ({
        title: `${numeral(place)}、${title}`,
        paragraphs: paragraphs.filter((text) => text.trim()).map((text) => sentenceWords(text, content)),
        charts,
        ...(comparison && { comparison: comparisonTable(content) }),
      })),
      ...evidenceSection(content),
    ],
    tables: {
      title: `部门整体支出绩效自评表（${year}年度）`,
      facts: [
        ["部门（单位）名称", organName],
        ["部门职能概述", table.functions],
        ["年初设定目标", table.goals],
        ["目标完成情况", table.achieved],
      ],
      money: moneyTable(input, score.execution),
      indicators: {
        caption: `年度绩效指标　总分 ${fullScore(table)} 分，得分 ${score.total ?? "____"}，等级 ${score.grade ?? "____"}`,
        head: [...TABLE_HEAD],
        rows: [...tableRows(content, score), totalRow(fullScore(table), score.total)],
        shares: [8, 9, 8, 16, 16, 16, 5, 6, 12, 12],
        ...{ merged: 2, centred: [6, 7] },
      },
    },
  };
}

/** What proves the figures that were entered. */
function evidenceSection(content: EvaluationContent): PaperSection[] {
  const paragraphs = evidenceLines(content);
  return paragraphs.length > 0 ? [{ title: "附件清单", paragraphs, charts: [] }] : [];
}

const comparisonTable = (content: EvaluationContent): PaperTable => ({
  caption: "与上年度、与计划比较",
  head: [...COMPARISON_HEAD],
  rows: comparisonRows(content),
  shares: [16.5, 7.7, 13.5, 13.5, 13.5, 10.8, 13, 15.5, 16],
  ...{ merged: 0, centred: [1, 2, 3, 4, 5, 6] },
});

const totalRow = (full: string, total: string | null) => [
  ...["总分", "", "", "", "", "", full, total ?? "", "", ""],
];

function moneyTable({ content }: PaperInput, { rate, score }: { rate: string | null; score: string | null }) {
  const { annual, executed, transfer, weight } = content.table.execution;
  const money = [annual, executed, transfer].map((value) => value ?? "____");
  return {
    caption: "资金情况（万元）",
    head: [
      "资金来源",
      "全年预算数（A）",
      "全年执行数（B）",
      "上级财政转移支付（C）",
      "分值",
      "执行率（(B－C)/A）",
      "得分",
    ],
    rows: [["年度资金总额", ...money, weight, rate === null ? "" : `${rate}%`, score ?? ""]],
    shares: [14, 14, 14, 18, 8, 16, 8],
    ...{ merged: 0, centred: [1, 2, 3, 4, 5, 6] },
  };
}

/** Rows where a repeated text of the first columns is left out: how many rows each cell reaches over (0: left out). */
export function spansOf({ rows, merged }: PaperTable): number[][] {
  return rows.map((row, place) =>
    row.map((_, column) => {
      if (column >= merged) return 1;
      const same = (other: string[] | undefined) =>
        other !== undefined &&
        row.slice(0, column + 1).every((text, at) => text !== "" && text === other[at]);
      if (same(rows[place - 1])) return 0;
      let span = 1;
      while (same(rows[place + span])) span += 1;
      return span;
    }),
  );
}

/**
 * Who signed and when without a seal (GB/T 9704-2012, 7.3.5.2): the organ two characters from the right, the day
 * begins two characters behind it; a day that is longer stands two from the right itself. In characters.
 */
export function signatureIndents(organName: string, day: string): { organ: number; day: number } {
  const length = [...organName].length;
  const date = [...dayWords(day)].reduce((sum, char) => sum + (/[0-9]/.test(char) ? 0.5 : 1), 0);
  if (length - date >= 2) return { organ: 2, day: length - date };
  return { organ: date + 4 - length, day: 2 };
}
