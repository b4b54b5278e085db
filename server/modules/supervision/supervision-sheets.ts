/** The tables of supervision as workbooks. */
import type { CardQuery, CardRow, Rate } from "#contract/supervision.ts";
import type { FigureLine, FigureQuery } from "#contract/supervision-figures.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { overseenOrgans } from "#server/kernel/access/permission.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { writeWorkbook } from "#server/platform/xlsx/index.ts";
import { lightNames } from "./card.ts";
import { pageOfCards } from "./card-query.ts";
import { rowsInWords } from "./card-rows.ts";
import type { CardTableRow } from "./card-store.ts";
import { figureTable } from "./figures-query.ts";
import type { Tallies } from "./figures-summed.ts";

const byNames = {
  organ: "机构",
  item: "事项",
  place: "大厅",
  counter: "窗口",
  handler: "承办人",
  rule: "规则",
  month: "月份",
} as const;
const heads = ["预警", "黄牌", "红牌", "办结", "按时办结", "按时办结率", "提前办结", "提前办结率"];

export async function figureSheet(
  services: Services,
  actor: StaffActor,
  query: FigureQuery,
  ask: { now: Instant; tallies: Tallies },
): Promise<Uint8Array> {
  const { total, lines } = await figureTable(services, actor, query, ask);
  const head = [byNames[query.by], ...heads, "平均用时/承诺", "红牌整改", "红牌整改率"];
  const name = `${query.year}年${query.month === undefined ? "" : `${query.month}月`}`;
  return writeWorkbook([{ name, headRows: 1, rows: [head, ...[...lines, total].map(cellsOf)] }]);
}

function cellsOf(line: FigureLine): string[] {
  const { warnings, yellow, red, finished, onTime, early, used, rectified } = line;
  return [
    ...[line.name, ...[warnings, yellow, red, finished].map(({ n }) => String(n))],
    ...[String(onTime.n), percent(onTime), String(early.n), percent(early)],
    ...[used.share === null ? "无数据" : used.share.toFixed(2), String(rectified.n), percent(rectified)],
  ];
}

const percent = ({ share }: Pick<Rate, "share">) =>
  share === null ? "无数据" : `${(share * 100).toFixed(2)}%`;

/** Rows of one workbook at most. */
const mostRows = 20_000;
const cardHead = [
  ...["监察编号", "类型", "规则", "事由", "办件编号", "事项", "机构", "大厅", "承办人", "环节"],
  ...["状态产生时间", "发出时间", "状态", "销牌时间"],
];

export async function cardSheet(
  services: Services,
  actor: StaffActor,
  { after: _, limit: __, ...query }: CardQuery,
  now: Instant,
): Promise<Uint8Array> {
  const { division } = actor;
  const filter = { ...query, division, organs: overseenOrgans(actor) };
  const rows: CardTableRow[] = [];
  for (let after: string | undefined; rows.length < mostRows; ) {
    const page = await pageOfCards(services.db, filter, { after, limit: 1000, now });
    rows.push(...page.rows);
    after = page.next;
    if (after === undefined) break;
  }
  const lines = await rowsInWords(services, division, rows, now);
  return writeWorkbook([{ name: "红黄牌", headRows: 1, rows: [cardHead, ...lines.map(cardCells)] }]);
}

function cardCells(row: CardRow): string[] {
  return [
    ...[
      row.number ?? "",
      lightNames[row.light],
      row.ruleName,
      row.cause,
      row.about?.number ?? "",
      row.subject,
    ],
    ...[row.organName, row.hallName ?? (row.about ? "网上" : ""), row.handlerName ?? "", row.section ?? ""],
    ...[
      inChina(row.dueAt),
      inChina(row.raisedAt),
      row.stateName ?? "",
      row.closedAt ? inChina(row.closedAt) : "",
    ],
  ];
}

/** 2026-03-02 10:00, as clocks in China show it. */
const inChina = (at: Instant) =>
  instantOf(msOf(at) + 8 * 3_600_000)
    .slice(0, 16)
    .replace("T", " ");
