/**
 * How far, which way and how long (B17): the straight line over the earth, times how much longer roads are, at the
 * speed of a way of going. A declared model, not a route planner. Pure; browsers run it, so that nobody's position
 * leaves their phone.
 */
import type { TravelMode } from "#contract/circle.ts";

export interface Place {
  lon: number;
  lat: number;
}

const earthMetres = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres as the crow flies. */
export function metresBetween(a: Place, b: Place): number {
  const [la, lb] = [radians(a.lat), radians(b.lat)];
  const half = Math.sin((lb - la) / 2) ** 2;
  const across = Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(half + Math.cos(la) * Math.cos(lb) * across)));
}

const directions = ["北", "东北", "东", "东南", "南", "西南", "西", "西北"] as const;

/** The direction in which `b` lies from `a`. */
export function directionOf(a: Place, b: Place): (typeof directions)[number] {
  const east = Math.sin(radians(b.lon - a.lon)) * Math.cos(radians(b.lat));
  const north =
    Math.cos(radians(a.lat)) * Math.sin(radians(b.lat)) -
    Math.sin(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.cos(radians(b.lon - a.lon));
  const turn = (Math.atan2(east, north) / (2 * Math.PI) + 1) % 1;
  return directions[Math.round(turn * 8) % 8]!;
}

/** Minutes for so many metres of straight line. */
export function minutesFor(metres: number, { speed, detour }: Pick<TravelMode, "speed" | "detour">): number {
  return ((metres * detour) / 1000 / speed) * 60;
}

/** 约 800 米, 约 3.2 公里: as exact as a straight line is. */
export function distanceWords(metres: number): string {
  if (metres < 975) return `约 ${Math.max(50, Math.round(metres / 50) * 50)} 米`;
  const kilometres = metres / 1000;
  return `约 ${kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres)} 公里`;
}
