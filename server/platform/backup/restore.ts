/**
 * Restore: first the whole archive is read and compared with its own digests; then its tables are made by the
 * migrations it names, and filled in one transaction; then later migrations run. Only into an empty database.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { migrate, readMigrations } from "../database/migrate.ts";
import { clientConfig, type PoolOptions } from "../database/pool.ts";
import { writeFileOnce } from "../files/durable.ts";
import { fileTrouble, Trouble } from "../trouble.ts";
import { JOBS, MANIFEST, type Manifest, tableOfPart } from "./manifest.ts";
import { BadTar, readEntries, type TarEntry } from "./tar.ts";

export interface RestoreTarget {
  connection: PoolOptions["connection"];
  home: string;
}

export interface VerifiedBackup {
  manifest: Manifest;
  /** Key files in it, by their path below the home folder. */
  keys: Map<string, Buffer>;
}

/** Reads a whole archive and compares every digest in it. */
export async function verifyBackup(file: string): Promise<VerifiedBackup> {
  try {
    return await readAndCompare(file);
  } catch (error) {
    const { code = "", syscall } = error as NodeJS.ErrnoException;
    if (syscall) throw fileTrouble(error, file);
    if (error instanceof BadTar || error instanceof SyntaxError || code.startsWith("Z_"))
      throw damaged(file, error);
    throw error;
  }
}

async function readAndCompare(file: string): Promise<VerifiedBackup> {
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  const keys = new Map<string, Buffer>();
  let manifest: Manifest | undefined;
  for await (const { name, content } of entriesOf(file)) {
    if (name === MANIFEST) {
      manifest = JSON.parse((await buffer(content)).toString("utf8"));
      continue;
    }
    const key = tableOfPart(name) ?? name;
    const hash = hashes.get(key) ?? createHash("sm3");
    hashes.set(key, hash);
    const kept: Buffer[] | undefined = name.startsWith("keys/") ? [] : undefined;
    for await (const part of content) {
      hash.update(part);
      kept?.push(part);
    }
    if (kept) keys.set(name, Buffer.concat(kept));
  }
  if (!manifest) throw new BadTar("no manifest");
  compare(manifest, hashes);
  return { manifest, keys };
}

function compare(manifest: Manifest, hashes: Map<string, ReturnType<typeof createHash>>) {
  const promised = new Map(manifest.files.map(({ path, sm3 }) => [path, sm3]));
  for (const { name, sm3 } of manifest.tables) promised.set(name, sm3);
  for (const [key, sm3] of promised) {
    const hash = hashes.get(key) ?? createHash("sm3");
    if (hash.digest("hex") !== sm3) throw new BadTar(`${key} is not what the manifest says`);
    hashes.delete(key);
  }
  if (hashes.size > 0) throw new BadTar("it holds more than its manifest says");
}

function entriesOf(file: string) {
  const zip = createGunzip();
  // An error of the file ends the reading of the archive.
  void pipeline(createReadStream(file), zip).catch(() => undefined);
  return readEntries(zip);
}

function damaged(file: string, cause: unknown): Trouble {
  const reason = (cause as Error).message;
  return new Trouble(
    "backup-damaged",
    `${file} is damaged or is not a backup (${reason}): use another one. Nothing was restored.`,
    `${file} 已损坏或不是备份文件（${reason}）：请改用其他备份。没有恢复任何数据。`,
    { cause },
  );
}

/** Restores a backup and returns what it says of itself. */
export async function restore(file: string, target: RestoreTarget): Promise<Manifest> {
  const { manifest, keys } = await verifyBackup(file);
  await refuseOtherKeys(keys, target.home);
  await withClient(target, refuseFilled);
  await migrate(target.connection, await migrationsOf(manifest));
  await withClient(target, (client) => fill(client, file, manifest, target.home));
  await migrate(target.connection);
  return manifest;
}

/** The migrations the backup's database had had, as this version of Tongban knows them. */
async function migrationsOf(manifest: Manifest) {
  const known = new Map((await readMigrations()).map((migration) => [migration.name, migration]));
  return manifest.migrations.map(({ name, digest }) => {
    const migration = known.get(name);
    if (migration?.digest === digest) return migration;
    throw new Trouble(
      "backup-too-new",
      `The backup was made by another Tongban (${manifest.version}, migration ${name}): restore it with that version or a later one.`,
      `备份由其他版本的通办制作（${manifest.version}，迁移 ${name}）：请用该版本或更高版本恢复。`,
    );
  });
}

