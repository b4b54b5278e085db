/** The year's budget as accountants keep it: a row for each subject or project, a column for each month. */
import { yuanText } from "#server/kernel/money/amount.ts";
import { availableOf, executedOf } from "#server/kernel/money/budget.ts";
import type { Sheet, StyledSheet } from "#server/platform/xlsx/index.ts";
import type { Line } from "./line-store.ts";

export const sheetNames = { lines: "预算执行", basis: "依据" };
export const categoryWords = { personnel: "人员经费", public: "公用经费", project: "项目支出" } as const;
export const fundsWords = { own: "本级", transfer: "上级转移" } as const;
export const basisRows = { document: "依据文号", reason: "调整原因" };

const monthHeads = Array.from({ length: 12 }, (_, at) => `${at + 1}月`);
export const amountHeads = [
  ...["年初预算", "调整", "上级转移", "上年结转"],
  ...[...monthHeads, "执行合计", "结转"],
] as const;
const heads = ["编码", "科目/项目", "类别", "资金来源", ...amountHeads];

/** Amounts in yuan, as numbers to reckon with; the last row is the sum of those above, and is checked on the way in. */
export function budgetSheets(year: number, lines: readonly Line[]): StyledSheet[] {
  const amounts = lines.map(amountsOf);
  const sums = amountHeads.map((_, column) => amounts.reduce((sum, row) => sum + row[column]!, 0));
  const rows = [
    heads,
    ...lines.map(({ code, name, category, funds }, at) => [
      ...[code, name, categoryWords[category], fundsWords[funds]],
      ...amounts[at]!.map(yuanText),
    ]),
    ["合计", "", "", "", ...sums.map(yuanText)],
  ];
  const widths = [14, 32, 12, 12, ...amountHeads.map(() => 14)];
  const numbers = amountHeads.map((_, at) => at + 4);
  const basis = [
    ["年度", String(year)],
    [basisRows.document, ""],
    [basisRows.reason, ""],
    ["说明", "金额单位为元；改动预算要填依据文号，改动“调整”还要填原因；减少执行数请在凭证上红字冲销。"],
  ];
  return [
    { name: sheetNames.lines, rows, headRows: 1, widths, numbers },
    { name: sheetNames.basis, rows: basis, widths: [14, 80] },
  ];
}

export function amountsOf(line: Line): number[] {
  const { initial, adjustment, transfer, carried } = line.moved;
  const [available, executed] = [availableOf(line), executedOf(line)];
  return [initial, adjustment, transfer, carried, ...line.months, executed, available - executed];
}

/** A row as it was read: texts by heading, with the cell each stands in. */
export interface ReadRow {
  row: number;
  text: (head: string) => string;
  /** Such as `F12`. */
  cell: (head: string) => string;
}

export interface ReadBudget {
  rows: ReadRow[];
  /** Headings that are not there. */
  missing: string[];
  document: string;
  reason: string;
}

/** Undefined when the sheet is not there. A title above the headings is passed over. */
export function readBudgetSheets(
  workbook: readonly Sheet[],
  columnName: (index: number) => string,
): ReadBudget | undefined {
  const sheet = workbook.find(({ name }) => name.trim() === sheetNames.lines);
  if (!sheet) return undefined;
  const top = sheet.rows.slice(0, 6).findIndex((row) => row.some((text) => text.trim() === "编码"));
  const places = new Map((sheet.rows[top] ?? []).map((text, index) => [text.trim(), index]));
  const rows = sheet.rows.flatMap((cells, index): ReadRow[] => {
    if (top < 0 || index <= top || cells.every((text) => text.trim() === "")) return [];
    return [
      {
        row: index + 1,
        text: (head) => (cells[places.get(head) ?? -1] ?? "").trim(),
        cell: (head) => `${columnName(places.get(head) ?? 0)}${index + 1}`,
      },
    ];
  });
  const basis = workbook.find(({ name }) => name.trim() === sheetNames.basis)?.rows ?? [];
  const told = (name: string) => (basis.find(([head]) => head?.trim() === name)?.[1] ?? "").trim();
  const missing = heads.filter((head) => !places.has(head));
  return { rows, missing, document: told(basisRows.document), reason: told(basisRows.reason) };
}
