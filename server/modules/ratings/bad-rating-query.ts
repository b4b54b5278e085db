import type { AllowedAction } from "#contract/case.ts";
import type { BadRatingView } from "#contract/rating-desk.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { CaseEvent, CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import type { Services } from "#server/platform/services.ts";
import {
  allowedOf,
  engineOf,
  type Names,
  readEvents,
  rolesTowards,
  subjectOf,
  summaryOf,
  timelineOf,
} from "../../cases/index.ts";
import { namesFor } from "../casework/index.ts";
import { isCall } from "./bad-rating.ts";
import { callsBack, readBadRating } from "./bad-rating-commands.ts";
import { callsOf } from "./bad-rating-store.ts";
import { staffViews } from "./rating-list.ts";

/** The page of a bad rating: what was said and what is done about it; whose it is only for whoever calls (R4.10). */
export async function showBadRating(
  services: Services,
  actor: StaffActor,
  key: CaseKey,
  now: Instant,
): Promise<BadRatingView> {
  const whole = await readBadRating(services, key);
  const { current, rating } = whole;
  permit(actor, "case.read", subjectOf(current));
  const { types, timekeeper } = await engineOf(services);
  const type = types.version(current.type, current.typeVersion);
  const events = await readEvents(services.pool, key);
  const names = await namesFor(services, key.division, [current], events);
  const [shown] = await staffViews(services, actor, [rating]);
  const calling = callsBack(actor, whole);
  const notes = calling ? await callsOf(services.db, services.sealing, key) : new Map<number, string>();
  return {
    case: summaryOf(type, current, timekeeper.current(), now, names),
    timeline: timelineOf(type, current, events, "staff", names),
    allowed: allowedOf(type, current, rolesTowards(actor, current)).map(withNote),
    rating: shown!,
    ...(calling && { calls: events.flatMap(callIn(notes, names, type.actions)) }),
    mayReveal: calling,
  };
}

/** The note of a talk is asked for; it is kept apart from the event, whose own data does not know it. */
function withNote(action: AllowedAction): AllowedAction {
  if (!isCall(action.id) || !action.data) return action;
  const { required = [] } = action.data as { required?: string[] };
  return { ...action, data: { ...action.data, required: [...required, "note"] } };
}

const callIn =
  (notes: ReadonlyMap<number, string>, names: Names, actions: Record<string, { name: string }>) =>
  ({ seq, action, at, actor }: CaseEvent) => {
    const note = notes.get(seq);
    return note === undefined
      ? []
      : [{ action: actions[action]?.name ?? action, at, by: names.staff(actor.id), note }];
  };