async function withClient(target: RestoreTarget, act: (client: pg.Client) => Promise<void>) {
  const { connection } = target;
  const client = new pg.Client({
    ...clientConfig({ connection, applicationName: "tongban-restore", statementTimeoutMs: 0 }),
    idle_in_transaction_session_timeout: 0,
  });
  await client.connect();
  await act(client).finally(() => client.end());
}

async function tableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not relispartition and relname <> 'migration' order by relname`,
  );
  return rows.map(({ relname }) => pg.escapeIdentifier(relname));
}

/** Empty tables, as an interrupted restore leaves them, are no obstacle. */
async function refuseFilled(client: pg.Client) {
  for (const table of await tableNames(client)) {
    const { rowCount } = await client.query(`select from ${table} limit 1`);
    if (!rowCount) continue;
    throw new Trouble(
      "database-not-empty",
      "The database is not empty: restore into a new one (another DATABASE_URL or TONGBAN_HOME), so that nothing is lost.",
      "数据库不是空的：为避免丢失数据，请恢复到一个新的数据库（另设 DATABASE_URL 或 TONGBAN_HOME）。",
    );
  }
}

/** All or nothing. Triggers and foreign keys rest meanwhile: the rows were right when they were saved. */
async function fill(client: pg.Client, file: string, manifest: Manifest, home: string) {
  await client.query("begin");
  const tables = await tableNames(client);
  const keys = await client.query<{ table: string; name: string; definition: string }>(FOREIGN_KEYS);
  for (const { table, name } of keys.rows) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  await client.query(`truncate ${tables.join(", ")}`);
  await client.query(JOB_TABLE);
  await load(client, file, manifest, home);
  await client.query(ADD_JOBS);
  for (const { name, value, called } of manifest.sequences) {
    await client.query("select setval($1::regclass, $2, $3)", [pg.escapeIdentifier(name), value, called]);
  }
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  for (const { table, name, definition } of keys.rows) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  }
  await client.query("commit");
}

const FOREIGN_KEYS = `
  select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`;

const JOB_TABLE = `
  create temporary table waiting_job (identifier text, payload json, queue_name text, run_at timestamptz,
    max_attempts int, key text, priority int) on commit drop`;

const ADD_JOBS = `
  select graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority)
  from waiting_job`;

/** The parts of one table follow each other in the archive and go into one COPY. */
async function load(client: pg.Client, file: string, manifest: Manifest, home: string) {
  const entries = entriesOf(file);
  let next = await entries.next();
  while (!next.done) {
    const table = tableOfPart(next.value.name);
    if (!table) {
      await keepFile(next.value, home);
      next = await entries.next();
      continue;
    }
    const parts = partsOf(table, next.value, entries);
    await pipeline(
      Readable.from(parts.rows(), { objectMode: false }),
      client.query(copyFrom(into(table, manifest))),
    );
    next = parts.next();
  }
}

function into(table: string, { tables }: Manifest): string {
  if (table === JOBS) return "copy waiting_job from stdin";
  const columns = tables.find(({ name }) => name === table)?.columns ?? [];
  return `copy ${pg.escapeIdentifier(table)} (${columns.map((one) => pg.escapeIdentifier(one)).join(", ")}) from stdin`;
}

function partsOf(table: string, first: TarEntry, entries: AsyncGenerator<TarEntry>) {
  let next: IteratorResult<TarEntry> = { done: false, value: first };
  async function* rows() {
    while (!next.done && tableOfPart(next.value.name) === table) {
      yield* next.value.content;
      next = await entries.next();
    }
  }
  return { rows, next: () => next };
}

async function keepFile({ name, content }: TarEntry, home: string) {
  const bytes = await buffer(content);
  if (name === MANIFEST) return;
  if (!/^(files|keys)(\/[\w.-]+)+$/.test(name) || name.includes(".."))
    throw new BadTar(`unexpected entry ${name}`);
  await mkdir(dirname(join(home, name)), { recursive: true, mode: 0o700 });
  await writeFileOnce(join(home, name), bytes);
}

/** Keys of another database must not be overwritten, nor be used for this one. */
async function refuseOtherKeys(keys: Map<string, Buffer>, home: string) {
  for (const [name, bytes] of keys) {
    const present = await readFile(join(home, name)).catch(() => undefined);
    if (!present || present.equals(bytes)) continue;
    throw new Trouble(
      "keys-differ",
      `${join(home, name)} holds other keys than the backup: restore into a new TONGBAN_HOME.`,
      `${join(home, name)} 中的密钥与备份不同：请恢复到一个新的 TONGBAN_HOME。`,
    );
  }
}
