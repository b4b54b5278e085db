/** The appraisal of counters in words and addresses (R12.6). Pure. */
import type { Attendance, Entry, MonthRow, TermKind } from "#contract/conduct.ts";
import type { StaffRole } from "#contract/people.ts";
import type { TagKind } from "../../shared/ui/Tag.tsx";

export const conduct = "/staff/conduct";

export const attendanceNames: Record<Attendance, string> = {
  present: "到岗",
  late: "迟到",
  leave: "请假",
  away: "缺勤",
};
export const attendanceKinds: Record<Attendance, TagKind> = {
  present: "good",
  late: "warning",
  leave: "paused",
  away: "bad",
};

export const termKindNames: Record<TermKind, string> = {
  permanent: "在编",
  seconded: "借调",
  dispatched: "派遣",
  temporary: "临聘",
  "public-welfare": "公益性岗位",
  intern: "见习",
};

/** “扣 0.5 分”, “加 1 分”. */
export const pointsWords = (points: number) => (points < 0 ? `扣 ${-points} 分` : `加 ${points} 分`);

export const scoreWords = (score: number | undefined) => (score === undefined ? "无考核" : score.toFixed(2));

/** “第 2 名，优秀个人”, or why there is no place. */
export function placeWords({ rank, unranked }: Pick<MonthRow, "rank" | "unranked">): string {
  return rank === undefined ? (unranked ?? "不排名") : `第 ${rank} 名`;
}

/** The terms as a sum: what they make is the score. */
export function sumWords(terms: MonthRow["terms"]): string {
  return terms
    .map(({ value }, at) => {
      const number = Math.abs(value).toFixed(2);
      if (at === 0) return number;
      return value < 0 ? `－${number}` : `＋${number}`;
    })
    .join("");
}

export interface Period {
  key: string;
  name: string;
}

/** The period before and after, and what it is called: `2026-11`, `2026-Q4`, `2026`. */
export function periodOf(key: string): Period & { before: string; after: string } {
  const year = Number(key.slice(0, 4));
  const quarter = /Q(\d)$/.exec(key)?.[1];
  if (quarter)
    return {
      ...turned(year, Number(quarter), 4, (y, n) => `${y}-Q${n}`),
      name: `${year} 年第 ${quarter} 季度`,
    };
  if (key.length === 4) return { key, name: `${year} 年`, before: String(year - 1), after: String(year + 1) };
  const month = Number(key.slice(5));
  const write = (y: number, n: number) => `${y}-${String(n).padStart(2, "0")}`;
  return { ...turned(year, month, 12, write), name: `${year} 年 ${month} 月` };
}

function turned(year: number, n: number, most: number, write: (year: number, n: number) => string) {
  return {
    key: write(year, n),
    before: n === 1 ? write(year - 1, most) : write(year, n - 1),
    after: n === most ? write(year + 1, 1) : write(year, n + 1),
  };
}

export const monthOf = (day: string) => day.slice(0, 7);
export const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
export const yearOf = (day: string) => day.slice(0, 4);

const months = /^20\d{2}-(0[1-9]|1[0-2])$/;
const quarters = /^20\d{2}-Q[1-4]$/;
const years = /^20\d{2}$/;

/** What the address asks for, or the present one where it asks for nothing or for nonsense. */
export function asked(kind: "month" | "quarter" | "year", said: string | null, today: string): string {
  const fits = { month: months, quarter: quarters, year: years }[kind];
  if (said && fits.test(said)) return said;
  return { month: monthOf, quarter: quarterOf, year: yearOf }[kind](today);
}

const readers: StaffRole[] = ["supervisor", "organ-head", "director"];
export const readsConduct = (roles: readonly StaffRole[]) => roles.some((role) => readers.includes(role));

/** What became of an entry, in a word; undefined when nothing did. */
export function standing({
  struck,
  contest,
}: Pick<Entry, "struck" | "contest">): { kind: TagKind; word: string } | undefined {
  if (contest) {
    const kind = { open: "running", upheld: "good", dismissed: "ended" }[contest.state] as
      | TagKind
      | undefined;
    return { kind: kind ?? "running", word: contest.state === "open" ? "申诉核查中" : contest.stateName };
  }
  return struck ? { kind: "ended", word: "已撤回" } : undefined;
}
