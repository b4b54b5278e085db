/** A period as whole years, months and days with a sign, so that few sums make a figure. */
import type { Period } from "#contract/metric.ts";
import { addDays, type Day } from "../time/day.ts";

export type Span = "year" | "month" | "day";

/** A year, month or day that is added, or taken away again. */
export interface Piece {
  span: Span;
  /** Its first day. */
  start: Day;
  sign: 1 | -1;
}

const nextOf: Record<Span, (start: Day) => Day> = {
  year: nextYear,
  month: nextMonth,
  day: (day) => addDays(day, 1),
};
const startOf: Record<Span, (day: Day) => Day> = { year: yearOf, month: monthOf, day: (day) => day };
const smallerOf: Record<Span, Span | undefined> = { year: "month", month: "day", day: undefined };

/**
 * The fewest pieces that come to a period: this year up to today is the year less what is still to come, of which there is
 * nearly nothing to read.
 * @param largest lines by month must not swallow whole years, nor lines by day months.
 * @param today pieces after it cost nothing.
 */
export function piecesOf({ from, to }: Period, today: Day, largest: Span = "year"): Piece[] {
  const pieces: Piece[] = [];
  for (let start = startOf[largest](from); start < to; start = nextOf[largest](start))
    pieces.push(...within(largest, start, { from: later(from, start), to }, today));
  return pieces;
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);

function within(span: Span, start: Day, { from, to }: Period, today: Day): Piece[] {
  const end = nextOf[span](start);
  const smaller = smallerOf[span];
  if (smaller === undefined || (from === start && to >= end)) return [{ span, start, sign: 1 }];
  const inside = { from, to: to < end ? to : end };
  const added = piecesOf(inside, today, smaller);
  const outside = [
    { from: start, to: inside.from },
    { from: inside.to, to: end },
  ].filter((period) => period.from < period.to);
  const taken = outside.flatMap((period) => piecesOf(period, today, smaller));
  const cost = (pieces: readonly Piece[]) => pieces.filter((piece) => piece.start <= today).length;
  if (cost(added) <= cost(taken) + 1) return added;
  return [{ span, start, sign: 1 }, ...taken.map((piece) => ({ ...piece, sign: -piece.sign as 1 | -1 }))];
}

function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

function yearOf(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`;
}

export function nextMonth(day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month === 12 ? `${year + 1}-01-01` : `${day.slice(0, 4)}-${String(month + 1).padStart(2, "0")}-01`;
}

export function nextYear(day: Day): Day {
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, "0")}-01-01`;
}

/** What of a period lies in the year `2026`, the month `2026-03` or the day `2026-03-14`. */
export function periodWithin({ from, to }: Period, name: string): Period {
  const start = `${name}-01-01`.slice(0, 10);
  const span = name.length === 4 ? "year" : name.length === 7 ? "month" : "day";
  const end = nextOf[span](start);
  return { from: later(from, start), to: end < to ? end : to };
}

/** The same days a year before; 29 February becomes 28. */
export function yearBefore({ from, to }: Period): Period {
  return { from: back(from), to: back(to) };
}

function back(day: Day): Day {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, "0");
  return day.endsWith("-02-29") ? `${year}-02-28` : `${year}${day.slice(4)}`;
}
