/** What the generators know of the made-up county, and what they make of it. */
import type { MaterialEntry } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import type { Simulation } from "#contract/simulation.ts";
import type { CaseEngine, Occurrence } from "#server/cases/index.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Timekeeping } from "#server/kernel/time/due.ts";
import type { OpenBundle } from "#server/modules/bundles/index.ts";
import type { Services } from "#server/platform/services.ts";
import type { Plan } from "./agenda.ts";
import type { Chance } from "./chance.ts";
import type { Crew } from "./crew.ts";
import { enterprise, residentId } from "./made-up.ts";

export interface World {
  division: string;
  year: number;
  /** The first day that is simulated. */
  from: Day;
  seed: number;
  /** Matters handed in in the whole year. */
  cases: number;
  magnitudes: Simulation;
  timekeeping: Timekeeping;
  crew: Crew;
  items: ReadonlyMap<string, Item>;
  /** By name, as cases call what they are about. */
  itemsByName: ReadonlyMap<string, Item>;
  bundles: ReadonlyMap<string, OpenBundle>;
  /** The main hall first. */
  halls: readonly string[];
  /** Open counters of the main hall, with the organ that is first at each. */
  counters: readonly { hall: string; zone: string; id: string; organ?: string }[];
  people: number;
  enterprises: number;
  /** What was brought with a case that is still open, without what was promised. */
  brought: Map<number, Brought>;
}

export interface Brought {
  materials: MaterialEntry[];
  /** To come later, by a written promise. */
  owed: string[];
}

/** What a deed is done with. */
export interface Ground {
  services: Services;
  engine: CaseEngine;
  world: World;
  /** The request key that belongs to this text, in this simulation. */
  requestKey: (text: string) => string;
}

/** Somebody does something through a command of the product, at this moment; `key` names it once. */
export type Deed = (ground: Ground, at: Instant, key: string) => Promise<unknown>;
export type Planned = Plan<Deed>;

/**
 * One kind of what goes on in a county. Pure: from what was drawn and what is known to what will be done, and when.
 * What it draws belongs to the day or the event, so that one generator never shifts what another draws.
 */
export interface Generator {
  name: string;
  /** What a day brings by itself. */
  onDay?: (draw: Chance, world: World, day: Day) => Planned[];
  /** What people do once a case has moved; asked for the last of its events only. */
  onEvent?: (draw: Chance, world: World, occurrence: Occurrence) => Planned[];
  /** What a module does by itself every so often in live use, at this moment of the simulated day. */
  onLook?: (ground: Ground, now: Instant) => Promise<unknown>;
}

/** The made-up person, or the one who acts for the made-up enterprise, whose case it is. */
export function applicantOf(division: string, party: string): ResidentActor {
  const [kind, id = ""] = party.split("/");
  if (kind !== "enterprise") return { kind: "resident", division, id, enterprises: [] };
  const number = Number(id.slice(10, 17));
  return {
    ...{ kind: "resident", division, id: residentId(number) },
    enterprises: [{ uscc: enterprise(number).uscc, scope: "apply" }],
  };
}

/** Magnitudes that are not applications are of a county with so many a year. */
const ofCases = 110_000;
const workdaysOfYear = 248;

/** How many of what a county of `ofYear` has in a year fall on one working day of this one. */
export function shareOfYear({ cases }: Pick<World, "cases">, ofYear: number): number {
  return (ofYear * cases) / ofCases / workdaysOfYear;
}
