/** Who may book, move, cancel and check in when (R12.2). Pure; instants come in. */
import type { AppointmentState } from "#contract/appointment.ts";
import type { AppointmentRules } from "#contract/appointment-rules.ts";
import type { QueueRules } from "#contract/queue-rules.ts";
import { addDays, type Day, daysBetween, type Instant, instantOf, msOf, shanghaiDay } from "../time/day.ts";
import type { SlotTimes } from "./slot-plan.ts";

const minuteMs = 60_000;

const shifted = (at: Instant, minutes: number): Instant => instantOf(msOf(at) + minutes * minuteMs);

export type BookingFault = "over" | "too-soon" | "too-far" | "too-many" | "suspended";

export interface Booking {
  slot: SlotTimes;
  at: Instant;
  /** By staff, for somebody: until the slot ends, and without suspension in the way. */
  byStaff: boolean;
  /** Open bookings the person has besides this one. */
  open: number;
  /** See `suspendedUntil`; absent for priority groups. */
  suspendedUntil?: Day | undefined;
}

/** Why this slot cannot be booked by this person now; undefined when it can. */
export function bookingFault(booking: Booking, rules: AppointmentRules): BookingFault | undefined {
  const { slot, at, byStaff, open } = booking;
  if (at >= slot.endsAt) return "over";
  if (!byStaff && at > shifted(slot.startsAt, -rules.noticeMinutes)) return "too-soon";
  if (shanghaiDay(slot.startsAt) > lastBookableDay(at, rules)) return "too-far";
  if (open >= rules.openPerPerson) return "too-many";
  const until = byStaff ? undefined : booking.suspendedUntil;
  return until !== undefined && shanghaiDay(at) <= until ? "suspended" : undefined;
}

export function lastBookableDay(at: Instant, { horizonDays }: Pick<AppointmentRules, "horizonDays">): Day {
  return addDays(shanghaiDay(at), horizonDays);
}

/**
 * The last day of a suspension (R12.2 [A]): so many no-shows within so many natural days, then so many days from the
 * day after the last of them. Those that led to one suspension do not count towards the next.
 *
 * @param missed days of the person's no-shows, in any order.
 */
export function suspendedUntil(
  missed: readonly Day[],
  { most, days, suspendDays }: AppointmentRules["noShow"],
): Day | undefined {
  let counted: Day[] = [];
  let until: Day | undefined;
  for (const day of [...missed].sort()) {
    counted = [...counted.filter((earlier) => daysBetween(earlier, day) < days), day];
    if (counted.length < most) continue;
    until = addDays(day, suspendDays);
    counted = [];
  }
  return until;
}

/** A cancelled place opens again after a random time (R12.2 [A]). @param chance from 0 to below 1. */
export function reopensAt(
  at: Instant,
  { from, to }: AppointmentRules["reopenMinutes"],
  chance: number,
): Instant {
  const longest = Math.max(from, to);
  return instantOf(msOf(at) + Math.round((from + (longest - from) * chance) * minuteMs));
}

/** The hall's own rules of its queues: minutes before and after the beginning of the slot. */
export type CheckInRules = Pick<QueueRules["appointment"], "early" | "grace">;

/** `void` is late: it becomes a late appointment, whose place in the queue is that of its class. */
export type Arrival = "another-day" | "too-early" | "on-time" | "void";

/** What it means to check in now. Tomorrow's appointment is not called today (ZMS 405). */
export function arrivalOf(slot: SlotTimes, at: Instant, rules: CheckInRules): Arrival {
  if (shanghaiDay(at) !== shanghaiDay(slot.startsAt)) return "another-day";
  if (at < checkInFrom(slot, rules)) return "too-early";
  return at > onTimeUntil(slot, rules) ? "void" : "on-time";
}

export function checkInFrom({ startsAt }: SlotTimes, { early }: CheckInRules): Instant {
  return shifted(startsAt, -early);
}

export function onTimeUntil({ startsAt }: SlotTimes, { grace }: CheckInRules): Instant {
  return shifted(startsAt, grace);
}

/** Whoever booked may cancel at any time before the slot begins (R12.2), and before they have come. */
export function mayCancel(state: AppointmentState, { startsAt }: SlotTimes, at: Instant): boolean {
  return state === "displaced" || (state === "booked" && at < startsAt);
}

/** Moving is giving one place back and taking another; what the hall displaced may be moved whenever. */
export function mayMove(state: AppointmentState, slot: SlotTimes, at: Instant): boolean {
  return mayCancel(state, slot, at);
}

/** Booked, its day over, and nobody came. */
export function isMissed(state: AppointmentState, { startsAt }: SlotTimes, at: Instant): boolean {
  return state === "booked" && shanghaiDay(startsAt) < shanghaiDay(at);
}

/**
 * Which of the free slots is proposed in place of one the hall cannot keep: the first at the same hour of another day,
 * or the first of all when that is more than a week away.
 */
export function proposalFor<S extends SlotTimes>(lost: SlotTimes, free: readonly S[]): S | undefined {
  const sorted = [...free].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const [first] = sorted;
  const hour = lost.startsAt.slice(11);
  const sameHour = sorted.find(({ startsAt }) => startsAt.slice(11) === hour);
  if (!first || !sameHour) return first;
  return daysBetween(shanghaiDay(first.startsAt), shanghaiDay(sameHour.startsAt)) > 7 ? first : sameHour;
}
