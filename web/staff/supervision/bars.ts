/** The bars of the board: what is longest, what stands in front. Pure. */
import type { Count } from "#contract/supervision.ts";
import type { WatchLight } from "#contract/watch.ts";
import { lights } from "./supervision.ts";

export interface Lit {
  warnings: Count;
  yellow: Count;
  red: Count;
}

export const countOf = (line: Lit, light: WatchLight): Count =>
  light === "warning" ? line.warnings : line[light];

export interface Bar<Line> {
  line: Line;
  /** Only what is not nothing, the gravest first. */
  parts: { light: WatchLight; count: Count; share: number }[];
  /** Percent of the room there is; the longest takes it all. */
  length: number;
}

const most = 10;

/** Lines where anything burns: by red, then yellow, then warnings; at most ten, on one scale from zero. */
export function barsOf<Line extends Lit>(lines: readonly Line[]): Bar<Line>[] {
  return barsInOrder(lines)
    .filter(({ parts }) => parts.length > 0)
    .sort((left, right) => graver(right.line, left.line))
    .slice(0, most);
}

/** All lines, in their own order, such as the months of a year. */
export function barsInOrder<Line extends Lit>(lines: readonly Line[]): Bar<Line>[] {
  const sums = lines.map((line) => line.red.n + line.yellow.n + line.warnings.n);
  const longest = Math.max(1, ...sums);
  return lines.map((line, at) => ({
    line,
    length: (sums[at]! / longest) * 100,
    parts: lights.flatMap((light) => {
      const count = countOf(line, light);
      return count.n > 0 ? [{ light, count, share: count.n }] : [];
    }),
  }));
}

function graver(one: Lit, other: Lit): number {
  return one.red.n - other.red.n || one.yellow.n - other.yellow.n || one.warnings.n - other.warnings.n;
}
