/** Opening hours as people write them in a sheet: `1-5 09:00-12:00；1-5 13:00-17:00`, 1 being Monday. */
import type { OpeningHours } from "#contract/organisation.ts";

export function hoursText(hours: readonly OpeningHours[]): string {
  return hours.map(({ days, from, to }) => `${daysText(days)} ${from}-${to}`).join("；");
}

/** The same as people read it: “周一至周五 9:00–12:00、13:30–17:00”. */
export function hoursInWords(hours: readonly OpeningHours[]): string {
  const spans = Map.groupBy(hours, ({ days }) => daysInWords(days));
  return [...spans]
    .map(
      ([days, times]) => `${days} ${times.map(({ from, to }) => `${short(from)}–${short(to)}`).join("、")}`,
    )
    .join("；");
}

const short = (time: string) => time.replace(/^0/, "");
const weekdays = "一二三四五六日";

function daysInWords(days: readonly number[]): string {
  const named = days.map((day) => `周${weekdays[day - 1]}`);
  const inARow = days.length > 2 && days.at(-1)! - days[0]! === days.length - 1;
  return inARow ? `${named[0]}至${named.at(-1)}` : named.join("、");
}

/** Undefined when it cannot be understood. */
export function readHours(text: string): OpeningHours[] | undefined {
  const spans = text
    .normalize("NFKC")
    .split(/[;\n]/)
    .map((span) => span.trim())
    .filter(Boolean)
    .map(readSpan);
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function readSpan(span: string): OpeningHours | undefined {
  const match = /^([1-7](?:[-,、][1-7])*)\s+(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})$/.exec(span);
  if (!match) return undefined;
  const days = match[1]!.split(/[,、]/).flatMap(readDays);
  return {
    days: [...new Set(days)].sort(),
    from: match[2]!.padStart(5, "0"),
    to: match[3]!.padStart(5, "0"),
  };
}

function readDays(part: string): number[] {
  const [first, last = first] = part.split("-").map(Number) as [number, number?];
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
}

function daysText(days: readonly number[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  const inARow = days.length > 2 && last - first === days.length - 1;
  return inARow ? `${first}-${last}` : days.join(",");
}
