/**
 * The ways a rating comes (R4.2), each with its own proof that it is the person who was served (R4.3): their account,
 * a link that only their phone got, the tablet at the counter, a receipt at a kiosk, a call by the hall.
 */
import { timingSafeEqual } from "node:crypto";
import type {
  AddFollowUp,
  GiveAtKiosk,
  GiveAtTablet,
  GiveByPhone,
  GiveByToken,
  GiveRating,
  Rated,
} from "#contract/rating.ts";
import type { DeviceActor, ResidentActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { withoutPersonalData } from "#server/kernel/rating/personal-text.ts";
import { mayFollowUp } from "#server/kernel/rating/rating.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase, subjectOf } from "../../cases/index.ts";
import { isFromHall } from "./hall-network.ts";
import { invitationAt, linkOfToken, type RatingLink, spendLink } from "./link-store.ts";
import { readServed, type ServedCase } from "./points.ts";
import { rate } from "./rate.ts";
import { insertFollowUp, ratingsOfCase } from "./rating-store.ts";
import { ratingsDataOf } from "./ratings-data.ts";
import "./ratings-refusals.ts";

/** The key behind a number; a case of another division is as good as not there. */
export function keyOf(division: string, number: string): CaseKey {
  const key = caseKeyIn(division, number);
  if (!key) throw refuse("case-not-found", { field: "number" });
  return key;
}

/** The resident's own matter, or one they apply for under a mandate; undefined where it is one that is not rated. */
export async function readOwn(
  services: Services,
  actor: ResidentActor,
  number: string,
): Promise<ServedCase | undefined> {
  const key = keyOf(actor.division, number);
  const current = await findCase(services.pool, key);
  if (!current || !can(actor, "case.read", subjectOf(current))) throw refuse("case-not-found");
  return await readServed(services, services.db, key);
}

async function ownCase(services: Services, actor: ResidentActor, number: string): Promise<ServedCase> {
  const read = await readOwn(services, actor, number);
  if (!read) throw refuse("rating-service-unknown");
  return read;
}

export async function rateOwn(
  services: Services,
  actor: ResidentActor,
  number: string,
  { service, channel, ...given }: GiveRating,
  { address, at }: { address: string; at: Instant },
): Promise<Rated> {
  const { current } = await ownCase(services, actor, number);
  const asApplicant = { ...subjectOf(current), role: "applicant" as const };
  if (!can(actor, "case.act", asApplicant)) throw refuse("rating-not-yours");
  return await rate(
    services,
    current,
    service,
    given,
    { rater: `resident/${actor.id}`, channel, address },
    at,
  );
}

/** R4.4: once, by the person themself, within the days that are set. */
export async function followUp(
  services: Services,
  actor: ResidentActor,
  number: string,
  { service, text }: AddFollowUp,
  at: Instant,
): Promise<void> {
  const { db, sealing } = services;
  const { current, served } = await ownCase(services, actor, number);
  if (!can(actor, "case.act", { ...subjectOf(current), role: "applicant" })) throw refuse("rating-not-yours");
  const rating = (await ratingsOfCase({ db, sealing }, current)).find((one) => one.service === service);
  // The same words again are the same request.
  if (rating?.followUp === text) return;
  const { rules } = ratingsDataOf(services);
  const open =
    rating &&
    mayFollowUp(
      { ratedOn: rating.ratedOn, followedUp: rating.followUp !== undefined },
      shanghaiDay(at),
      rules,
    );
  const publicText = withoutPersonalData(text, [
    served.name,
    ...(served.enterprise ? [served.enterprise] : []),
  ]);
  if (!open || !(await insertFollowUp(db, sealing, rating, { text, publicText, at })))
    throw refuse("rating-follow-up");
}

/** A link that may be used now. Refused: forged, used, expired; from a hall's network. */
export async function openLink(
  services: Services,
  token: string,
  { address, now }: { address: string; now: Instant },
): Promise<RatingLink> {
  const { config, db } = services;
  const link = await linkOfToken(db, config.division, token);
  if (!link) throw refuse("rating-link-unknown");
  if (isFromHall(ratingsDataOf(services).networks, address)) throw refuse("rating-hall-network");
  if (link.usedAt !== undefined) throw refuse("rating-link-used");
  if (link.expiresAt <= now) throw refuse("rating-link-expired");
  return link;
}

export async function rateByLink(
  services: Services,
  { token, ...given }: GiveByToken,
  { address, at }: { address: string; at: Instant },
): Promise<Rated> {
  const used = await linkOfToken(services.db, services.config.division, token);
  // A repeat of the request that used the link gets its first answer; another one is refused by `rate`.
  const link = used?.usedAt ? used : await openLink(services, token, { address, now: at });
  const way = { rater: `link/${link.link}`, channel: link.channel, address };
  const rated = await rate(services, link, link.service, given, way, at).catch((error) => {
    throw used?.usedAt && error.code === "rating-twice" ? refuse("rating-link-used") : error;
  });
  await spendLink(services.db, link, at);
  return rated;
}

/** At the tablet of a counter: only the service just finished there. */
export async function rateAtTablet(
  services: Services,
  { division, id, hall, counter }: DeviceActor,
  { invitation, ...given }: GiveAtTablet,
  at: Instant,
): Promise<Rated> {
  if (counter === undefined) throw refuse("not-permitted");
  const link = await invitationAt(services.db, { division, hall, counter, now: at });
  if (link?.link !== invitation) throw refuse("rating-nothing-here");
  const way = { rater: `device/${id}`, channel: 4 as const };
  const rated = await rate(services, link, link.service, given, way, at);
  await spendLink(services.db, link, at);
  return rated;
}

/** The case of a receipt; a wrong code is as good as no case. */
export async function caseOfReceipt(
  services: Services,
  division: string,
  { number, code }: { number: string; code: string },
): Promise<ServedCase> {
  const read = await readServed(services, services.db, keyOf(division, number));
  const known = Buffer.from(read?.served.queryCode ?? "      ");
  const same = known.length === code.length && timingSafeEqual(known, Buffer.from(code));
  if (!read || !same) throw refuse("progress-not-found", { field: "code" });
  return read;
}

export async function rateAtKiosk(
  services: Services,
  { division, id }: DeviceActor,
  { number, code, service, ...given }: GiveAtKiosk,
  at: Instant,
): Promise<Rated> {
  const { current } = await caseOfReceipt(services, division, { number, code });
  return await rate(services, current, service, given, { rater: `device/${id}`, channel: 5 }, at);
}

/** A caller of the hall asked by telephone; the call is in the audit log. Whoever served does not ask. */
export async function rateByPhone(
  services: Services,
  call: StaffCall,
  { number, service, ...given }: GiveByPhone,
): Promise<Rated> {
  const { actor, at } = call;
  const read = await readServed(services, services.db, keyOf(actor.division, number));
  if (!read || !can(actor, "case.read", subjectOf(read.current))) throw refuse("case-not-found");
  const person = read.points.find((point) => point.service === service)?.person;
  if (person === actor.id) throw refuse("rating-by-staff");
  const way = { rater: `caller/${actor.id}`, channel: 6 as const };
  const rated = await rate(services, read.current, service, given, way, at);
  await recordAudit(services.db, doneBy(call, "rating.by-phone", { kind: "rating", id: rated.id }));
  return rated;
}
