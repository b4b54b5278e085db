/** What an edition of an item simplified, in the figures the bureau reports (A13). */
import type { Item, Limit } from "#contract/item.ts";

export interface ItemCounts {
  steps: number;
  materials: number;
  /** The promised limit, else the statutory one. */
  limit?: Limit;
  visits?: number;
}

export interface Reduction {
  before: number;
  after: number;
  /** How much less, in percent of `before` with two decimals; negative when it grew. Absent when `before` is 0. */
  percent?: number;
}

export interface Changes {
  steps: Reduction;
  materials: Reduction;
  /** Absent when one of the two has no limit or they count in different units. */
  limit?: Reduction & { unit: Limit["unit"] };
  visits?: Reduction;
}

export function countsOf(item: Item): ItemCounts {
  const limit = item.promised ?? item.statutory;
  return {
    steps: item.steps.length,
    materials: item.materials.length,
    ...(limit && { limit }),
    ...(item.channel && { visits: item.channel.visits }),
  };
}

/** Before and after of two versions, with the reduction rates (A13): 15 working days to 2 is 86.67 %. */
export function changesBetween(before: ItemCounts, after: ItemCounts): Changes {
  const sameUnit = before.limit && after.limit && before.limit.unit === after.limit.unit;
  return {
    steps: reduction(before.steps, after.steps),
    materials: reduction(before.materials, after.materials),
    ...(sameUnit && {
      limit: { ...reduction(before.limit!.n, after.limit!.n), unit: after.limit!.unit },
    }),
    ...(before.visits !== undefined &&
      after.visits !== undefined && { visits: reduction(before.visits, after.visits) }),
  };
}

function reduction(before: number, after: number): Reduction {
  if (before === 0) return { before, after };
  return { before, after, percent: Math.round((10000 * (before - after)) / before) / 100 };
}
