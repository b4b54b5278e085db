/** Who comes when, with what, and where: through the year by month, weekday, holiday and hour. */
import { type Day, dayNumber, dayOf, weekdayOf } from "#server/kernel/time/day.ts";
import { type Chance, chanceOf, pickWeighted, shareOut } from "../chance.ts";
import { handsIn } from "../deeds.ts";
import { atShare, daysOffBefore, isWorking } from "../moments.ts";
import type { Generator, Planned, World } from "../world.ts";

export const arrivals: Generator = { name: "arrivals", onDay: arrivalsOfDay };

function arrivalsOfDay(_: Chance, world: World, day: Day): Planned[] {
  const shares = sharesOf(world).get(day);
  if (!shares) return [];
  const coming = (channel: "counter" | "portal", count: number) =>
    Array.from({ length: count }, (_, i) => arrival(world, day, channel, i));
  return [...coming("counter", shares.counter), ...coming("portal", shares.portal)];
}

interface Shares {
  counter: number;
  portal: number;
}

const known = new WeakMap<World, Map<Day, Shares>>();

/** How many come on each day of the year; together they are the year's matters. */
export function sharesOf(world: World): Map<Day, Shares> {
  const before = known.get(world);
  if (before) return before;
  const { year, cases } = world;
  const { portal } = world.magnitudes.arrivals;
  const first = dayNumber(`${year}-01-01`);
  const days = Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, i) => dayOf(first + i));
  const online = Math.round(cases * portal);
  const weights = days.map((day) => dayWeight(world, day));
  const atCounters = shareOut(cases - online, weights);
  const byPortal = shareOut(online, withDaysOff(world, days, weights));
  const shares = new Map(days.map((day, i) => [day, { counter: atCounters[i]!, portal: byPortal[i]! }]));
  known.set(world, shares);
  return shares;
}

/** 0 on days off. */
function dayWeight({ magnitudes: { arrivals: how }, timekeeping }: World, day: Day): number {
  if (!isWorking(timekeeping, day)) return 0;
  const month = how.months[Number(day.slice(5, 7)) - 1] ?? 1;
  const weekday = how.weekdays[weekdayOf(dayNumber(day)) - 1] ?? 1;
  return month * weekday * (daysOffBefore(timekeeping, day) >= 3 ? how.afterHolidays : 1);
}

/** The portal is open on days off too. */
function withDaysOff({ magnitudes }: World, days: readonly Day[], weights: readonly number[]): number[] {
  const { portalOnDaysOff } = magnitudes.arrivals;
  const working = weights.reduce((sum, weight) => sum + weight, 0);
  const off = days.length - weights.filter((weight) => weight > 0).length;
  const each = (portalOnDaysOff * working) / ((1 - portalOnDaysOff) * Math.max(1, off));
  return weights.map((weight) => (weight > 0 ? weight : each));
}

function arrival(world: World, day: Day, channel: "counter" | "portal", i: number): Planned {
  const { magnitudes, seed, crew, items, bundles } = world;
  const how = magnitudes.arrivals;
  const key = `${channel} ${day} ${i}`;
  const draw = chanceOf(seed, key);
  const hour = Number(
    pickWeighted(draw, Object.entries(channel === "counter" ? how.counterHours : how.portalHours)),
  );
  // Counters open at half past one.
  const minute = hour * 60 + (channel === "counter" && hour === 13 ? 30 + draw() * 30 : draw() * 60);
  const at = atShare(day, Math.floor(minute), minute % 1);
  const bundle = draw() < how.bundles;
  const matter = bundle
    ? pickWeighted(
        draw,
        weighted([...bundles.keys()], how.bundleWeights, () => 1),
      )
    : pickWeighted(draw, itemWeights(world));
  const hall = pickWeighted(
    draw,
    weighted(world.halls, how.halls, () => 0),
  );
  const objects = items.get(matter)?.objects ?? [];
  const who = Math.floor(draw() * world.people);
  const forEnterprise = who < world.enterprises && isForEnterprises(objects) && draw() < how.enterprises;
  const organ = items.get(matter)?.implementation.organ ?? "";
  const clerk = crew.who(draw, "clerk", organ, hall);
  const accept = draw() < magnitudes.handling.acceptedAtOnce;
  const counter = channel === "counter" && clerk ? { hall, clerk: clerk.actor, accept } : undefined;
  const coming = { matter, bundle, who, forEnterprise, draw, ...(counter && { counter }) };
  return { at, key, deed: handsIn(coming), opens: true };
}

/** Whom an item is for: anything but natural persons alone. */
const isForEnterprises = (objects: readonly string[]) => objects.some((object) => object !== "1");

const weightsOfWorld = new WeakMap<World, [string, number][]>();

function itemWeights(world: World): [string, number][] {
  const before = weightsOfWorld.get(world);
  if (before) return before;
  const { itemWeights: named, otherInstant, otherPromised } = world.magnitudes.arrivals;
  const other = (key: string) => (world.items.get(key)?.handling === "1" ? otherInstant : otherPromised);
  const weights = weighted([...world.items.keys()], named, other);
  weightsOfWorld.set(world, weights);
  return weights;
}

function weighted(
  keys: readonly string[],
  named: Readonly<Record<string, number>>,
  other: (key: string) => number,
): [string, number][] {
  return keys.map((key) => [key, named[key] ?? other(key)]);
}
