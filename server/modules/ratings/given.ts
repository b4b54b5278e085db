/** What the person who was served is shown: the services of their matter, and what became of what they said. */
import type {
  GivenRating,
  RatedService,
  RatedServices,
  RatingDetail,
  RatingInvitation,
  RatingRules,
  TabletView,
} from "#contract/rating.ts";
import type { DeviceActor, ResidentActor } from "#server/kernel/access/actor.ts";
import { isBad, mayFollowUp, pointNames, ratedUntil, starOf } from "#server/kernel/rating/rating.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { counterNames } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type BadRatingState, badRatingsOf } from "./bad-rating-store.ts";
import { invitationAt } from "./link-store.ts";
import { type KeptPoint, pointsOfCase } from "./point-store.ts";
import type { ServedCase } from "./points.ts";
import { ratingsOfCase, type StoredRating } from "./rating-store.ts";
import { ratingsDataOf } from "./ratings-data.ts";
import { readOwn } from "./ways.ts";

/** Words of the codes that were chosen; a retired code stands for itself. */
export function detailWords(details: readonly RatingDetail[], codes: readonly string[]): string[] {
  return codes.map((code) => details.find((detail) => detail.code === code)?.text ?? code);
}

/** The services of one's own matter, with the ratings that were given. */
export async function ownServices(
  services: Services,
  actor: ResidentActor,
  number: string,
  now: Instant,
): Promise<RatedServices> {
  const read = await readOwn(services, actor, number);
  const { details } = ratingsDataOf(services).details;
  return read ? await servicesOf(services, read, now) : { services: [], details };
}

export async function servicesOf(
  services: Services,
  { current, points }: ServedCase,
  now: Instant,
): Promise<RatedServices> {
  const { db, sealing } = services;
  const { rules, details } = ratingsDataOf(services);
  const ratings = await ratingsOfCase({ db, sealing }, current);
  const bad = await badRatingsOf(
    db,
    current.division,
    ratings.map(({ id }) => id),
  );
  const today = shanghaiDay(now);
  return {
    details: details.details,
    services: points.map((point) => {
      const rating = ratings.find(({ service }) => service === point.service);
      const shown = rating && givenOf(rating, bad.get(rating.id), { rules, details: details.details, today });
      return serviceOf(point, shown, ratedUntil(point.servedOn, rules), today);
    }),
  };
}

function serviceOf(point: KeptPoint, rating: GivenRating | undefined, until: Day, today: Day): RatedService {
  const { service, kind, itemName: item, servedOn } = point;
  return {
    ...{ service, kind, kindName: pointNames[kind], item, servedOn },
    ...(!rating && today <= until && { until }),
    ...(rating && { rating }),
  };
}

function givenOf(
  rating: StoredRating,
  bad: BadRatingState | undefined,
  { rules, details, today }: { rules: RatingRules; details: readonly RatingDetail[]; today: Day },
): GivenRating {
  const { grade, ratedOn, text, followUp, reply } = rating;
  const progress = progressWords(rating, bad);
  return {
    ...{ grade, star: starOf(grade), details: detailWords(details, rating.codes), ratedOn },
    ...(text !== undefined && { text }),
    ...(followUp !== undefined && { followUp }),
    mayFollowUp: mayFollowUp({ ratedOn, followedUp: followUp !== undefined }, today, rules),
    ...(progress !== undefined && { progress }),
    ...(reply !== undefined && { reply }),
  };
}

function progressWords(
  { grade, standing }: StoredRating,
  bad: BadRatingState | undefined,
): string | undefined {
  if (standing === "held") return "正在核实是不是本人评价";
  if (standing === "rejected") return "经核实不是本人评价，没有计入";
  if (standing === "excluded") return "经核实，不计入差评";
  if (!isBad(grade) || !bad) return undefined;
  if (bad.closed) return "已整改，经另一位工作人员回访复核";
  if (bad.rectified) return "已整改答复，正在复核";
  return bad.confirmed ? "情况属实，正在整改" : "已收到，会联系您核实；承办人员不知道是谁评的";
}

/** What a link or a device shows of a service: nothing of the person. */
export async function invitationOf(
  services: Services,
  link: { division: string; id: number; service: number },
): Promise<RatingInvitation> {
  const points = await pointsOfCase(services.db, link);
  const point = points.find(({ service }) => service === link.service);
  if (!point) throw refuse("rating-service-unknown");
  const counters = await counterNames(services.db, point.division);
  const place = point.counter === undefined ? undefined : counters.get(`${point.hall}/${point.counter}`);
  return {
    service: {
      ...{ item: point.itemName, kindName: pointNames[point.kind], servedOn: point.servedOn },
      ...(place !== undefined && { place }),
    },
    details: ratingsDataOf(services).details.details,
  };
}

/** What the tablet of a counter shows: the service just finished there, or nothing. */
export async function tabletView(
  services: Services,
  { division, hall, counter }: DeviceActor,
  now: Instant,
): Promise<TabletView> {
  if (counter === undefined) throw refuse("not-permitted");
  const names = await counterNames(services.db, division);
  const name = names.get(`${hall}/${counter}`) ?? counter;
  const link = await invitationAt(services.db, { division, hall, counter, now });
  if (!link) return { counter: name };
  return { counter: name, invitation: { ...(await invitationOf(services, link)), id: link.link } };
}
