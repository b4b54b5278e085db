/** 就近办 (A17): which points to offer somebody, the nearest first; by their village, or by where they are. Pure. */
import type { How, Point } from "#contract/sites.ts";
import { directionOf, metresBetween, type Place } from "./distance.ts";

type Near = Pick<Point, "area" | "position" | "how" | "kind">;

/** Somewhere a matter can be brought to an end or at least handed in. */
export const takes = (how: How | undefined) => how === "here" || how === "forward";

/**
 * For somebody of a village: its own point, its town's, the county's; of points equally near, one that does it on the
 * spot before one that forwards. Points of other towns and villages are left out.
 */
export function nearestByArea<P extends Near>(points: readonly P[], area: string): P[] {
  return points
    .filter((point) => area.startsWith(point.area) && point.how !== "advice")
    .sort((a, b) => b.area.length - a.area.length || rank(a) - rank(b));
}

const ranks: Record<How, number> = { here: 0, forward: 1, advice: 2 };
const rank = ({ how, kind }: Near) => (how ? ranks[how] * 10 : 0) + (kind === "hall" ? 0 : 1);

export interface Away<P> {
  point: P;
  metres: number;
  direction: string;
}

/** Points with a position, by the straight line from here. */
export function nearestByPlace<P extends Near>(points: readonly P[], here: Place): Away<P>[] {
  return points
    .flatMap((point) => {
      const { position } = point;
      if (!position || point.how === "advice") return [];
      const metres = metresBetween(here, position);
      return [{ point, metres, direction: directionOf(here, position) }];
    })
    .sort((a, b) => a.metres - b.metres);
}
