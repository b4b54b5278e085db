/** The made-up county at the beginning of its year: its items and bundles, its people, enterprises and staff. */
import type { Simulation } from "#contract/simulation.ts";
import { engineOf } from "#server/cases/index.ts";
import { covers } from "#server/kernel/time/calendar.ts";
import { type Day, dayNumber } from "#server/kernel/time/day.ts";
import { bundlesInUse, openBundle } from "#server/modules/bundles/index.ts";
import { catalogueOf, openItem } from "#server/modules/items/index.ts";
import { hallsInOrder, placedCounters } from "#server/modules/organisation/index.ts";
import { enrolMadeUp } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";
import { crewOf } from "./crew.ts";
import { enterprise, person, residentId } from "./made-up.ts";
import { keepSampleFile } from "./sample-file.ts";
import type { World } from "./world.ts";

/** Refuses a year whose official holidays are not loaded: nobody would know its working days. */
export async function refuseUncovered(services: Services, year: number): Promise<void> {
  const { calendar } = (await engineOf(services)).timekeeper.current();
  if (covers(calendar, dayNumber(`${year}-01-01`)) && covers(calendar, dayNumber(`${year}-12-31`))) return;
  throw new Trouble(
    "simulation-year-unknown",
    `The official calendar of ${year} is not loaded (data/calendar): simulate a year between ${calendar.from} and ${calendar.horizon}.`,
    `没有 ${year} 年的放假安排（data/calendar）：请模拟 ${calendar.from} 到 ${calendar.horizon} 之间的年度。`,
  );
}

interface Beginning {
  year: number;
  seed: number;
  cases: number;
  from?: Day;
}

export async function worldOf(
  services: Services,
  magnitudes: Simulation,
  { year, seed, cases, from = `${year}-01-01` }: Beginning,
): Promise<World> {
  const { division } = services.config;
  const items = await openItems(services);
  const bundles = await openBundles(services);
  const places = await hallsInOrder(services.db, division);
  const halls = places.map(({ id }) => id);
  const bureau = places[0]?.organ ?? "";
  const counters = await mainCounters(services, halls[0] ?? "");
  const crew = crewOf({
    ...{ year, division, halls, counters, bureau, items: [...items.values()], magnitudes: magnitudes.crew },
  });
  const people = Math.max(10, Math.ceil(cases / magnitudes.arrivals.mattersPerPerson));
  return {
    ...{ division, year, from, seed, cases, magnitudes, crew, items, bundles, halls, counters, people },
    timekeeping: (await engineOf(services)).timekeeper.current(),
    itemsByName: new Map([...items.values()].map((item) => [item.name, item])),
    enterprises: Math.ceil(people / 4),
    brought: new Map(),
  };
}

async function mainCounters({ db, config }: Services, main: string): Promise<World["counters"]> {
  const all = await placedCounters(db, config.division);
  return all.flatMap(({ hall, zone, id, organs: [organ], closed }) =>
    hall === main && zone !== undefined && !closed
      ? [{ ...{ hall, zone, id }, ...(organ && { organ }) }]
      : [],
  );
}

/** In the order of their keys, so that every run draws the same ones. */
async function openItems(services: Services) {
  const { division } = services.config;
  const { rows } = await catalogueOf(services).shelf(division);
  const found = await Promise.all([...rows.keys()].sort().map((key) => openItem(services, division, key)));
  return new Map(found.flatMap((item) => (item?.form ? [[item.key, item] as const] : [])));
}

async function openBundles(services: Services) {
  const all = (await bundlesInUse(services)).map(({ key }) => key).sort();
  const found = await Promise.all(all.map((key) => openBundle(services, key)));
  return new Map(found.flatMap((open) => (open ? [[open.bundle.key, open] as const] : [])));
}

/** Gives everybody who will act their account. */
export async function settle(services: Services, world: World): Promise<void> {
  const at = services.now();
  const numbers = Array.from({ length: world.people }, (_, i) => i);
  await keepSampleFile(services, at);
  await enrolMadeUp(
    services,
    {
      staff: world.crew.all,
      residents: numbers.map((i) => ({ ...person(i), id: residentId(i) })),
      enterprises: numbers.slice(0, world.enterprises).map((i) => ({
        ...{ ...enterprise(i), legalPerson: person(i).name },
        address: "430482001 湖南省衡阳市常宁市宜阳街道 模拟路1号",
      })),
    },
    at,
  );
}
