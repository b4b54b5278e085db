import { daily, type Job } from "#server/platform/jobs/jobs.ts";
import { sealDays } from "../../cases/index.ts";

/** Seals and signs every day that is over; ten minutes into the night nothing of the day is being written any more. */
export const sealDaysJob: Job = {
  name: "case-seal-days",
  schedule: daily("00:15"),
  run: async (_payload, { pool, signer, now }) => {
    await sealDays(pool, signer, now());
  },
};
