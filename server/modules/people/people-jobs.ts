/** What is forgotten when its time is over (R13.3: residual data cleared, the audit log kept its years). */
import { instantOf, msOf } from "#server/kernel/time/day.ts";
import { purgeAudit } from "#server/modules/audit/index.ts";
import { daily, type Job } from "#server/platform/jobs/jobs.ts";
import { accessRulesOf } from "./access-rules.ts";
import { purgeAttempts } from "./attempts.ts";
import { purgeLocks } from "./lock.ts";
import { purgeSessions } from "./session-store.ts";
import { purgeCodes } from "./sign-in-code-store.ts";

const dayMs = 86_400_000;
/** Longer than the longest window of attempts that may be configured. */
const attemptDays = 8;

export const purgeJob: Job = {
  name: "people-purge",
  schedule: daily("03:10"),
  async run(_, services) {
    const { db } = services;
    const now = services.now();
    const before = (days: number) => instantOf(msOf(now) - days * dayMs);
    await purgeSessions(db, now);
    await purgeCodes(db, now);
    await purgeAttempts(db, before(attemptDays));
    await purgeLocks(db, before(attemptDays));
    await purgeAudit(db, before(accessRulesOf(services).auditYears * 366));
  },
};
