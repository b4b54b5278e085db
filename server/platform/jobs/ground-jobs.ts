/** Housekeeping of the ground itself. */
import { purgeLiveEvents } from "../live/live.ts";
import { purgeRequests } from "../requests/once.ts";
import { daily, type Job } from "./jobs.ts";
import type { AnyJob } from "./worker.ts";

const A_DAY_MS = 24 * 3600 * 1000;

export const forgetLiveEvents: Job = {
  name: "live-forget",
  schedule: daily("03:10"),
  run: (_payload, { db, now }) => purgeLiveEvents(db, new Date(Date.parse(now()) - A_DAY_MS).toISOString()),
};

/** A client repeats a request within minutes; two days are ample. */
const forgetRequests: Job = {
  name: "requests-forget",
  schedule: daily("03:12"),
  run: (_payload, { db, now }) => purgeRequests(db, new Date(Date.parse(now()) - 2 * A_DAY_MS).toISOString()),
};

export const groundJobs: AnyJob[] = [forgetLiveEvents, forgetRequests];
