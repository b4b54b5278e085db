/** Ratings (好差评): who could rate, who did, how bad ones were put right; R4.1–R4.9. */

import { counters, itemsInForce } from "./hall.ts";
import { count, distinct, percent, type Recomputation, share } from "./recomputation.ts";

/** A rating counts on the day it was given; only what was counted is in a figure, unless it is about what was left out. */
const given = `
  select r.rated_on as day, r.organ, r.item_key as item, r.grade, r.standing from rating r where r.division = $1`;

/** A matter counts once, on the day and at the place of its first service; rated as soon as any of its services is. */
const matters = `
  select p.served_on as day, p.organ, p.item_key as item, p.hall, p.counter,
    exists (select from rating r where r.division = p.division and r.case_id = p.case_id
      and r.standing in ('counted', 'excluded')) as rated
  from rating_point p where p.division = $1 and p.service = 1`;

/** Counters where anybody was served who may say how it was, be it to hand in or to fetch the result. */
const servedAt = distinct(
  "select served_on as day, organ, item_key as item, hall || '/' || counter as counter from rating_point where division = $1",
  "counter",
);

const bad = `
  select r.rated_on as day, r.organ, r.item_key as item, b.called_at, b.confirmed_at, b.rectified_at, b.late
  from rating r join bad_rating b on b.division = r.division and b.rating_id = r.id
  where r.division = $1 and r.standing = 'counted' and r.grade in (4, 5)`;

const counted = "standing = 'counted'";
const grade = (n: number) => count(given, `${counted} and grade = ${n}`);
const good = "grade in (1, 2, 3)";

export const ratings: Record<string, Recomputation> = {
  "rating.matters": count(matters),
  "rating.rated-matters": count(matters, "rated"),
  "rating.active-rate": share(matters, "rated"),
  "rating.given": count(given, counted),
  "rating.grade-1": grade(1),
  "rating.grade-2": grade(2),
  "rating.grade-3": grade(3),
  "rating.grade-4": grade(4),
  "rating.grade-5": grade(5),
  "rating.good": count(given, `${counted} and ${good}`),
  "rating.bad": count(given, `${counted} and not ${good}`),
  "rating.good-rate": share(given, good, counted),
  "rating.bad-rate": share(given, `not ${good}`, counted),
  "rating.excluded": count(given, "standing = 'excluded'"),
  "rating.called-rate": share(bad, "called_at is not null"),
  "rating.confirmed": count(bad, "confirmed_at is not null"),
  "rating.rectified-rate": share(bad, "rectified_at is not null and not late", "confirmed_at is not null"),
  "rating.covered-items": distinct(matters, "item"),
  "rating.item-coverage": percent(distinct(matters, "item"), itemsInForce()),
  "rating.covered-counters": servedAt,
  "rating.counter-coverage": percent(servedAt, counters()),
};
