/**
 * A worker that dies leaves its jobs locked; graphile-worker frees them after four hours. Here every worker holds an
 * advisory lock named after it, which falls with its connection: jobs of workers whose lock is free are freed within seconds.
 */
import pg from "pg";
import { clientConfig, type PoolOptions } from "../database/pool.ts";

export interface WorkerLease {
  /** Settles when the lock is lost: another worker may take our jobs from now on. */
  lost: Promise<void>;
  release(): Promise<void>;
}

const LOCK_CLASS = 4_304_820;
/** A worker takes its first jobs a moment before it holds its lock: what was locked so lately is left alone. */
const GRACE = "5 seconds";

/** @param id the name under which graphile-worker locks jobs. */
export async function holdLease(connection: PoolOptions["connection"], id: string): Promise<WorkerLease> {
  const client = new pg.Client({
    ...clientConfig({ connection, applicationName: "tongban-worker", statementTimeoutMs: 0 }),
    keepAlive: true,
  });
  const lost = new Promise<void>((resolve) => {
    client.once("end", resolve);
  });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("select pg_advisory_lock($1, hashtext($2))", [LOCK_CLASS, id]);
  return { lost, release: () => client.end() };
}

/** Frees the jobs of workers that are no more; how many workers they were. */
export async function freeJobsOfDeadWorkers(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ dead: string[] | null }>(
    `with holder as (
       select locked_by as id, locked_at from graphile_worker._private_jobs where locked_by is not null
       union all
       select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null),
     suspect as (select id from holder group by id having max(locked_at) < now() - $2::interval)
     select array_agg(id) as dead from suspect where pg_try_advisory_xact_lock($1, hashtext(id))`,
    [LOCK_CLASS, GRACE],
  );
  const dead = rows[0]?.dead;
  if (!dead) return 0;
  await pool.query("select graphile_worker.force_unlock_workers($1)", [dead]);
  return dead.length;
}
