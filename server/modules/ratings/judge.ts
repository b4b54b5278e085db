/** A rating that was set aside is looked at by a person: it counts from now on, or it is confirmed to be abuse. */
import type { JudgeHeld } from "#contract/rating-desk.ts";
import { isBad } from "#server/kernel/rating/rating.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { openBadRating } from "./bad-rating-opening.ts";
import { pointsOfCase } from "./point-store.ts";
import { findRating, judgeRating, type StoredRating } from "./rating-store.ts";
import "./ratings-refusals.ts";

/** Refused: not there, not held any more, by whoever was rated. A bad one that counts opens its case now. */
export async function judgeHeld(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, counts, note }: JudgeHeld,
): Promise<{ id: string }> {
  const { db, sealing } = services;
  const { actor, at } = call;
  const rating = await findRating({ db, sealing }, actor.division, id);
  if (!rating) throw refuse("rating-not-found");
  permit(actor, "rating.keep", { division: actor.division, organ: rating.organ });
  if (rating.person === actor.id) throw refuse("bad-rating-same-person");
  return await carryOut(services, { ...call, requestKey }, `rating.judge ${id}`, async (tx) => {
    const bad = isBad(rating.grade);
    const standing = counts ? "counted" : "rejected";
    const to = { standing, publish: counts && !bad, by: actor.id, note, at } as const;
    if (!(await judgeRating(tx, rating, to))) throw refuse("rating-not-held");
    await recordAudit(tx, doneBy(call, "rating.judge", { kind: "rating", id }, { standing }));
    if (counts && bad) await open(services, rating, at);
    return { id };
  });
}

/** Its limits run from now: before, nobody knew that it counts. */
async function open(services: Services, rating: StoredRating, at: string): Promise<void> {
  const points = await pointsOfCase(services.db, { division: rating.division, id: rating.caseId });
  const point = points.find(({ service }) => service === rating.service);
  if (point) await openBadRating(services, { id: rating.id, point, channel: rating.channel, at }, []);
}
