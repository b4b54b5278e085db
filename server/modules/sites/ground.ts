/** Everything there is to know of the county's points at one moment: read once for a request, asked many times. */
import type { Counter, Hall } from "#contract/organisation.ts";
import type { How, OpenState, Point, Site } from "#contract/sites.ts";
import { engineOf } from "#server/cases/index.ts";
import { coverageOf, type Matter } from "#server/kernel/sites/coverage.ts";
import { openState } from "#server/kernel/sites/opening.ts";
import type { CalendarYear } from "#server/kernel/time/calendar-year.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { catalogueOf } from "#server/modules/items/index.ts";
import {
  hoursInWords,
  type Organisation,
  readDivisions,
  readOrganisation,
} from "#server/modules/organisation/index.ts";
import { kiosksOf } from "#server/modules/people/index.ts";
import { waitingByHall } from "#server/modules/queue/index.ts";
import type { Services } from "#server/platform/services.ts";
import { presumedSite } from "./site.ts";
import { readSites } from "./site-store.ts";

export interface NamedMatter extends Matter {
  name: string;
}

export interface Placed {
  hall: Hall;
  site: Site;
  /** 0: nothing was kept of it yet. */
  version: number;
  counters: Counter[];
}

export interface SiteGround {
  at: Instant;
  organisation: Organisation;
  /** Open halls in the order people like to read them. */
  points: Placed[];
  /** Matters people may ask for, by key. */
  matters: Map<string, NamedMatter>;
  areas: Map<string, string>;
  kiosks: { id: string; name: string; hall: string }[];
  /** Tickets waiting in halls that hand out numbers. */
  waiting: Map<string, number>;
  years: readonly CalendarYear[];
}

export async function siteGround(services: Services, division: string, at: Instant): Promise<SiteGround> {
  const { db } = services;
  const [organisation, sites, shelf, divisions, kiosks, waiting, { timekeeper }] = await Promise.all([
    readOrganisation(db, division),
    readSites(db, division),
    catalogueOf(services).shelf(division),
    readDivisions(db),
    kiosksOf(db, division),
    waitingByHall(db, division, shanghaiDay(at)),
    engineOf(services),
  ]);
  const counters = Map.groupBy(organisation.counter.values(), ({ hall }) => hall);
  const points = [...organisation.hall.values()]
    .filter(({ closedOn }) => closedOn === undefined)
    .map((hall) => {
      const kept = sites.get(hall.id);
      const own = (counters.get(hall.id) ?? []).filter(({ closedOn }) => closedOn === undefined);
      return { hall, site: kept?.site ?? presumedSite(hall), version: kept?.version ?? 0, counters: own };
    });
  const matters = [...shelf.items.values()]
    .filter(({ row }) => row.status !== "suspended")
    .map(({ row, hit }) => [row.key, { key: row.key, name: hit.name, organ: row.organ }] as const);
  return {
    ...{ at, organisation, points, kiosks, waiting, years: timekeeper.years() },
    matters: new Map(matters),
    areas: new Map(
      divisions.filter(({ code }) => code.startsWith(division)).map((each) => [each.code, each.name]),
    ),
  };
}

/** How each matter is done there. */
export function coverageAt(ground: SiteGround, { counters, site }: Placed): Map<string, How> {
  return coverageOf(counters, site.items, [...ground.matters.values()]);
}

/** The point as everybody may see it; with how it does a matter, when one is asked about. */
export function pointOf(ground: SiteGround, placed: Placed, how?: How): Point {
  const { hall, site } = placed;
  const { id, name, area, parent, address, phone } = hall;
  return {
    ...{ id, name, kind: site.kind, area, areaName: ground.areas.get(area) ?? area, address },
    ...(parent !== undefined && { parent }),
    ...(phone !== undefined && { phone }),
    hours: hoursInWords(hall.hours),
    now: openNow(ground, placed),
    ...(site.position && { position: site.position }),
    kiosks: ground.kiosks.filter((kiosk) => kiosk.hall === id).length,
    ...(ground.waiting.has(id) && { waiting: ground.waiting.get(id)! }),
    ...(how && { how }),
  };
}

/** Open now, or when next; a self-service area keeps no holidays. */
export function openNow({ years, at }: SiteGround, { hall, site }: Placed): OpenState {
  const always = site.kind === "self-service";
  return openState({ hours: hall.hours, extra: site.extra, always }, years, at);
}
