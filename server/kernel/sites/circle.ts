/**
 * The circle of fifteen minutes (B17): the share of the people who reach a service point in time by the declared model.
 * A village whose position nobody measured counts as not within, and is said so. Pure.
 */
import type { CircleFigure, CircleVillage, TravelMode } from "#contract/circle.ts";
import { metresBetween, minutesFor, type Place } from "./distance.ts";

export interface Inhabited {
  area: string;
  name: string;
  town: string;
  people: number;
  position?: Place | undefined;
}

export interface PlacedPoint {
  id: string;
  name: string;
  position: Place;
}

export function circleFigure(
  villages: readonly Inhabited[],
  points: readonly PlacedPoint[],
  mode: TravelMode,
  minutes: number,
): CircleFigure {
  const lines = villages.map((village) => lineOf(village, points, mode, minutes));
  const sum = (where: (line: CircleVillage) => boolean) =>
    lines.filter(where).reduce((people, line) => people + line.people, 0);
  return {
    mode,
    people: sum(() => true),
    within: sum(({ within }) => within),
    unknown: sum(({ nearest }) => nearest === undefined),
    villages: lines.sort((a, b) => (b.nearest?.minutes ?? 1e9) - (a.nearest?.minutes ?? 1e9)),
  };
}

function lineOf(
  { area, name, town, people, position }: Inhabited,
  points: readonly PlacedPoint[],
  mode: TravelMode,
  minutes: number,
): CircleVillage {
  const own = { area, name, town, people };
  if (!position || points.length === 0) return { ...own, within: false };
  const [first] = points
    .map((point) => ({ point, metres: metresBetween(position, point.position) }))
    .sort((a, b) => a.metres - b.metres);
  const { point, metres } = first!;
  const takes = minutesFor(metres, mode);
  const nearest = {
    ...{ id: point.id, name: point.name },
    metres: Math.round(metres),
    minutes: Math.round(takes * 10) / 10,
  };
  return { ...own, nearest, within: takes <= minutes };
}
