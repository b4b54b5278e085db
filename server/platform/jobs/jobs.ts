/**
 * Jobs: work that follows from a transaction but need not be waited for. A job is enqueued in the same transaction, so
 * that it exists if and only if the transaction was committed; it is tried again with growing pauses until it succeeds,
 * so it must do no harm when it is done twice.
 */
import { sql } from "kysely";
import type { Database } from "../database/pool.ts";
import type { Services } from "../services.ts";

/** One kind of job. `Payload` is plain JSON without personal data: ids, not contents. */
export interface Job<Payload = Record<string, never>> {
  /** `sms-send`; never changes, since jobs of an older version may wait under it. */
  name: string;
  run(payload: Payload, services: Services): Promise<void>;
  /** Done by itself at these times; such a job has an empty payload. See `daily` and `everyMinutes`. */
  schedule?: Schedule;
  /** How often it is tried before it is left to people; 12 reach over two days. */
  attempts?: number;
}

export type Schedule = { readonly cron: string };

/** Every day at this time in China. */
export function daily(time: string): Schedule {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return { cron: `${minute} ${(hour + 16) % 24} * * *` };
}

export const everyMinutes = (minutes: number): Schedule => ({ cron: `*/${minutes} * * * *` });

export interface JobOptions {
  /** Not before this instant. */
  at?: string;
  /** A waiting job of this key is replaced: at most one waits. */
  key?: string;
  /** Jobs of one queue are done one after the other. */
  queue?: string;
}

export const DEFAULT_ATTEMPTS = 12;

/** Asks for a job to be done once the transaction is committed. */
export async function enqueue<Payload extends object>(
  tx: Database,
  job: Job<Payload>,
  payload: Payload,
  { at, key, queue }: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${job.name}, payload := ${JSON.stringify(payload)}::json,
    run_at := ${at ?? null}::timestamptz, job_key := ${key ?? null}, queue_name := ${queue ?? null},
    max_attempts := ${job.attempts ?? DEFAULT_ATTEMPTS})`.execute(tx);
}
