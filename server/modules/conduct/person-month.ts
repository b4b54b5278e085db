/**
 * Everybody's month from what was seen: which days count, at which counter they were, what each day scored (R12.6).
 * Pure; whoever asks for a quarter or a year puts months together.
 */
import type { ConductSheet } from "#contract/conduct-sheet.ts";
import type { Day } from "#server/kernel/time/day.ts";
import {
  type ConductDay,
  type ConductEntry,
  dayScore,
  isCounted,
  type MonthScore,
  monthScore,
  type Outside,
  type Tenths,
} from "./conduct.ts";
import { type Month, spanOf } from "./period.ts";
import type { Share } from "./ranking.ts";
import type { AttendanceRow } from "./round-store.ts";
import type { Term } from "./term-store.ts";

/** What was recorded in a span of days. */
export interface Facts {
  terms: readonly Term[];
  attendance: readonly AttendanceRow[];
  inspected: readonly { day: Day; hall: string; counter: string }[];
  entries: readonly ConductEntry[];
}

export type ScoredDay = ConductDay & { counted: boolean; score?: Tenths };

export interface PersonMonth {
  staff: string;
  month: Month;
  /** In the order of the calendar; days on which nothing was recorded are left out. */
  days: ScoredDay[];
  result: MonthScore;
  outside: Outside;
  /** Of the month's last term: where the person is, whose, and what the pay is reckoned from. */
  last: Pick<Term, "hall" | "counter" | "organ" | "payBase">;
  leave: number;
  late: number;
  away: number;
}

export const placeKey = ({ hall, counter }: { hall: string; counter: string }) => `${hall}/${counter}`;

/** The term a person is in on this day. */
export function termOn(terms: readonly Term[], day: Day): Term | undefined {
  return terms.find(({ from, until }) => from <= day && (until === undefined || day <= until));
}

export const noCards: Outside = { cards: { yellow: 0, red: 0 } };

/** Everybody with a term in the month, by id. */
export function personMonths(
  sheet: ConductSheet,
  facts: Facts,
  month: Month,
  outside: ReadonlyMap<string, Outside> = new Map(),
): PersonMonth[] {
  const { from, to } = spanOf(month);
  const inMonth = facts.terms.filter((term) => term.from <= to && (term.until ?? to) >= from);
  const found = index(facts, from, to);
  return [...Map.groupBy(inMonth, ({ staff }) => staff)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([staff, terms]) => {
      const days = daysOf(sheet, found, staff, terms);
      const known = outside.get(staff) ?? noCards;
      const counted = days.flatMap(({ score }) => (score === undefined ? [] : [score]));
      const number = (kind: string) => days.filter(({ attendance }) => attendance === kind).length;
      const last = terms.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)!;
      return {
        ...{ staff, month, days, result: monthScore(sheet, counted, known), outside: known, last },
        ...{ leave: number("leave"), late: number("late"), away: number("away") },
      };
    });
}

interface Found {
  attendance: Map<string, AttendanceRow[]>;
  entries: Map<string, ConductEntry[]>;
  /** Days on which each counter was looked at. */
  inspected: Map<string, Set<Day>>;
}

function index({ attendance, entries, inspected }: Facts, from: Day, to: Day): Found {
  const within = <T extends { day: Day }>(rows: readonly T[]) =>
    rows.filter(({ day }) => from <= day && day <= to);
  const seen = Map.groupBy(within(inspected), placeKey);
  return {
    attendance: Map.groupBy(within(attendance), ({ staff }) => staff),
    entries: Map.groupBy(within(entries), ({ staff }) => staff),
    inspected: new Map([...seen].map(([key, rows]) => [key, new Set(rows.map(({ day }) => day))])),
  };
}

function daysOf(sheet: ConductSheet, found: Found, staff: string, terms: readonly Term[]): ScoredDay[] {
  const attended = new Map((found.attendance.get(staff) ?? []).map((row) => [row.day, row]));
  const entries = Map.groupBy(found.entries.get(staff) ?? [], ({ day }) => day);
  const looked = terms.flatMap((term) => [...(found.inspected.get(placeKey(term)) ?? [])]);
  const all = [...new Set([...attended.keys(), ...entries.keys(), ...looked])].sort();
  return all.flatMap((day) => {
    const term = termOn(terms, day);
    if (!term) return [];
    const kind = attended.get(day)?.kind;
    const inspected =
      found.inspected.get(placeKey(term))?.has(day) === true ||
      (entries.get(day)?.some(({ struck }) => !struck) ?? false);
    const known = { inspected, ...(kind && { attendance: kind }) };
    if (kind === undefined && !inspected) return [];
    const counted = isCounted(known);
    const score = counted ? dayScore(sheet, entries.get(day) ?? []).score : undefined;
    const at = { counter: placeKey(term), organ: term.organ };
    return [{ staff, day, ...known, ...at, counted, ...(score !== undefined && { score }) }];
  });
}

/** The months' scores divided among the counters, or the organs, by the days spent there. */
export function sharesOf(months: readonly PersonMonth[], by: "counter" | "organ"): Share[] {
  return months.flatMap(({ staff, month, days, result: { score } }) => {
    if (score === undefined) return [];
    const counted = days.filter(({ counted }) => counted);
    return [...Map.groupBy(counted, (day) => day[by])].map(([key, own]) => ({
      ...{ key, staff, month, days: own.length, score },
    }));
  });
}
