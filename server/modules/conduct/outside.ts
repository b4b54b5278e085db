/**
 * What other modules know of a person's month: ratings of what they served, cards that stand for what they handled
 * (R12.6). They are joined here, and nowhere else.
 */

import { personSatisfaction } from "#server/modules/ratings/index.ts";
import { handlerCards } from "#server/modules/supervision/index.ts";
import type { Services } from "#server/platform/services.ts";
import type { Outside } from "./conduct.ts";
import type { Month, Span } from "./period.ts";

/** By month, then by staff id; who is not there was neither rated nor carded. */
export type OutsideOfMonths = ReadonlyMap<Month, ReadonlyMap<string, Outside>>;

export async function outsideOf(services: Services, division: string, span: Span): Promise<OutsideOfMonths> {
  const [ratings, cards] = await Promise.all([
    personSatisfaction(services, division, span),
    handlerCards(services.db, division, span),
  ]);
  const months = new Map<Month, Map<string, Outside>>();
  const add = (month: Month, staff: string, more: Partial<Outside>) => {
    const people = months.get(month) ?? new Map<string, Outside>();
    const known = people.get(staff) ?? { cards: { yellow: 0, red: 0 } };
    months.set(month, people.set(staff, { ...known, ...more }));
  };
  for (const { person, month, satisfaction, count } of ratings)
    add(month, person, { rating: { score: Math.round(satisfaction * 100), count } });
  for (const { handler, month, yellow, red } of cards) add(month, handler, { cards: { yellow, red } });
  return months;
}
