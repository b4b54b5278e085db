/**
 * The main hall's day (R12.1, R12.3): counters open, people take numbers, are called, served, or do not come; what is
 * left at the end of the day is closed. A number waits for a counter that is free, which only the day itself tells, so
 * that a day's visits are lived through one after the other, by the commands of live use at their own moments.
 */
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import {
  actOnTicket,
  callNext,
  endDay,
  openCounter,
  queueRulesOf,
  queuesOf,
  type ServiceQueue,
  takeNumber,
} from "#server/modules/queue/index.ts";
import { createAgenda } from "../agenda.ts";
import { between, type Chance, chanceOf, pickWeighted } from "../chance.ts";
import { atShare, isWorking, plusMinutes } from "../moments.ts";
import type { Deed, Generator, Ground, Planned, World } from "../world.ts";
import { sharesOf } from "./arrivals.ts";
import { isFirst, placed } from "./conduct.ts";

const opens = 8 * 60 + 50;
const closes = 17 * 60 + 40;

export const hall: Generator = {
  name: "hall",
  onDay(_, world, day) {
    if (!isWorking(world.timekeeping, day)) return [];
    const whole = Math.round(visitsOf(world, day));
    return [
      opening(world, day),
      { at: atShare(day, closes, 0), key: `hall ${day}`, deed: lives(day, whole) },
    ];
  },
};

/** Those who hand something in at the main hall, and those who only ask. */
function visitsOf(world: World, day: Day): number {
  const { magnitudes, halls } = world;
  const { halls: weights } = magnitudes.arrivals;
  const all = halls.reduce((sum, one) => sum + (weights[one] ?? 0), 0);
  const here = all === 0 ? 0 : (weights[halls[0]!] ?? 0) / all;
  const coming = sharesOf(world).get(day)?.counter ?? 0;
  return coming * here * (1 + magnitudes.hall.asking);
}

interface Desk {
  counter: string;
  clerk: StaffActor;
  speed: number;
}

/** Counters whose clerk is there. */
function desksOn(world: World, day: Day): Desk[] {
  return placed(world).flatMap(({ worker, counter }) =>
    worker.away.has(day) ? [] : [{ counter: counter.id, clerk: worker.actor, speed: worker.speed }],
  );
}

const client = "127.0.0.1";

function opening(world: World, day: Day): Planned {
  const deed: Deed = async ({ services, requestKey }, at, key) => {
    for (const { counter, clerk } of desksOn(world, day)) {
      const call = { actor: clerk, client, at, requestKey: requestKey(`${key} ${counter}`) };
      await openCounter(services, call, { hall: world.halls[0]!, counter });
    }
  };
  // On the first of all days clerks are posted to their counters before nine, side by side with what is due then.
  const minute = isFirst(world, day) ? 9 * 60 : opens;
  return { at: atShare(day, minute, 0), key: `hall-opens ${day}`, deed };
}

/** Something that happens in the hall, and what follows from it. */
interface Happening {
  at: Instant;
  key: string;
  act: () => Promise<Happening[]>;
}

interface HallDay {
  ground: Ground;
  day: Day;
  place: { division: string; hall: string };
  desks: readonly Desk[];
  queues: readonly ServiceQueue[];
  /** Where nobody waited when the next was to be called. */
  idle: Set<Desk>;
  recall: { times: number; seconds: number };
}

function lives(day: Day, count: number): Deed {
  return async (ground, at) => {
    const { services, world } = ground;
    const place = { division: world.division, hall: world.halls[0]! };
    const { recall } = await queueRulesOf(services, services.db, place);
    const queues = await queuesOf(services.db, place);
    const desks = desksOn(world, day);
    const it = { ground, day, place, desks, queues, idle: new Set(desks), recall };
    const agenda = createAgenda<Happening>();
    for (const coming of visits(it, count)) agenda.put(coming);
    for (let [next] = agenda.take(at, 1); next; [next] = agenda.take(at, 1))
      for (const follows of await next.act()) agenda.put(follows);
    await endDay(services, place, at);
  };
}

