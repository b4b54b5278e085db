/** A day at the main hall: its counters, what happens there one after the other, and who comes when. */
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { addDays, type Day, type Instant } from "#server/kernel/time/day.ts";
import type { ServiceQueue } from "#server/modules/queue/index.ts";
import { between, type Chance, chanceOf, pickWeighted } from "../chance.ts";
import { atShare, isWorking } from "../moments.ts";
import type { Ground, World } from "../world.ts";
import { sharesOf } from "./arrivals.ts";
import { placed } from "./conduct.ts";

export const client = "127.0.0.1";

export interface Desk {
  counter: string;
  clerk: StaffActor;
  speed: number;
}

/** Counters whose clerk is there. */
export function desksOn(world: World, day: Day): Desk[] {
  return placed(world).flatMap(({ worker, counter }) =>
    worker.away.has(day) ? [] : [{ counter: counter.id, clerk: worker.actor, speed: worker.speed }],
  );
}

/** Something that happens in the hall, and what follows from it. */
export interface Happening {
  at: Instant;
  key: string;
  act: () => Promise<Happening[]>;
}

export interface HallDay {
  ground: Ground;
  day: Day;
  place: { division: string; hall: string };
  desks: readonly Desk[];
  queues: readonly ServiceQueue[];
  /** Where nobody waited when the next was to be called. */
  idle: Set<Desk>;
  recall: { times: number; seconds: number };
}

/** Somebody who comes; with `ahead` they mean to book before. */
export interface Visit {
  key: string;
  at: Instant;
  queue: ServiceQueue;
  group?: string;
  ahead?: Ahead;
}

/** A booking ahead (R12.2), and what becomes of it. */
export interface Ahead {
  /** Number of the person. */
  who: number;
  /** So many working days before, at this minute of the day. */
  days: number;
  minute: number;
  /** A clerk books for them on the telephone. */
  byPhone: boolean;
  /** `cancels-soon`: on the day they booked; `cancels`: on the day itself. */
  fate: "comes" | "late" | "missed" | "cancels" | "cancels-soon";
  /** From 0 to below 1: how early or late, when exactly. */
  share: number;
}

/** Who comes on a day, each to a queue that somebody calls then. */
export function visitsOn(world: World, queues: readonly ServiceQueue[], day: Day): Visit[] {
  const desks = desksOn(world, day);
  const open = queues.flatMap((queue) => {
    const counters = desks.filter(({ counter }) => queue.counters.includes(counter)).length;
    return counters > 0 ? [[queue, counters] as const] : [];
  });
  if (open.length === 0) return [];
  const { arrivals, hall: how } = world.magnitudes;
  return Array.from({ length: Math.round(visitorsOn(world, day)) }, (_, i) => {
    const key = `visit ${day} ${i}`;
    const draw = chanceOf(world.seed, key);
    const hour = Number(pickWeighted(draw, Object.entries(arrivals.counterHours)));
    const minute = hour * 60 + (hour === 13 ? 30 + draw() * 30 : draw() * 60);
    const at = atShare(day, Math.floor(minute), minute % 1);
    const queue = pickWeighted(draw, open);
    const group = draw() < how.seniors ? { group: "senior" } : {};
    const isAhead = draw() < how.appointments.share;
    return { key, at, queue, ...group, ...(isAhead && { ahead: aheadOf(draw, world) }) };
  });
}

/** Those who hand something in at the main hall, and those who only ask. */
function visitorsOn(world: World, day: Day): number {
  const { magnitudes, halls } = world;
  const { halls: weights } = magnitudes.arrivals;
  const all = halls.reduce((sum, one) => sum + (weights[one] ?? 0), 0);
  const here = all === 0 ? 0 : (weights[halls[0]!] ?? 0) / all;
  const coming = sharesOf(world).get(day)?.counter ?? 0;
  return coming * here * (1 + magnitudes.hall.asking);
}

/** While the hall is lived through, from nine to twenty past five. */
const bookingMinutes = [9 * 60, 17 * 60 + 20] as const;

function aheadOf(draw: Chance, world: World): Ahead {
  const { ahead, byPhone, late, missed, cancelled } = world.magnitudes.hall.appointments;
  const who = Math.floor(draw() * world.people);
  const days = Math.floor(between(draw, ahead[0], ahead[1] + 1));
  const minute = between(draw, ...bookingMinutes);
  const phoned = draw() < byPhone;
  const kinds = [
    ["late", late],
    ["missed", missed],
    ["cancels", cancelled / 2],
    ["cancels-soon", cancelled / 2],
    ["comes", Math.max(0, 1 - late - missed - cancelled)],
  ] as const;
  return { who, days, minute, byPhone: phoned, fate: pickWeighted(draw, kinds), share: draw() };
}

/** The `n`-th working day after this one; undefined beyond what anybody can book. */
export function workdayAfter({ timekeeping }: World, day: Day, n: number): Day | undefined {
  let left = n;
  for (let i = 1; i <= 30; i++) {
    const later = addDays(day, i);
    if (isWorking(timekeeping, later)) left -= 1;
    if (left === 0) return later;
  }
  return undefined;
}
