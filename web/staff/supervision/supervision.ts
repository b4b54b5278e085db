/** Addresses and words of supervision's pages: every figure leads to its list. Pure. */

import type { Count, Rate } from "#contract/supervision.ts";
import type { WatchLight } from "#contract/watch.ts";
import { addDays } from "#server/kernel/time/day.ts";
import { exactInstant, instantWords, plainDate, todayAt } from "../../shared/words.ts";

export const lightNames: Record<WatchLight, string> = { warning: "预警", yellow: "黄牌", red: "红牌" };
/** The gravest first, as people look. */
export const lights: readonly WatchLight[] = ["red", "yellow", "warning"];

export const cardStates = {
  open: "未销牌",
  late: "逾期未处理",
  "waiting-examination": "待审核",
  closed: "已销牌",
  rectified: "整改销牌",
  withdrawn: "已撤牌",
} as const;

export const orderStates = { open: "未办结", late: "逾期未复", replied: "待核查", closed: "已办结" } as const;

/** The page of a list the server names: the same query, below the desk. */
export function pageOf({ href }: Pick<Count, "href">): string {
  return href.replace(/^\/api(?=\/)/, "").replace(/^\/staff(?=\/)/, "");
}

/** An address with these parameters; what has no value is left out. */
export function addressOf(path: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}

/** The named parameters of an address, as the server takes them. */
export function queryOf<Name extends string>(
  params: URLSearchParams,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const given = names.map((name) => [name, params.get(name)] as const);
  return Object.fromEntries(given.filter(([, value]) => value)) as Partial<Record<Name, string>>;
}

/** What narrows lists and tables of supervision. */
export const filterNames = [
  ...(["organ", "hall", "counter", "handler", "item", "light", "rule"] as const),
  ...(["year", "month", "state", "about"] as const),
];
export type FilterName = (typeof filterNames)[number];

/** “98.5 %”, with one figure behind the point; nothing where there is nothing to rate. */
export function shareWords(share: number | null): string {
  return share === null ? "无数据" : `${(share * 100).toFixed(1).replace(/\.0$/, "")}%`;
}

/** “98.5%（197/200）”. */
export function rateWords({ share, n, of }: Omit<Rate, "href">): string {
  return share === null ? "无数据" : `${shareWords(share)}（${n}/${of}）`;
}

/** “2026 年 11 月”, or the year. */
export const periodWords = (year: number, month?: number): string =>
  month === undefined ? `${year} 年` : `${year} 年 ${month} 月`;

export type SoonGroup = "late" | "today" | "tomorrow" | "later";

/** Under which heading a matter that runs out stands. */
export function soonGroup(dueOn: string, overdue: boolean, today: string): SoonGroup {
  if (overdue || dueOn < today) return "late";
  if (dueOn === today) return "today";
  const next = addDays(today, 1);
  return dueOn === next ? "tomorrow" : "later";
}

export const soonNames: Record<SoonGroup, string> = {
  late: "已经超期",
  today: "今天到期，过了今天就发牌",
  tomorrow: "明天到期",
  later: "再往后",
};

/** “超期 1 件，今天到期 2 件，明天到期 3 件”; nothing when nothing runs out so soon. */
export function soonWords(
  rows: readonly { dueOn: string; left: { overdue: boolean } }[],
  today: string,
): string | undefined {
  const groups = rows.map(({ dueOn, left }) => soonGroup(dueOn, left.overdue, today));
  const said = (
    [
      ["late", "超期"],
      ["today", "今天到期"],
      ["tomorrow", "明天到期"],
    ] as const
  ).flatMap(([group, name]) => {
    const count = groups.filter((each) => each === group).length;
    return count > 0 ? [`${name} ${count} 件`] : [];
  });
  return said.join("，") || undefined;
}

const units: Record<string, string> = { W: "个工作日", D: "天", H: "个工作小时" };

/** “还剩 2 个工作日”, “今天到期”, “已超期 3 个工作日”. */
export function leftOf(left: { n: number; unit: string; overdue: boolean }, dueOn: string): string {
  const amount = `${Math.abs(left.n)} ${units[left.unit] ?? ""}`.trim();
  if (left.overdue) return left.n === 0 ? "已超期" : `已超期 ${amount}`;
  return left.n === 0 || dueOn === todayAt(new Date()) ? "今天到期" : `还剩 ${amount}`;
}

/** A deadline as people say it: one at midnight is the end of the day before. */
export function dueWords(instant: string, today: string = todayAt(new Date())): string {
  const last = todayAt(new Date(Date.parse(instant) - 1));
  if (last === todayAt(new Date(instant))) return instantWords(instant, today);
  return last === today ? "今天" : plainDate(last, today);
}

/** A moment of a record to the second; any other value as it is. */
export function recordWords(value: string): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? exactInstant(value) : value;
}

/** Years to choose from, this one first. */
export function yearsUpTo(today: string): { value: string; label: string }[] {
  const year = Number(today.slice(0, 4));
  return [0, 1, 2, 3, 4].map((ago) => ({ value: String(year - ago), label: `${year - ago} 年` }));
}

export const months = [
  { value: "", label: "全年" },
  ...Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: `${at + 1} 月` })),
];