/** Who comes when, to a queue that somebody calls today. */
function visits(it: HallDay, count: number): Happening[] {
  const { ground, day, desks, queues } = it;
  const { world, requestKey } = ground;
  const { arrivals, hall: how } = world.magnitudes;
  const open = queues.flatMap((queue) => {
    const counters = desks.filter(({ counter }) => queue.counters.includes(counter)).length;
    return counters > 0 ? [[queue, counters] as const] : [];
  });
  if (open.length === 0) return [];
  return Array.from({ length: count }, (_, i) => {
    const key = `visit ${day} ${i}`;
    const draw = chanceOf(world.seed, key);
    const hour = Number(pickWeighted(draw, Object.entries(arrivals.counterHours)));
    const minute = hour * 60 + (hour === 13 ? 30 + draw() * 30 : draw() * 60);
    const at = atShare(day, Math.floor(minute), minute % 1);
    const queue = pickWeighted(draw, open);
    const group = draw() < how.seniors ? { group: "senior" } : {};
    const taking = { ...it.place, ...group, queue: queue.id, via: "kiosk" as const, at };
    const act = async () => {
      await takeNumber(ground.services, { ...taking, requestKey: requestKey(key) });
      const desk = [...it.idle].find(({ counter }) => queue.counters.includes(counter));
      return desk ? [calls(it, desk, at)] : [];
    };
    return { at, key, act };
  });
}

const callOf = ({ ground }: HallDay, { clerk }: Desk, at: Instant, key: string) => ({
  ...{ actor: clerk, client, at, requestKey: ground.requestKey(key) },
});

/** A counter calls whoever is next; somebody comes, or nobody does. */
function calls(it: HallDay, desk: Desk, after: Instant): Happening {
  const { world, services } = it.ground;
  const at = plusMinutes(after, 0.25);
  const key = `call ${at} ${desk.counter}`;
  it.idle.delete(desk);
  const act = async () => {
    const { id } = await callNext(services, callOf(it, desk, at, key));
    if (id === undefined) {
      it.idle.add(desk);
      return [];
    }
    const draw = chanceOf(world.seed, "called", it.day, id);
    const { noShows } = world.magnitudes.hall;
    return draw() < noShows ? [misses(it, desk, id, at, 1)] : [serves(it, desk, id, at, draw)];
  };
  return { at, key, act };
}

/** Called again as often as the rule says, then missed. */
function misses(it: HallDay, desk: Desk, id: number, called: Instant, times: number): Happening {
  const at = plusMinutes(called, (it.recall.seconds + 5) / 60);
  const last = times > it.recall.times;
  const key = `${last ? "miss" : "recall"} ${it.day} ${id} ${times}`;
  const act = async () => {
    const call = callOf(it, desk, at, key);
    await actOnTicket(it.ground.services, call, id, { action: last ? "miss" : "recall" });
    return last ? [calls(it, desk, at)] : [misses(it, desk, id, at, times + 1)];
  };
  return { at, key, act };
}

function serves(it: HallDay, desk: Desk, id: number, called: Instant, draw: Chance): Happening {
  const { services, world } = it.ground;
  const at = plusMinutes(called, 0.3 + draw());
  const until = plusMinutes(at, between(draw, ...world.magnitudes.hall.minutes) * desk.speed);
  const step = (action: "start" | "finish", moment: Instant, then: () => Happening): Happening => ({
    ...{ at: moment, key: `${action} ${it.day} ${id}` },
    act: async () => {
      const call = callOf(it, desk, moment, `${action} ${it.day} ${id}`);
      await actOnTicket(services, call, id, { action });
      return [then()];
    },
  });
  return step("start", at, () => step("finish", until, () => calls(it, desk, until)));
}
