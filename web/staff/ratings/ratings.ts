/** Words and addresses of the pages of ratings. Pure. */
import type { FiguresBy, RatingStanding, Share } from "#contract/rating-desk.ts";

export const byNames: Record<FiguresBy, string> = {
  organ: "部门",
  item: "事项",
  counter: "窗口",
  person: "人员",
  channel: "渠道",
  month: "月份",
};

export const standingNames: Record<RatingStanding, string> = {
  counted: "计入",
  held: "待核实",
  rejected: "核实为刷评",
  excluded: "不计入",
};

export const readBy = (text: string | null): FiguresBy =>
  text !== null && text in byNames ? (text as FiguresBy) : "organ";

/** “96.5%”, or that there is nothing to divide by. */
export const rateWords = ({ rate }: Share): string => (rate === null ? "无数据" : `${rate}%`);

/** The parts of a rate: “9 / 10”. */
export const partsWords = ({ n, of }: Share): string => `${n} / ${of}`;

export const numberOr = (value: number | null, otherwise: string): string =>
  value === null ? otherwise : String(value);

/** Year and month as the server takes them. */
export const periodOf = (year: string, month: string): string =>
  month === "" ? year : `${year}-${month.padStart(2, "0")}`;

/** “2026 年 11 月”. */
export function periodWords(period: string): string {
  const [year = "", month] = period.split("-");
  return month === undefined ? `${year} 年` : `${year} 年 ${Number(month)} 月`;
}

/** Parameters of a list that narrow it, in the address of the page as in that of the server. */
export const narrowing = [
  "period",
  "organ",
  "item",
  "counter",
  "person",
  "channel",
  "grades",
  "standing",
  "theme",
  "loop",
] as const;
