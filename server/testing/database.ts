/**
 * A real database for a test: a copy of a template that has had every migration, on a PostgreSQL server that all test
 * processes of this checkout share and that ends with the last of them. `TEST_DATABASE_URL` names another server
 * (its user must be allowed to create databases), `TEST_POSTGRES_BIN` another PostgreSQL's programs.
 */
import { createHash, randomBytes } from "node:crypto";
import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type EmbeddedDatabase, embeddedDatabase } from "#server/platform/database/embedded.ts";
import { migrate, readMigrations } from "#server/platform/database/migrate.ts";
import {
  clientConfig,
  createDatabase,
  createPool,
  type Database,
  type PoolOptions,
} from "#server/platform/database/pool.ts";
import { afterTest, type Cleanups } from "./cleanups.ts";

export interface TestDatabase {
  db: Database;
  pool: pg.Pool;
  /** For code that opens connections of its own. */
  connection: PoolOptions["connection"];
}

type Connection = PoolOptions["connection"];

const APPLICATION = "tongban-test";
const TEMPLATE_LOCK = 4_304_820_002;

/** A migrated database of its own, removed after the test. */
export async function testDatabase(t: Cleanups): Promise<TestDatabase> {
  const connection = await scratchDatabase(t, await template());
  const pool = createPool({ connection, applicationName: APPLICATION, max: 5 });
  afterTest(t, () => pool.end());
  return { db: createDatabase(pool), pool, connection };
}

/** An empty database of its own, or a copy of `source`, removed after the test. */
export async function scratchDatabase(t: Cleanups, source = "template0"): Promise<Connection> {
  const name = `tongban_test_${Date.now()}_${randomBytes(4).toString("hex")}`;
  await asAdmin((admin) => admin.query(`create database ${name} template ${source} strategy file_copy`));
  afterTest(t, () => asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`)));
  return inDatabase(name);
}

/** Named after the migrations it has had, so that checkouts and versions can share a server. */
async function template(): Promise<string> {
  const migrations = await readMigrations();
  const hash = createHash("sha256");
  for (const { name, digest } of migrations) hash.update(`${name} ${digest}\n`);
  const name = `tongban_template_${hash.digest("hex").slice(0, 16)}`;
  await asAdmin(async (admin) => {
    const exists = () => admin.query("select 1 from pg_database where datname = $1", [name]);
    if ((await exists()).rowCount) return;
    await admin.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    if ((await exists()).rowCount) return;
    const unfinished = `${name}_unfinished`;
    await admin.query(`drop database if exists ${unfinished} with (force)`);
    await admin.query(`create database ${unfinished} template template0`);
    await migrate(await inDatabase(unfinished), migrations);
    await admin.query(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

async function asAdmin<T>(act: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(clientConfig({ connection: await server(), applicationName: APPLICATION }));
  await admin.connect();
  try {
    return await act(admin);
  } finally {
    await admin.end();
  }
}

async function inDatabase(database: string): Promise<Connection> {
  const connection = await server();
  if (typeof connection !== "string") return { ...connection, database };
  const url = new URL(connection);
  url.pathname = `/${database}`;
  return url.href;
}

/** The one server of this process; it keeps running until the process ends, however it ends. */
let running: Promise<EmbeddedDatabase> | undefined;

async function server(): Promise<Connection> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return url;
  const bin = process.env.TEST_POSTGRES_BIN;
  running ??= embeddedDatabase({ folder: serverFolder(bin), disposable: true, ...(bin && { bin }) });
  return { ...(await running).connection };
}

function serverFolder(bin = ""): string {
  const checkout = fileURLToPath(new URL("../../", import.meta.url));
  const name = createHash("sha256").update(`${checkout}\n${bin}`).digest("hex").slice(0, 12);
  return join(scratchPlace(), `tongban-test-${process.getuid?.() ?? 0}-${name}`);
}

/** What the databases of a run, and the log of their making, may take. */
const ROOM = 3 * 2 ** 30;

/**
 * In memory where Linux has enough of it: each database is a thousand files that are made and removed within a second,
 * and ext4 searches longer and longer for a free inode among those just freed.
 */
function scratchPlace(): string {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize > ROOM ? "/dev/shm" : tmpdir();
  } catch {
    return tmpdir();
  }
}
