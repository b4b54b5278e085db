/** Does the jobs that wait: some at once in each process that is told to, each job by one process only. */
import { EventEmitter, once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Logger, parseCronItems, run, runOnce, type TaskList, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import { Counter, Gauge } from "prom-client";
import { createPool } from "../database/pool.ts";
import type { Log } from "../log.ts";
import type { Services } from "../services.ts";
import { DEFAULT_ATTEMPTS, type Job } from "./jobs.ts";
import { freeJobsOfDeadWorkers, holdLease } from "./worker-lease.ts";

// biome-ignore lint/suspicious/noExplicitAny: a list holds jobs with different payloads
export type AnyJob = Job<any>;

export interface JobWorker {
  /** Rejects while the worker does not work. */
  check(): Promise<void>;
  /** Takes no new job and waits for those in work. */
  stop(): Promise<void>;
}

/** For listening, schedules, housekeeping. */
const SPARE_CONNECTIONS = 4;
/** Jobs are found by notification at once; this is for those whose time has come, and for lost notifications. */
const POLL_MS = 2000;
/** Before a worker that ended is started again. */
const PAUSE_MS = 1000;
const HOUSEKEEPING_MS = 5000;
/** A schedule that was missed while no process ran is made up for, when it is not older than this. */
const BACKFILL_MS = 24 * 3600 * 1000;
/** Results are written in batches, which are tried again; without batches a failed one would end the process. */
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** A worker that ends by itself, because the database went away, is started again until it is stopped. */
export async function startWorker(services: Services, jobs: AnyJob[]): Promise<JobWorker> {
  const { config, connection, log } = services;
  const pool = createPool({
    connection,
    applicationName: "tongban-jobs",
    max: config.jobs + SPARE_CONNECTIONS,
  });
  const counted = countJobs(services, jobs);
  const stopping = new AbortController();
  const { signal } = stopping;
  let working = await startOnce(services, jobs, pool, counted);

  async function keepWorking() {
    while (!signal.aborted) {
      await working?.ended;
      working = undefined;
      await wait(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      working = await startOnce(services, jobs, pool, counted).catch((error: unknown) => {
        log.warn({ err: error }, "the job worker could not be started; trying again");
        return undefined;
      });
    }
  }

  const kept = keepWorking();
  return {
    check: async () => {
      if (!working) throw new Error("the job worker is being started again");
    },
    stop: async () => {
      stopping.abort();
      await working?.stop();
      await kept;
      // One that was being started meanwhile.
      await working?.stop();
      await pool.end();
    },
  };
}

interface Working {
  ended: Promise<void>;
  stop(): Promise<void>;
}

type Counted = (events: WorkerEvents) => void;

async function startOnce(
  services: Services,
  jobs: AnyJob[],
  pool: pg.Pool,
  counted: Counted,
): Promise<Working | undefined> {
  const { config, connection, log } = services;
  const events: WorkerEvents = new EventEmitter();
  counted(events);
  const named = once(events, "pool:create") as Promise<[{ workerPool: { id: string } }]>;
  await freeJobsOfDeadWorkers(pool);
  const runner = await run({
    pgPool: pool,
    taskList: tasks(services, jobs),
    parsedCronItems: parseCronItems(schedules(jobs)),
    concurrency: config.jobs,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: workerLog(log),
    events,
    preset,
  });
  const stop = async () => {
    await runner.stop().catch(() => undefined);
  };
  const [{ workerPool }] = await named;
  const lease = await holdLease(connection, workerPool.id).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  void lease.lost.then(stop);
  const housekeeping = setInterval(
    () => void freeJobsOfDeadWorkers(pool).catch(() => undefined),
    HOUSEKEEPING_MS,
  );
  const ended = runner.promise
    .catch((error: unknown) => log.error({ err: error }, "the job worker ended"))
    .finally(async () => {
      clearInterval(housekeeping);
      await lease.release().catch(() => undefined);
    });
  return { ended, stop };
}

/** Does every job whose time has come, and those they enqueue, then returns; for tests and for commands. */
export async function doWaitingJobs(services: Services, jobs: AnyJob[]): Promise<void> {
  const logger = workerLog(services.log);
  await runOnce({
    pgPool: services.pool,
    taskList: tasks(services, jobs),
    noHandleSignals: true,
    logger,
    preset,
  });
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

/** Figures of the jobs; the answer counts those of a runner. */
function countJobs({ metrics, pool }: Services, jobs: AnyJob[]): Counted {
  const registers = [metrics.registry];
  const tried = new Counter({
    name: "tongban_jobs_total",
    help: "Jobs tried, by outcome",
    labelNames: ["job", "outcome"],
    registers,
  });
  for (const { name } of jobs) tried.inc({ job: name, outcome: "done" }, 0);
  new Gauge({
    name: "tongban_jobs_waiting",
    help: "Jobs whose time has come, and jobs given up, by state",
    labelNames: ["state"],
    registers,
    async collect() {
      const { waiting, failed } = await readCounts(pool);
      this.set({ state: "waiting" }, waiting);
      this.set({ state: "failed" }, failed);
    },
  });
  return (events) => {
    events.on("job:success", ({ job }) => tried.inc({ job: job.task_identifier, outcome: "done" }));
    events.on("job:error", ({ job }) => tried.inc({ job: job.task_identifier, outcome: "failed" }));
  };
}

async function readCounts(pool: pg.Pool): Promise<{ waiting: number; failed: number }> {
  const { rows } = await pool.query(
    `select count(*) filter (where run_at <= now() and attempts < max_attempts) as waiting,
       count(*) filter (where attempts >= max_attempts) as failed from graphile_worker.jobs`,
  );
  return rows[0];
}
