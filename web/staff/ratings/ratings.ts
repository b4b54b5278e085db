/** Words and addresses of the pages of ratings. Pure. */
import type { FiguresBy, RatingStanding, Share, StaffRating } from "#contract/rating-desk.ts";

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

/** What a list is narrowed to besides what its fields show; names are those of its first rating. */
export function narrowedWords(
  query: Partial<Record<(typeof narrowing)[number], string>>,
  first: Pick<StaffRating, "organName" | "item" | "counter" | "person" | "themes"> | undefined,
): string {
  const words = [
    query.period && periodWords(query.period),
    query.organ && (first?.organName ?? "一个部门"),
    query.item && (first?.item ?? "一个事项"),
    query.counter && (first?.counter ?? "一个窗口"),
    query.person && (first?.person ?? "一个人"),
    query.theme && "反映同一类问题",
    query.loop && "整改中的差评",
  ];
  return words.filter(Boolean).join("，");
}
