/**
 * The appraisal of a day and of a month (窗口考核, R12.6), as functions of what was seen. Pure, exact and independent of
 * order: points are whole tenths, scores whole hundredths, and every term is rounded half up before it is added, so
 * that the terms shown make the number shown.
 */
import type { ConductSheet } from "#contract/conduct-sheet.ts";
import type { Day } from "#server/kernel/time/day.ts";

/** A point is 10. */
export type Tenths = number;
/** A score of 95.5 is 9550. */
export type Hundredths = number;

export type Attendance = "present" | "late" | "leave" | "away";

/** One deduction or award as it was made; its points stay what the sheet said on that day. */
export interface ConductEntry {
  id: string;
  staff: string;
  day: Day;
  item: string;
  /** The sheet's group it takes from; absent: an award. */
  group?: string;
  tenths: Tenths;
  /** Taken back, or struck after a contest: counts for nothing. */
  struck: boolean;
}

/** What is known of a person and a day. */
export interface ConductDay {
  staff: string;
  day: Day;
  attendance?: Attendance;
  /** The person's counter was looked at on a round. */
  inspected: boolean;
  /** `hall/counter` where the person had their post, and the organ that sent them. */
  counter: string;
  organ: string;
}

export interface DayScore {
  score: Tenths;
  /** What each group of the sheet lost, never more than it has. */
  lost: { group: string; tenths: Tenths }[];
  awarded: Tenths;
}

export const tenthsOf = (points: number): Tenths => Math.round(points * 10);

/** The day's score: 100, less what each group lost, and the awards up to their most. Struck entries count for nothing. */
export function dayScore(
  { groups, awardsMost }: Pick<ConductSheet, "groups" | "awardsMost">,
  entries: readonly Pick<ConductEntry, "group" | "tenths" | "struck">[],
): DayScore {
  const standing = entries.filter(({ struck }) => !struck);
  const sumOf = (group: string | undefined) =>
    standing.filter((entry) => entry.group === group).reduce((sum, { tenths }) => sum + tenths, 0);
  const lost = groups.map(({ id, points }) => ({
    group: id,
    tenths: Math.min(sumOf(id), tenthsOf(points)),
  }));
  const awarded = Math.min(sumOf(undefined), tenthsOf(awardsMost));
  return { score: 1000 - lost.reduce((sum, { tenths }) => sum + tenths, 0) + awarded, lost, awarded };
}

/** Leave does not count, for or against; else a day counts when somebody saw to it. */
export function isCounted({ attendance, inspected }: Pick<ConductDay, "attendance" | "inspected">): boolean {
  return attendance === undefined ? inspected : attendance !== "leave";
}

/** What comes from elsewhere: the ratings of what the person handled (100 the best), and the cards raised for it. */
export interface Outside {
  rating?: { score: Hundredths; count: number };
  cards: { yellow: number; red: number };
}

export interface MonthTerm {
  id: "days" | "rating" | "yellow" | "red";
  value: Hundredths;
}

export interface MonthScore {
  /** Days that count. */
  days: number;
  /** Mean of their scores; absent without any. */
  mean?: Hundredths;
  terms: MonthTerm[];
  /** The sum of the terms, not below 0; absent when no day counts: there is nothing to appraise. */
  score?: Hundredths;
}

/**
 * `score = days % × mean of the days + rating % × rating − cards`. Whom nobody rated is not held back by it: their days
 * count in full.
 */
export function monthScore(
  { month }: Pick<ConductSheet, "month">,
  days: readonly Tenths[],
  { rating, cards }: Outside,
): MonthScore {
  if (days.length === 0) return { days: 0, terms: [] };
  const sum = days.reduce((total, score) => total + score, 0);
  const share = rating === undefined ? 100 : month.weights.days;
  const terms: MonthTerm[] = [{ id: "days", value: rounded(sum * 10 * share, days.length * 100) }];
  if (rating) terms.push({ id: "rating", value: rounded(rating.score * month.weights.rating, 100) });
  for (const colour of ["yellow", "red"] as const) {
    const value = cards[colour] * tenthsOf(month.cards[colour]) * 10;
    if (value > 0) terms.push({ id: colour, value: -value });
  }
  const score = Math.max(
    0,
    terms.reduce((total, { value }) => total + value, 0),
  );
  return { days: days.length, mean: rounded(sum * 10, days.length), terms, score };
}

/** The quotient of two whole numbers that are not negative, to the nearest whole one, halves up. */
export function rounded(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}
