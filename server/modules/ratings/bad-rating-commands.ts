/** The steps of a bad rating that need more than its case type can say: a talk kept apart, a check by somebody else. */
import type { ActAnswer, ActRequest } from "#contract/case.ts";
import type { RatingRater } from "#contract/rating-desk.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Case, CaseKey } from "#server/kernel/case-type/case.ts";
import { permit } from "#server/modules/access/index.ts";
import { servedOf } from "#server/modules/applications/index.ts";
import { revealPersonal, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  engineOf,
  eventActor,
  findCase,
  numberOf,
  readEvents,
  rolesTowards,
  subjectOf,
} from "../../cases/index.ts";
import { attemptsIn, isCall, isSomebodyElse, type OwnAction } from "./bad-rating.ts";
import { callRow, ratingIdOf } from "./bad-rating-store.ts";
import { findRating, type StoredRating } from "./rating-store.ts";
import { ratingsDataOf } from "./ratings-data.ts";
import "./ratings-refusals.ts";

export interface WholeBadRating {
  current: Case;
  rating: StoredRating;
}

/** Refused with `case-not-found` when it is no bad rating; permission is the caller's to ask. */
export async function readBadRating(services: Services, key: CaseKey): Promise<WholeBadRating> {
  const { db, pool, sealing } = services;
  const current = await findCase(pool, key);
  const id = current && (await ratingIdOf(db, key));
  const rating = id === undefined ? undefined : await findRating({ db, sealing }, key.division, id);
  if (!current || !rating) throw refuse("case-not-found");
  return { current, rating };
}

/** Whoever calls back: a supervisor of this case who did not serve. Only they see who rated (R4.10). */
export function callsBack(actor: StaffActor, { current, rating }: WholeBadRating): boolean {
  return actor.id !== rating.person && rolesTowards(actor, current).includes("supervisor");
}

/** Refused: by who served or did what is checked; without a note of the talk; with too few attempts. */
export async function actOnBadRating(
  services: Services,
  actor: StaffActor,
  key: CaseKey,
  action: OwnAction,
  { requestKey, version, data = {} }: ActRequest,
  at: string,
): Promise<ActAnswer> {
  const whole = await readBadRating(services, key);
  permit(actor, "case.act", { ...subjectOf(whole.current), role: "supervisor" });
  const events = await readEvents(services.pool, key);
  const { person } = whole.rating;
  if (!isSomebodyElse(action, actor.id, { events, ...(person !== undefined && { person }) }))
    throw refuse("bad-rating-same-person");
  const { note, ...said } = data;
  const words = typeof note === "string" ? note.trim() : "";
  if (isCall(action) && words === "") throw refuse("bad-rating-note", { field: "data.note" });
  const { attempts } = ratingsDataOf(services).rules;
  if (action === "unreachable" && attemptsIn(events) < attempts.n) throw refuse("bad-rating-attempts");
  const { writer } = await engineOf(services);
  const written = await writer.act({
    ...{ key, requestKey, version, action, data: said, at },
    actor: { kind: "staff", id: actor.id },
    as: (current) => eventActor(actor, current),
    roles: (current) => rolesTowards(actor, current),
    satellites: (next, event) => (isCall(action) ? [callRow(services.sealing, next, event.seq, words)] : []),
  });
  const { state, version: next } = written.case;
  return { number: numberOf(written.case), state, version: next, repeated: written.repeated };
}

/** Who rated, for the call: only whoever calls back, with a reason, written down (R4.10, R13.5). */
export async function revealRater(
  services: Services,
  call: StaffCall,
  key: CaseKey,
  reason: string,
): Promise<RatingRater> {
  const whole = await readBadRating(services, key);
  if (!callsBack(call.actor, whole)) throw refuse("not-permitted");
  const rated: CaseKey = { division: key.division, id: whole.rating.caseId };
  const what = { subject: { kind: "case", id: numberOf(whole.current) }, field: "rater", reason };
  return await revealPersonal(services, call, what, async () => {
    const served = await servedOf(services.db, services.sealing, rated);
    const main = await findCase(services.pool, rated);
    if (!served || !main) throw refuse("case-not-found");
    return { name: served.name, phone: served.phone, number: numberOf(main) };
  });
}
