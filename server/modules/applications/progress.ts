/** Progress for whoever holds the receipt: its number and query code, and nothing personal in the answer. */
import { timingSafeEqual } from "node:crypto";
import type { Progress } from "#contract/application.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, findCase, readEvents, timelineOf } from "../../cases/index.ts";
import { namesFor } from "../casework/index.ts";
import { caseKeyOf, summaries } from "./application-query.ts";
import { findApplication } from "./application-store.ts";
import "./applications-refusals.ts";
import { findJoint, readFamily } from "./joint/joint-store.ts";

/** Of one matter, or of a bundle with its parts. A wrong code is as good as no case. */
export async function progressOf(
  services: Services,
  number: string,
  code: string,
  now: Instant,
): Promise<Progress> {
  const { db, pool, config } = services;
  const key = caseKeyOf(config.division, number);
  const filed = (await findApplication(db, key)) ?? (await findJoint(db, key));
  const current = filed && sameCode(filed.queryCode, code) ? await findCase(pool, key) : undefined;
  if (!current) throw refuse("progress-not-found", { field: "code" });
  const { types } = await engineOf(services);
  const events = await readEvents(pool, key);
  const names = await namesFor(services, key.division, [current], events);
  const [summary] = await summaries(services, key.division, [current], now);
  const type = types.version(current.type, current.typeVersion);
  const timeline = timelineOf(type, current, events, "applicant", names);
  const parts = current.type === "joint" ? await partsOf(services, key, now) : undefined;
  return {
    case: summary!,
    timeline: timeline.map(({ at, name, text }) => ({ at, name, text })),
    ...(parts && { parts }),
  };
}

async function partsOf(services: Services, key: CaseKey, now: Instant): Promise<Progress["parts"]> {
  const family = await readFamily(services, key);
  const parts = (family?.parts ?? []).map((part) => part.case);
  return await summaries(services, key.division, parts, now);
}

function sameCode(code: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(code), Buffer.from(given.padEnd(code.length).slice(0, code.length)));
}
