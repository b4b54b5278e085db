/** Points as the public reads them: all, those for a matter, one whole, one counter. */
import type { CounterPage, How, PointList, PointPage } from "#contract/sites.ts";
import { serves } from "#server/kernel/sites/coverage.ts";
import { extraInWords } from "#server/kernel/sites/opening.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { coverageAt, openNow, type Placed, pointOf, type SiteGround } from "./ground.ts";
import "./site-refusals.ts";

/** Points that can do the matter, or without one all of them. Refused: a matter that is not there. */
export function listPoints(ground: SiteGround, item?: string): PointList {
  const areas = [...ground.areas].map(([code, name]) => ({ code, name }));
  if (item === undefined) return { points: ground.points.map((point) => pointOf(ground, point)), areas };
  const matter = ground.matters.get(item);
  if (!matter) throw refuse("site-matter-unknown");
  const points = ground.points.flatMap((point) => {
    const how = coverageAt(ground, point).get(item);
    return how ? [pointOf(ground, point, how)] : [];
  });
  return { item: { key: matter.key, name: matter.name }, points, areas };
}

export function placedPoint(ground: SiteGround, id: string): Placed {
  const point = ground.points.find(({ hall }) => hall.id === id);
  if (!point) throw refuse("site-not-found");
  return point;
}

export function showPoint(ground: SiteGround, id: string): PointPage {
  const placed = placedPoint(ground, id);
  const { hall, site, counters } = placed;
  const above = ground.points.find((each) => each.hall.id === hall.parent)?.hall;
  return {
    ...pointOf(ground, placed),
    ...(site.route !== undefined && { route: site.route }),
    accessibility: site.accessibility,
    extra: site.extra.filter((each) => !isOver(each, shanghaiDay(ground.at))).map(extraInWords),
    items: itemsByHow(ground, placed),
    counters: counters.map((counter) => ({
      ...{ id: counter.id, name: counter.name },
      zone: zoneName(ground, counter.hall, counter.zone),
    })),
    ...(above && { above: { id: above.id, name: above.name } }),
    below: ground.points
      .filter((each) => each.hall.parent === id)
      .map((each) => ({ id: each.hall.id, name: each.hall.name, kind: each.site.kind })),
  };
}

export function isOver(each: Placed["site"]["extra"][number], today: string): boolean {
  if (each.kind === "closed") return each.to < today;
  return each.kind === "agreed" && each.on < today;
}

function itemsByHow(ground: SiteGround, placed: Placed): PointPage["items"] {
  const covered = [...coverageAt(ground, placed)];
  const ways: How[] = ["here", "forward", "advice"];
  return ways
    .map((how) => ({
      how,
      items: covered
        .filter(([, each]) => each === how)
        .map(([key]) => ({ key, name: ground.matters.get(key)!.name }))
        .sort((a, b) => a.name.localeCompare(b.name, "zh-CN")),
    }))
    .filter(({ items }) => items.length > 0);
}

function zoneName(ground: SiteGround, hall: string, zone: string | undefined): string {
  return (zone && ground.organisation.zone.get(`${hall}/${zone}`)?.name) || "";
}

export function showCounter(ground: SiteGround, hall: string, id: string): CounterPage {
  const placed = placedPoint(ground, hall);
  const counter = placed.counters.find((each) => each.id === id);
  if (!counter) throw refuse("site-not-found");
  const organs = counter.organs.map((uscc) => ground.organisation.organ.get(uscc)?.shortName ?? uscc);
  const items = [...ground.matters.values()].filter((matter) => serves(counter, matter));
  return {
    ...{ id, name: counter.name, zone: zoneName(ground, hall, counter.zone), organs },
    hall: { id: hall, name: placed.hall.name },
    now: openNow(ground, placed),
    items: items.map(({ key, name }) => ({ key, name })),
  };
}
