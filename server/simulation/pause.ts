/**
 * Going on where a simulation was broken off. What is due is not kept, but where it came from: a generator, and a day or
 * an event. Asked again, the generator plans the same, since what it draws belongs to that day or event alone.
 */
import { engineOf, type Occurrence, readEventsOf } from "#server/cases/index.ts";
import { foldCase } from "#server/kernel/case-type/evolve.ts";
import type { Day } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { chanceOf } from "./chance.ts";
import type { SimulationReport } from "./report.ts";
import type { Brought, Generator, Planned, World } from "./world.ts";

/** What made a generator plan something: a day, or an event of a case. */
export type Origin = { generator: string } & ({ day: Day } | { case: number; seq: number });
export type Rooted = Planned & { origin: Origin };

/** What a simulation goes on with; kept as JSON. */
export interface Pause {
  report: SimulationReport;
  /** Origins with the keys of what is still due from each. */
  due: { origin: Origin; keys: string[] }[];
  brought: [number, Brought][];
}

export function pauseOf(report: SimulationReport, due: readonly Rooted[], { brought }: World): Pause {
  const byOrigin = new Map<string, Pause["due"][number]>();
  for (const { origin, key } of due) {
    const text = JSON.stringify(origin);
    const known = byOrigin.get(text);
    if (known) known.keys.push(key);
    else byOrigin.set(text, { origin, keys: [key] });
  }
  return { report, due: [...byOrigin.values()], brought: [...brought] };
}

/** Everything that was still due, planned anew. */
export async function dueAgain(
  services: Services,
  world: World,
  generators: readonly Generator[],
  { due }: Pause,
): Promise<Rooted[]> {
  const occurrenceOf = await occurrences(services, due);
  return due.flatMap(({ origin, keys }) => {
    const generator = generators.find(({ name }) => name === origin.generator)!;
    const wanted = new Set(keys);
    const all =
      "day" in origin
        ? plansOfDay(world, generator, origin.day)
        : plansOfEvent(world, generator, occurrenceOf(origin));
    return all.filter(({ key }) => wanted.has(key));
  });
}

export function plansOfDay(world: World, { name, onDay }: Generator, day: Day): Rooted[] {
  const origin = { generator: name, day };
  const plans = onDay?.(chanceOf(world.seed, name, day), world, day) ?? [];
  return plans.map((plan) => ({ ...plan, origin }));
}

export function plansOfEvent(world: World, { name, onEvent }: Generator, occurrence: Occurrence): Rooted[] {
  const { id } = occurrence.case;
  const { seq } = occurrence.event;
  const plans = onEvent?.(chanceOf(world.seed, name, id, seq), world, occurrence) ?? [];
  return plans.map((plan) => ({ ...plan, origin: { generator: name, case: id, seq } }));
}

/** Cases as they stood when each event was their last: generators are asked for no others. */
async function occurrences(services: Services, due: Pause["due"]) {
  const { pool, config } = services;
  const { division } = config;
  const { types } = await engineOf(services);
  const ids = new Set(due.flatMap(({ origin }) => ("case" in origin ? [origin.case] : [])));
  const events = await readEventsOf(pool, division, [...ids]);
  return ({ case: id, seq }: { case: number; seq: number }): Occurrence => {
    const history = events.get(id)!.slice(0, seq);
    return { case: foldCase(types.version, { division, id }, history)!, event: history.at(-1)! };
  };
}
