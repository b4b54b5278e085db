/** Dates, days left, money and sizes in the words people use (screens: never `2026-06-12T00:00`). Pure. */
const zone = "Asia/Shanghai";
const weekdays = ["日", "一", "二", "三", "四", "五", "六"];

/** Today's date in the county, `YYYY-MM-DD`. */
export function todayAt(now: Date): string {
  return parts(now).date;
}

/** “6 月 12 日 星期五”, with the year when it is not the year of `today`. */
export function dateWords(date: string, today: string = todayAt(new Date())): string {
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return `${plainDate(date, today)} 星期${weekday}`;
}

/** “6 月 12 日”, with the year when it is not the year of `today`. A date without end is “长期”. */
export function plainDate(date: string, today: string = todayAt(new Date())): string {
  if (date.startsWith("9999")) return "长期";
  const [year, month, day] = date.split("-").map(Number);
  return `${date.slice(0, 4) === today.slice(0, 4) ? "" : `${year} 年 `}${month} 月 ${day} 日`;
}

/** “6 月 12 日 09:30” on the county's clock, from a UTC instant. */
export function instantWords(instant: string, today: string = todayAt(new Date())): string {
  const { date, time } = parts(new Date(instant));
  return date === today ? `今天 ${time}` : `${plainDate(date, today)} ${time}`;
}

/** “2026 年 6 月 12 日 09:30:05”: to the second and whenever it is read, for what is evidence. */
export function exactInstant(instant: string): string {
  const { date, time, seconds } = parts(new Date(instant));
  return `${plainDate(date, "")} ${time}:${seconds}`;
}

function parts(at: Date): { date: string; time: string; seconds: string } {
  // Swedish writes dates as ISO does.
  const [date = "", time = ""] = at.toLocaleString("sv-SE", { timeZone: zone }).split(" ");
  return { date, time: time.slice(0, 5), seconds: time.slice(6) };
}

const units = { W: "个工作日", D: "天", H: "个工作小时" } as const;

/** What a clock says about itself; counted by the server, only worded here. */
export interface TimeLeft {
  kind: "due" | "paused" | "unknown" | "stopped";
  dueOn?: string;
  estimateOn?: string;
  remaining?: { n: number; unit: keyof typeof units; overdue: boolean };
}

/** “还剩 3 个工作日（6 月 12 日 星期五前）”, “今天到期”, “已超期 2 个工作日”, “已暂停计时”. */
export function leftWords(clock: TimeLeft, today: string = todayAt(new Date())): string {
  if (clock.kind === "stopped") return "已结束计时";
  if (clock.kind === "paused") return "已暂停计时";
  const { remaining, dueOn } = clock;
  if (!remaining) return clock.estimateOn ? `预计 ${dateWords(clock.estimateOn, today)}前` : "期限待定";
  const amount = `${Math.abs(remaining.n)} ${units[remaining.unit]}`;
  if (remaining.overdue) return remaining.n === 0 ? "已超期" : `已超期 ${amount}`;
  if (remaining.n === 0 || dueOn === today) return "今天到期";
  return `还剩 ${amount}${dueOn ? `（${dateWords(dueOn, today)}前）` : ""}`;
}

/** Fen as yuan for a field: “1,234.5” is `1234.50` there. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(fen) / 100);
  return `${sign}${whole}.${String(Math.abs(fen) % 100).padStart(2, "0")}`;
}

/** “1,234.50 元” from integer fen. */
export function moneyWords(fen: number): string {
  const [whole = "", cents = ""] = yuan(fen).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents} 元`;
}

/** Integer fen from what a person typed as yuan (“1,234.5”, “１２ 元”); undefined when it is no amount. */
export function fenFrom(typed: string): number | undefined {
  const text = typed.normalize("NFKC").replace(/[,，\s元]/g, "");
  const found = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
  if (!found) return undefined;
  return Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
}

/** “3.2 MB” for a file. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "")} MB`;
}

/** A case number in groups, for eyes and telephones: “430482 20261121 01 000123 X”. */
export function numberWords(number: string): string {
  const groups = /^(\d{6})(\d{8})(\d{2})(\d{6})(\w)$/.exec(number);
  return groups ? groups.slice(1).join(" ") : number;
}
