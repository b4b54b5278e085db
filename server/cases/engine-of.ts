import type { Services } from "../platform/services.ts";
import { type CaseEngine, openEngine } from "./case-engine.ts";
import { hallRulesOf } from "./hall-rules.ts";

const engines = new WeakMap<Services, Promise<CaseEngine>>();

/** The one case engine of these services, opened at the first asking. */
export function engineOf(services: Services): Promise<CaseEngine> {
  const known = engines.get(services);
  if (known) return known;
  const { pool, db, log } = services;
  const opened = openEngine({ pool, db, log, officeHours: hallRulesOf(services).officeHours });
  engines.set(services, opened);
  return opened;
}
