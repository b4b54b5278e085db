/**
 * Which slots a queue has on a day (R12.2): opening hours of the hall, the official calendar, the queue's plan for that
 * weekday, and what was decided for that day alone. Beyond the notices that are loaded nobody knows whether a day is
 * worked, so nothing is promised there. Pure.
 */
import type { AppointmentPlan, AppointmentRules, PlanStretch } from "#contract/appointment-rules.ts";
import type { OpeningHours } from "#contract/organisation.ts";
import { type Calendar, covers } from "../time/calendar.ts";
import type { CalendarYear } from "../time/calendar-year.ts";
import { atMinute, type Day, dayNumber, type Instant, weekday } from "../time/day.ts";

/** What a day is by the State Council's notices; `unknown` where none is loaded. */
export type DayKind = "workday" | "make-up" | "weekend" | "holiday" | "unknown";

export interface OfficialDays {
  calendar: Calendar;
  years: readonly CalendarYear[];
}

/** Opened, with these hours, or closed, whatever the calendar says. */
export interface Override {
  hours?: readonly OpeningHours[];
}

export interface SlotTimes {
  startsAt: Instant;
  endsAt: Instant;
}

/** A slot with its places; `internal` of them are for staff to give away, the others for everybody. */
export interface PlannedSlot extends SlotTimes {
  capacity: number;
  internal: number;
}

/** Minutes after midnight. */
type Span = readonly [from: number, to: number];

export function dayKind({ calendar, years }: OfficialDays, day: Day): DayKind {
  if (!covers(calendar, dayNumber(day))) return "unknown";
  const holidays = years.flatMap((year) => year.holidays);
  if (holidays.some(({ work }) => work.includes(day))) return "make-up";
  if (holidays.some(({ from, to }) => from <= day && day <= to)) return "holiday";
  return weekday(day) > 5 ? "weekend" : "workday";
}

/** The slots of a day, in order; none where the hall is closed, the weekday has no plan, or nobody knows. */
export function slotsOf(
  day: Day,
  kind: DayKind,
  hours: readonly OpeningHours[],
  plan: AppointmentPlan,
  rules: Pick<AppointmentRules, "slotMinutes" | "makeUpDayAs">,
  override?: Override,
): PlannedSlot[] {
  const weekdayNow = kind === "make-up" ? rules.makeUpDayAs : weekday(day);
  const spans = openSpans(kind, weekdayNow, hours, override);
  const asPlanned = (number: number) => plan.stretches.find(({ days }) => days.includes(number));
  const stretch = asPlanned(weekdayNow) ?? (override ? asPlanned(rules.makeUpDayAs) : undefined);
  if (!stretch) return [];
  return extended(spans, stretch).flatMap((span) => slotsIn(day, span, stretch, rules.slotMinutes));
}

function openSpans(
  kind: DayKind,
  weekdayNow: number,
  hours: readonly OpeningHours[],
  override: Override | undefined,
): Span[] {
  if (override) return merged((override.hours ?? []).map(spanOf));
  if (kind === "unknown" || kind === "holiday") return [];
  return merged(hours.filter(({ days }) => days.includes(weekdayNow)).map(spanOf));
}

const spanOf = ({ from, to }: OpeningHours): Span => [minuteOf(from), minuteOf(to)];

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

/** In order, and those that overlap or touch made one, so that hours entered twice are open once. */
function merged(spans: readonly Span[]): Span[] {
  const open: Span[] = [];
  for (const [from, to] of spans.filter((span) => span[0] < span[1]).sort(([a], [b]) => a - b)) {
    const last = open.at(-1);
    if (last && from <= last[1]) open[open.length - 1] = [last[0], Math.max(last[1], to)];
    else open.push([from, to]);
  }
  return open;
}

/** 延时服务: the first span begins earlier, the last one ends later, within the day. */
function extended(spans: readonly Span[], { extend }: PlanStretch): Span[] {
  if (!extend) return [...spans];
  return spans.map(([from, to], i) => [
    i === 0 ? Math.max(0, from - extend.before) : from,
    i === spans.length - 1 ? Math.min(24 * 60, to + extend.after) : to,
  ]);
}

/** Whole slots, and what is left of the span at its end as a shorter one. */
function slotsIn(day: Day, [from, to]: Span, stretch: PlanStretch, length: number): PlannedSlot[] {
  const slots: PlannedSlot[] = [];
  for (let start = from; start < to; start += length) {
    const end = Math.min(start + length, to);
    const capacity = Math.floor((stretch.counters * (end - start)) / stretch.minutesEach);
    if (capacity === 0) continue;
    const internal = Math.round((capacity * stretch.internalPercent) / 100);
    slots.push({ startsAt: atMinute(day, start), endsAt: atMinute(day, end), capacity, internal });
  }
  return slots;
}
