/** Slots of remote guiding (云导办, B15): the duty of guides cut into equal pieces. Pure. */
import { atMinute, type Day, type Instant } from "../time/day.ts";

/** A stretch of a day on which a helper is on duty. */
export interface DutySpan {
  helper: string;
  on: Day;
  /** `09:00`. */
  from: string;
  to: string;
}

export interface Slot {
  helper: string;
  startsAt: Instant;
}

/** Every whole slot of these spans that begins at `notBefore` or later and is not taken; in order of time. */
export function freeSlots(
  spans: readonly DutySpan[],
  taken: readonly Slot[],
  minutes: number,
  notBefore: Instant,
): Slot[] {
  const busy = new Set(taken.map(keyOf));
  const slots = spans.flatMap((span) => slotsOf(span, minutes));
  const free = slots.filter((slot) => slot.startsAt >= notBefore && !busy.has(keyOf(slot)));
  return [...new Map(free.map((slot) => [keyOf(slot), slot])).values()].toSorted(
    (a, b) => a.startsAt.localeCompare(b.startsAt) || a.helper.localeCompare(b.helper),
  );
}

function slotsOf({ helper, on, from, to }: DutySpan, minutes: number): Slot[] {
  const start = minuteOf(from);
  const count = Math.max(0, Math.floor((minuteOf(to) - start) / minutes));
  return Array.from({ length: count }, (_, at) => ({ helper, startsAt: atMinute(on, start + at * minutes) }));
}

const keyOf = ({ helper, startsAt }: Slot) => `${helper} ${startsAt}`;

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
