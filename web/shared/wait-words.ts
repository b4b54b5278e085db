/** Waiting in the words people use: how long, how long still, when to come back. Pure. */

const minute = 60;
const hour = 60 * minute;

/** “45 秒”, “2 分 05 秒”, “1 小时 03 分”: a clock that runs. */
export function elapsedWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < minute) return `${whole} 秒`;
  if (whole < hour) return `${Math.floor(whole / minute)} 分 ${two(whole % minute)} 秒`;
  return `${Math.floor(whole / hour)} 小时 ${two(Math.floor((whole % hour) / minute))} 分`;
}

/** “不到 1 分钟”, “12 分钟”, “1 小时 5 分钟”. */
export function minutesWords(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  if (whole === 0) return "不到 1 分钟";
  if (whole < 60) return `${whole} 分钟`;
  const rest = whole % 60;
  return rest === 0 ? `${whole / 60} 小时` : `${Math.floor(whole / 60)} 小时 ${rest} 分钟`;
}

/** A wait with its range, in minutes: what is said is never more exact than what is known. */
export interface WaitRange {
  low: number;
  high: number;
}

/** “很快就到”, “大约 8 到 15 分钟”, “大约 12 分钟”. */
export function rangeWords({ low, high }: WaitRange): string {
  const from = Math.max(0, Math.floor(low));
  const to = Math.ceil(high);
  if (to <= 2) return "很快就到";
  if (from === to) return `大约 ${minutesWords(to)}`;
  if (from === 0) return `最多大约 ${minutesWords(to)}`;
  return to < 60 ? `大约 ${from} 到 ${to} 分钟` : `大约 ${minutesWords(from)}到 ${minutesWords(to)}`;
}

/** Seconds from one instant to another. */
export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

/** “14:20” on the county's clock. */
export function timeWords(instant: string): string {
  return new Date(instant).toLocaleTimeString("sv-SE", {
    timeZone: "Asia/Shanghai",
    hour: "2-digit",
    minute: "2-digit",
  });
}

const two = (n: number) => String(n).padStart(2, "0");
