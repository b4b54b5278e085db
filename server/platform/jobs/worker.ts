/** Does the jobs that wait: some at once in each process that is told to, each job by one process only. */
import { Logger, parseCronItems, type Runner, run, runOnce, type TaskList } from "graphile-worker";
import type pg from "pg";
import { Counter, Gauge } from "prom-client";
import { createPool } from "../database/pool.ts";
import type { Log } from "../log.ts";
import type { Services } from "../services.ts";
import { DEFAULT_ATTEMPTS, type Job } from "./jobs.ts";

// biome-ignore lint/suspicious/noExplicitAny: a list holds jobs with different payloads
export type AnyJob = Job<any>;

export interface JobWorker {
  /** Rejects when the worker has ended by itself. */
  check(): Promise<void>;
  /** Takes no new job and waits for those in work. */
  stop(): Promise<void>;
}

const SPARE_CONNECTIONS = 2;
/** Jobs are found by notification at once; this is for those whose time has come, and for lost notifications. */
const POLL_MS = 2000;
/** A schedule that was missed while no process ran is made up for, when it is not older than this. */
const BACKFILL_MS = 24 * 3600 * 1000;

export async function startWorker(services: Services, jobs: AnyJob[]): Promise<JobWorker> {
  const { config, connection, log } = services;
  const pool = createPool({
    connection,
    applicationName: "tongban-jobs",
    max: config.jobs + SPARE_CONNECTIONS,
  });
  const runner = await run({
    pgPool: pool,
    taskList: tasks(services, jobs),
    parsedCronItems: parseCronItems(schedules(jobs)),
    concurrency: config.jobs,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: workerLog(log),
  });
  watchJobs(services, runner, jobs);
  let ended: Error | undefined;
  runner.promise.catch((error: Error) => {
    ended = error;
    log.error({ err: error }, "the job worker ended");
  });
  return {
    check: async () => {
      if (ended) throw ended;
    },
    stop: async () => {
      await runner.stop().catch(() => undefined);
      await pool.end();
    },
  };
}

/** Does every job whose time has come, and those they enqueue, then returns; for tests and for commands. */
export async function doWaitingJobs(services: Services, jobs: AnyJob[]): Promise<void> {
  const logger = workerLog(services.log);
  await runOnce({ pgPool: services.pool, taskList: tasks(services, jobs), noHandleSignals: true, logger });
}

function tasks(services: Services, jobs: AnyJob[]): TaskList {
  return Object.fromEntries(jobs.map((job) => [job.name, (payload: unknown) => job.run(payload, services)]));
}

function schedules(jobs: AnyJob[]) {
  return jobs.flatMap(({ name, schedule, attempts }) => {
    if (!schedule) return [];
    const options = { backfillPeriod: BACKFILL_MS, maxAttempts: attempts ?? DEFAULT_ATTEMPTS, jobKey: name };
    return [{ task: name, match: schedule.cron, identifier: name, options }];
  });
}

/** The worker's own lines, without payloads: of the jobs only their failures. */
function workerLog(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    if (level === "error") log.error({ job: scope.taskIdentifier, jobId: scope.jobId }, message);
    else if (level === "warning") log.warn({ job: scope.taskIdentifier }, message);
    else log.debug({ job: scope.taskIdentifier }, message);
  });
}

function watchJobs({ metrics, pool }: Services, { events }: Runner, jobs: AnyJob[]) {
  const registers = [metrics.registry];
  const done = new Counter({
    name: "tongban_jobs_total",
    help: "Jobs tried, by outcome",
    labelNames: ["job", "outcome"],
    registers,
  });
  events.on("job:success", ({ job }) => done.inc({ job: job.task_identifier, outcome: "done" }));
  events.on("job:error", ({ job }) => done.inc({ job: job.task_identifier, outcome: "failed" }));
  new Gauge({
    name: "tongban_jobs_waiting",
    help: "Jobs whose time has come, and jobs given up, by state",
    labelNames: ["state"],
    registers,
    async collect() {
      const { waiting, failed } = await countJobs(pool);
      this.set({ state: "waiting" }, waiting);
      this.set({ state: "failed" }, failed);
    },
  });
  for (const { name } of jobs) done.inc({ job: name, outcome: "done" }, 0);
}

async function countJobs(pool: pg.Pool): Promise<{ waiting: number; failed: number }> {
  const { rows } = await pool.query(
    `select count(*) filter (where run_at <= now() and attempts < max_attempts) as waiting,
       count(*) filter (where attempts >= max_attempts) as failed from graphile_worker.jobs`,
  );
  return rows[0];
}
