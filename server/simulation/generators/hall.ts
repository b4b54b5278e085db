/**
 * The main hall's day (R12.1–R12.3): counters open, people take numbers or come by appointment, are called, served, or
 * do not come; what is left at the end of the day is closed. A number waits for a counter that is free, which only the
 * day itself tells, so that a day's visits are lived through one after the other, by the commands of live use at their
 * own moments.
 */
import { type Day, type Instant, shanghaiDay, startOfDay } from "#server/kernel/time/day.ts";
import {
  actOnTicket,
  callNext,
  endDay,
  openCounter,
  queueRulesOf,
  queuesOf,
  takeNumber,
} from "#server/modules/queue/index.ts";
import { createAgenda } from "../agenda.ts";
import { between, type Chance, chanceOf } from "../chance.ts";
import { atShare, isWorking, plusMinutes } from "../moments.ts";
import type { Deed, Generator, Planned, World } from "../world.ts";
import { bookingsFor, comingOf, keepAppointments } from "./booking.ts";
import { isFirst } from "./conduct.ts";
import {
  client,
  type Desk,
  desksOn,
  type HallDay,
  type Happening,
  type Visit,
  visitsOn,
} from "./hall-day.ts";

const opens = 8 * 60 + 50;
const closes = 17 * 60 + 40;

export const hall: Generator = {
  name: "hall",
  onDay(_, world, day) {
    if (!isWorking(world.timekeeping, day)) return [];
    return [opening(world, day), { at: atShare(day, closes, 0), key: `hall ${day}`, deed: lives(day) }];
  },
  async onLook(ground, now) {
    if (now === startOfDay(shanghaiDay(now))) await keepAppointments(ground, now);
  },
};

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

function lives(day: Day): Deed {
  return async (ground, at) => {
    const { services, world } = ground;
    const place = { division: world.division, hall: world.halls[0]! };
    const { recall } = await queueRulesOf(services, services.db, place);
    const queues = await queuesOf(services.db, place);
    const desks = desksOn(world, day);
    const it = { ground, day, place, desks, queues, idle: new Set(desks), recall };
    const agenda = createAgenda<Happening>();
    for (const coming of await comings(it)) agenda.put(coming);
    for (const booking of bookingsFor(it)) agenda.put(booking);
    for (let [next] = agenda.take(at, 1); next; [next] = agenda.take(at, 1))
      for (const follows of await next.act()) agenda.put(follows);
    await endDay(services, place, at);
  };
}

/** By appointment, or to take a number at a kiosk. */
async function comings(it: HallDay): Promise<Happening[]> {
  const { ground, day, queues } = it;
  const { services, world, requestKey } = ground;
  const came = ({ queue }: Visit, at: Instant) => {
    const desk = [...it.idle].find(({ counter }) => queue.counters.includes(counter));
    return desk ? [calls(it, desk, at)] : [];
  };
  const { happenings, without } = await comingOf(it, visitsOn(world, queues, day), came);
  const walkIns = without.map((visit): Happening => {
    const { key, at, queue, group } = visit;
    const taking = { ...it.place, ...(group !== undefined && { group }), queue: queue.id, at };
    const act = async () => {
      await takeNumber(services, { ...taking, via: "kiosk", requestKey: requestKey(key) });
      return came(visit, at);
    };
    return { at, key, act };
  });
  return [...walkIns, ...happenings];
}

const callOf = ({ ground }: HallDay, { clerk }: Desk, at: Instant, key: string) => ({
  ...{ actor: clerk, client, at, requestKey: ground.requestKey(key) },
});

/** A counter that is open calls whoever is next; somebody comes, or nobody does. */
function calls(it: HallDay, desk: Desk, after: Instant): Happening {
  const { world, services } = it.ground;
  const [soon, open] = [plusMinutes(after, 0.25), atShare(it.day, opens, 0.5)];
  const at = soon > open ? soon : open;
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
