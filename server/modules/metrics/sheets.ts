/** A metric's table, and the list behind a figure, as workbooks: the definition stands above the numbers. */
import type { Dimension, FactRow, MetricDefinition, Part } from "#contract/metric.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import type { Services } from "#server/platform/services.ts";
import type { StyledSheet } from "#server/platform/xlsx/index.ts";
import { listBehind } from "./behind.ts";
import { definitionFor } from "./definitions.ts";
import type { FigureAsk } from "./figure-ask.ts";
import { figuresBy } from "./figures.ts";

/** Rows of one workbook at most. */
const mostRows = 20_000;
const pageSize = 200;

const dimensionNames: Record<Dimension, string> = {
  ...{ organ: "机构", item: "事项", hall: "大厅", counter: "窗口", staff: "人员", channel: "渠道" },
  ...{ day: "日", month: "月", year: "年" },
};

export async function tableSheets(services: Services, ask: FigureAsk, by: Dimension): Promise<StyledSheet[]> {
  const it = await definitionOf(services, ask);
  const { total, rows } = await figuresBy(services, ask, by);
  const head = [dimensionNames[by], `${it.name}（${it.unit}）`, ...(it.denominator ? ["分子", "分母"] : [])];
  const cells = (name: string, { value, numerator, denominator }: { value: number | null } & Counts) => [
    name,
    value === null ? "无数据" : String(value),
    ...(it.denominator ? [String(numerator ?? 0), String(denominator ?? 0)] : []),
  ];
  const lines = [...rows.map((row) => cells(row.name, row)), cells("合计", total)];
  return [{ name: "数据", headRows: 1, rows: [head, ...lines] }, about(it, ask)];
}

type Counts = { numerator?: number | undefined; denominator?: number | undefined };

export async function behindSheets(
  services: Services,
  actor: Actor,
  ask: FigureAsk & { part?: Part },
): Promise<StyledSheet[]> {
  const it = await definitionOf(services, ask);
  const rows: FactRow[] = [];
  for (let after: string | undefined; rows.length < mostRows; ) {
    const page = await listBehind(services, actor, {
      ...ask,
      limit: pageSize,
      ...(after !== undefined && { after }),
    });
    rows.push(...page.rows);
    after = page.next;
    if (after === undefined) break;
  }
  const head = ["日期", "种类", "编号", "事由", "机构", "事项", "大厅", "窗口", "人员", "渠道", "数量"];
  return [{ name: "明细", headRows: 1, rows: [head, ...rows.map(cellsOf)] }, about(it, ask)];
}

function cellsOf(row: FactRow): string[] {
  const { number, subject, organName, itemName, hallName, counterName, staffName, channel } = row;
  const words = [
    row.kept ? "保密" : number,
    subject,
    organName,
    itemName,
    hallName,
    counterName,
    staffName,
    channel,
  ];
  return [row.day, row.source, ...words.map((word) => word ?? ""), `${row.amount}${row.unit ?? ""}`];
}

function about(it: MetricDefinition, { period, asOf }: FigureAsk) {
  const rows = [
    ["指标", it.name],
    ["口径", it.sentence],
    ["单位", it.unit],
    ["定义版本", String(it.edition)],
    ["期间", `${period.from} 起，${period.to} 前`],
    ...(asOf === undefined ? [] : [["数据截至", asOf]]),
  ];
  return { name: "口径", headRows: 0, rows };
}

async function definitionOf(services: Services, { metric, period }: FigureAsk): Promise<MetricDefinition> {
  return await definitionFor(services, metric, Number(period.from.slice(0, 4)));
}
