/** What the page of service points works out for its reader: order, distance, words. Pure. */
import type { Point } from "#contract/sites.ts";
import { distanceWords, type Place } from "#server/kernel/sites/distance.ts";
import { nearestByArea, nearestByPlace } from "#server/kernel/sites/nearest.ts";

export interface NearPoint {
  point: Point;
  /** 在您东北方向，约 3.2 公里（直线距离） */
  away?: string;
}

/** Where somebody is: their town or village, or a position. */
export interface Standing {
  area: string;
  place?: Place | undefined;
}

/** As many as people read by position; the others are on the full list. */
const mostNear = 8;

/** The nearest first; of somebody who said nothing yet, all points in the order of the halls. */
export function nearPoints(points: readonly Point[], { area, place }: Standing): NearPoint[] {
  if (place) {
    return nearestByPlace(points, place)
      .slice(0, mostNear)
      .map(({ point, metres, direction }) => ({
        point,
        away: `在您${direction}边，直线${distanceWords(metres)}`,
      }));
  }
  const shown = area === "" ? points : nearestByArea(points, area);
  return shown.map((point) => ({ point }));
}

export interface Area {
  code: string;
  name: string;
}

export const townsOf = (areas: readonly Area[]) => areas.filter(({ code }) => code.length === 9);
export const villagesOf = (areas: readonly Area[], town: string) =>
  areas.filter(({ code }) => code.length === 12 && code.startsWith(town));

export interface Dot {
  id: string;
  x: number;
  y: number;
  /** Its number on the list; absent: the reader. */
  number?: number;
}

/** Points on a sheet of so many units, north above, kept in proportion; fewer than two are no map. */
export function dotsOf(
  shown: readonly NearPoint[],
  place: Place | undefined,
  size: { width: number; height: number; edge: number },
): Dot[] {
  const placed = shown.flatMap(({ point: { id, position } }, index) =>
    position ? [{ id, number: index + 1, place: position as Place }] : [],
  );
  const all: { id: string; number?: number; place: Place }[] = [
    ...placed,
    ...(place ? [{ id: "me", place }] : []),
  ];
  if (all.length < 2) return [];
  const lons = all.map((each) => each.place.lon);
  const lats = all.map((each) => each.place.lat);
  const [west, east, south, north] = [
    Math.min(...lons),
    Math.max(...lons),
    Math.min(...lats),
    Math.max(...lats),
  ];
  // A degree of longitude is shorter than one of latitude.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const across = Math.max((east - west) * squeeze, 1e-4);
  const up = Math.max(north - south, 1e-4);
  const scale = Math.min((size.width - 2 * size.edge) / across, (size.height - 2 * size.edge) / up);
  return all.map(({ place: at, ...dot }) => ({
    ...dot,
    x: size.width / 2 + (at.lon - (west + east) / 2) * squeeze * scale,
    y: size.height / 2 - (at.lat - (south + north) / 2) * scale,
  }));
}
