/**
 * Brings a database to the state this version of Tongban needs: the `.sql` files of `server/migrations`, each in a
 * transaction of its own, once, in the order of their names; then the job queue's own tables.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { Trouble } from "../trouble.ts";
import { clientConfig, createPool, type PoolOptions } from "./pool.ts";

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../migrations/", import.meta.url));
export const OLDEST_POSTGRESQL = 15;
/** Any number that no other program on the server uses for its lock. */
const LOCK = 4_304_820_001;

export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, so that a file changed after it ran is noticed. */
  digest: string;
}

/** The migrations of this version, in the order they run. */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(join(folder, file), "utf8");
      return { name: file.slice(0, -4), sql, digest: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** Runs what has not run yet and returns the names. Several processes may call it at once. */
export async function migrate(
  connection: PoolOptions["connection"],
  migrations?: Migration[],
): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  const client = new pg.Client(
    clientConfig({ connection, applicationName: "tongban-migrate", statementTimeoutMs: 0 }),
  );
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const done = await migrateLocked(client, wanted);
    await migrateJobs(connection);
    return done;
  } finally {
    await client.end();
  }
}

export async function refuseOldServer(client: pg.ClientBase, oldest = OLDEST_POSTGRESQL) {
  const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major");
  const major = rows[0].major as number;
  if (major >= oldest) return;
  throw new Trouble(
    "database-too-old",
    `The database server is PostgreSQL ${major}; Tongban needs ${oldest} or newer: upgrade it, or set DATABASE_URL to another server.`,
    `数据库服务器是 PostgreSQL ${major}，通办需要 ${oldest} 或更高版本：请升级，或把 DATABASE_URL 指向别的服务器。`,
  );
}

async function migrateLocked(client: pg.Client, wanted: Migration[]): Promise<string[]> {
  const applied = await appliedMigrations(client);
  refuseStrangeDatabase(applied, wanted);
  const missing = wanted.filter(({ name }) => !applied.has(name));
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

/** Names and digests of the migrations a database has had; empty for a new one. */
export async function appliedMigrations(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query("select to_regclass('public.migration') as found");
  if (rows[0].found === null) return new Map();
  const result = await client.query("select name, digest from migration");
  return new Map(result.rows.map(({ name, digest }) => [name, digest]));
}

function refuseStrangeDatabase(applied: Map<string, string>, wanted: Migration[]) {
  const known = new Map(wanted.map(({ name, digest }) => [name, digest]));
  const unknown = [...applied.keys()].find((name) => !known.has(name));
  if (unknown) {
    throw new Trouble(
      "database-too-new",
      `The database was made by a newer Tongban (it has had ${unknown}): start that version or a later one, or restore a backup into an empty database.`,
      `数据库由更新版本的通办建立（已执行 ${unknown}）：请启动该版本或更高版本，或把备份恢复到一个空数据库。`,
    );
  }
  const changed = [...applied].find(([name, digest]) => known.get(name) !== digest)?.[0];
  if (!changed) return;
  throw new Trouble(
    "migration-changed",
    `The migration ${changed} was changed after it had run on this database: bring the file back as it was and write a new migration instead.`,
    `迁移文件 ${changed} 在本数据库执行之后被改动：请恢复原文件，改动另写新的迁移。`,
  );
}

async function apply(client: pg.Client, migration: Migration) {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into migration (name, digest) values ($1, $2)", [
      migration.name,
      migration.digest,
    ]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback");
    throw new Error(`migration ${migration.name} failed: ${(cause as Error).message}`, { cause });
  }
}

async function migrateJobs(connection: PoolOptions["connection"]) {
  const pool = createPool({ connection, applicationName: "tongban-migrate", max: 1, statementTimeoutMs: 0 });
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
  } finally {
    await pool.end();
  }
}
