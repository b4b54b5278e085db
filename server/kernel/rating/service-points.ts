/**
 * The services of a case that may be rated (R4.3), derived from its events: at the hall each time somebody was served
 * (一次一评), online the matter once it is decided (一事一评). Their number is the national service number. Pure.
 */
import type { PointKind } from "#contract/rating.ts";
import { type CaseEvent, momentOf, type Opening } from "../case-type/case.ts";
import type { Instant } from "../time/day.ts";

export interface ServicePoint {
  /** The nth service of the case (R4.2 assessNumber). */
  service: number;
  kind: PointKind;
  /** Event that ended the service. */
  seq: number;
  at: Instant;
  /** Member of staff who served, and the post they served from; absent: the system did. */
  person?: string;
  post?: string;
}

/** Decisions of a matter; what the applicant ends themselves is no service of ours. */
const deciding = new Set([
  "approve",
  "reject",
  "decide-by-rule",
  "refuse",
  "not-require",
  "terminate",
  "conclude",
]);

/** The whole of a bundle is rated, not each of its parts; other types of cases are no service to anybody. */
export function isRateable({ type, facts }: Pick<Opening, "type" | "facts">): boolean {
  return type === "joint" || (type === "application" && !facts.traits.includes("part-of-joint"));
}

/** In the order in which they were rendered. A later event never renumbers an earlier service. */
export function servicePoints(
  opening: Pick<Opening, "type" | "facts" | "hall">,
  events: readonly CaseEvent[],
): ServicePoint[] {
  if (!isRateable(opening)) return [];
  const served = new Set<PointKind>();
  return events
    .flatMap((event) => {
      const kind = kindOf(event, opening.hall !== undefined);
      if (!kind || served.has(kind)) return [];
      served.add(kind);
      return [{ kind, event }];
    })
    .map(({ kind, event }, at) => ({
      ...{ service: at + 1, kind, seq: event.seq, at: momentOf(event) },
      ...(event.actor.kind === "staff" && { person: event.actor.id }),
      ...(event.actor.kind === "staff" && event.actor.post !== undefined && { post: event.actor.post }),
    }));
}

function kindOf({ action, actor, data }: CaseEvent, atHall: boolean): PointKind | undefined {
  if (action === "receive") return "acceptance";
  const delivering = action === "deliver" || action === "deliver-document";
  if (delivering && data.method === "counter" && actor.kind === "staff") return "collection";
  return !atHall && deciding.has(action) ? "case" : undefined;
}

/** Whether this event settles the matter: from now on people are asked how it was. */
export const settles = ({ action }: Pick<CaseEvent, "action">): boolean => deciding.has(action);
