import type { AfterCheckView } from "#contract/promises.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  allowedOf,
  engineOf,
  findCase,
  numberOf,
  readEvents,
  rolesTowards,
  subjectOf,
  summaryOf,
  timelineOf,
} from "../../../cases/index.ts";
import { namesFor } from "../../casework/index.ts";
import { readWhole } from "../application-query.ts";
import { noticesOf } from "./after-check.ts";
import { mainOf } from "./after-check-store.ts";

/** A check as its officers see it: the case itself, and what must be true. */
export async function showAfterCheck(
  services: Services,
  actor: StaffActor,
  key: CaseKey,
  now: Instant,
): Promise<AfterCheckView> {
  const [current, main] = [await findCase(services.pool, key), await mainOf(services.db, key)];
  if (!current || !main) throw refuse("case-not-found");
  permit(actor, "case.read", subjectOf(current));
  const { types, timekeeper } = await engineOf(services);
  const type = types.version(current.type, current.typeVersion);
  const [events, whole] = [await readEvents(services.pool, key), await readWhole(services, main)];
  const names = await namesFor(services, key.division, [current], events);
  return {
    case: summaryOf(type, current, timekeeper.current(), now, names),
    timeline: timelineOf(type, current, events, "staff", names),
    allowed: allowedOf(type, current, rolesTowards(actor, current)),
    main: numberOf(whole.current),
    commitments: noticesOf(whole.item, whole.content).map(({ name, conditions, checking }) => ({
      ...{ name, conditions, checking },
    })),
    onSite: current.facts.traits.includes("on-site"),
  };
}
