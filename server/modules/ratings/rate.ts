/**
 * Giving a rating (R4.1–R4.6): who it is from has been found out by the way it came; here it is judged, kept, and,
 * when it is bad, opens its case in the same statement.
 */
import type { Grade, Rated, RatingChannel } from "#contract/rating.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { type HoldReason, holdReason } from "#server/kernel/rating/abuse.ts";
import { withoutPersonalData } from "#server/kernel/rating/personal-text.ts";
import { codesFault, isBad, ratedUntil, starOf } from "#server/kernel/rating/rating.ts";
import { themesOf } from "#server/kernel/rating/themes.ts";
import { type Instant, instantOf, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { Refusal, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { followingKey } from "../../cases/index.ts";
import { openBadRating } from "./bad-rating-opening.ts";
import { isFromHall } from "./hall-network.ts";
import type { KeptPoint } from "./point-store.ts";
import { readServed, type ServedCase } from "./points.ts";
import { type NewRating, ratingRow, ratingsOfCase, recentRatings } from "./rating-store.ts";
import { ratingsDataOf } from "./ratings-data.ts";
import "./ratings-refusals.ts";

/** What somebody says of a service. */
export interface Given {
  requestKey: string;
  grade: Grade;
  codes: readonly string[];
  text?: string;
}

/** How we know that it is the person who was served, and how it came. */
export interface Way {
  rater: string;
  channel: RatingChannel;
  /** Network address; only its blind index is kept. Absent: a device of the hall. */
  address?: string;
}

/**
 * Rates one service of a case, once. Refused: no such service, too late (R4.4), rated before (R4.3), codes of another
 * star (R4.6). The same request again gets its first answer.
 */
export async function rate(
  services: Services,
  key: CaseKey,
  service: number,
  given: Given,
  way: Way,
  at: Instant,
): Promise<Rated> {
  const { db } = services;
  const read = await readServed(services, db, key);
  const point = read?.points.find((one) => one.service === service);
  if (!read || !point) throw refuse("rating-service-unknown", { field: "service" });
  const id = followingKey(given.requestKey, `rating ${key.division}/${key.id}/${service}`);
  const before = await rateBefore(services, key, service, id);
  if (before) return before;
  const rating = await judged(services, read, point, { id, given, way, at });
  return await keep(services, read, rating, id);
}

async function rateBefore(
  { db, sealing }: Services,
  key: CaseKey,
  service: number,
  id: string,
): Promise<Rated | undefined> {
  const before = (await ratingsOfCase({ db, sealing }, key)).find((one) => one.service === service);
  if (!before) return undefined;
  if (before.id !== id) throw refuse("rating-twice");
  return { id, grade: before.grade, star: starOf(before.grade) };
}

async function judged(
  services: Services,
  { served }: ServedCase,
  point: KeptPoint,
  { id, given, way, at }: { id: string; given: Given; way: Way; at: Instant },
): Promise<NewRating> {
  const { rules, details, themes, networks } = ratingsDataOf(services);
  const { grade, codes } = given;
  if (shanghaiDay(at) > ratedUntil(point.servedOn, rules)) throw refuse("rating-too-late");
  if (codesFault(details, grade, codes)) throw refuse("rating-codes", { field: "codes" });
  const text = given.text?.trim() || undefined;
  const names = [served.name, ...(served.enterprise ? [served.enterprise] : [])];
  // Everybody in the hall comes from the hall's network; only other networks say something.
  const apart = way.address !== undefined && !isFromHall(networks, way.address);
  const client = apart ? services.sealing.blind(way.address!, "rating-client") : undefined;
  const reason = await doubt(services, point.division, { rater: way.rater, client }, at);
  const found = text === undefined ? [] : themesOf(text, themes);
  return {
    ...{ point, id, channel: way.channel, grade, codes, themes: isBad(grade) || grade === 3 ? found : [] },
    ...(text !== undefined && { text, publicText: withoutPersonalData(text, names) }),
    ...{ rater: way.rater, ...(client !== undefined && { client }), at },
    ...(reason ? { standing: "held", reason } : { standing: "counted" }),
    publish: !reason && !isBad(grade),
  };
}

/** R4.3: too many from one device or network in a short time are kept apart for a person to look at. */
async function doubt(
  services: Services,
  division: string,
  from: { rater: string; client: string | undefined },
  at: Instant,
): Promise<HoldReason | undefined> {
  const { rules } = ratingsDataOf(services);
  const ago = (minutes: number) => instantOf(msOf(at) - minutes * 60_000);
  const recent = await recentRatings(services.db, division, {
    ...(from.rater.startsWith("device/") && { rater: from.rater }),
    ...(from.client !== undefined && { client: from.client }),
    deviceSince: ago(rules.bursts.device.minutes),
    networkSince: ago(rules.bursts.network.minutes),
  });
  return holdReason(rules, recent);
}

async function keep(services: Services, read: ServedCase, rating: NewRating, id: string): Promise<Rated> {
  const row = ratingRow(services.sealing, rating);
  try {
    if (isBad(rating.grade) && rating.standing === "counted") {
      await openBadRating(services, rating, [{ table: "rating", row }]);
    } else {
      await services.db
        .insertInto("rating")
        .values(row as never)
        .execute();
    }
  } catch (error) {
    if (error instanceof Refusal || (error as { code?: string }).code !== "23505") throw error;
    // Somebody was faster by a moment: the same request, or another one.
    const { division, id: caseId } = read.current;
    const first = await rateBefore(services, { division, id: caseId }, rating.point.service, id);
    if (first) return first;
    throw error;
  }
  return { id, grade: rating.grade, star: starOf(rating.grade) };
}
