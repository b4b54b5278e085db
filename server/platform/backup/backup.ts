/**
 * Backup: every table in one snapshot, the files, and the keys, in one archive (tar, gzip) that knows its own digests.
 * It holds data only, so it can be restored on any PostgreSQL version; the tables come from the migrations.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { clientConfig, type PoolOptions } from "../database/pool.ts";
import { syncFolder } from "../files/durable.ts";
import { fileTrouble, Trouble } from "../trouble.ts";
import { type FileRecord, JOBS, MANIFEST, type Manifest, partName, type TableRecord } from "./manifest.ts";
import { writeEnd, writeEntry } from "./tar.ts";

export interface BackupSource {
  connection: PoolOptions["connection"];
  /** The home folder: its `files` and, unless left out, its `keys` go along. */
  home: string;
  withKeys: boolean;
  version: string;
  now: string;
}

const PART_BYTES = 8 * 1024 * 1024;

/** Writes the archive; it appears under its name only when it is complete and on the disk. */
export async function backup(source: BackupSource, file: string): Promise<Manifest> {
  const draft = `${file}.partial`;
  await refuseExisting(file);
  try {
    const manifest = await writeArchive(source, draft);
    await rename(draft, file);
    await syncFolder(dirname(file));
    return manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall) throw fileTrouble(error, file);
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function refuseExisting(file: string) {
  const found = await stat(file).catch(() => undefined);
  if (!found) return;
  throw new Trouble(
    "backup-exists",
    `${file} exists already: choose another name or remove it.`,
    `${file} 已存在：请换一个文件名，或先删除它。`,
  );
}

async function writeArchive(source: BackupSource, draft: string): Promise<Manifest> {
  const handle = await open(draft, "w", 0o600);
  const disk = handle.createWriteStream({ flush: true });
  const zip = createGzip({ level: 5 });
  zip.pipe(disk);
  disk.once("error", (error) => zip.destroy(error));
  try {
    const manifest = await inSnapshot(source.connection, (client) => writeTables(client, source, zip));
    manifest.files = await writeFiles(source, zip);
    const text = Buffer.from(JSON.stringify(manifest));
    await writeEntry(zip, MANIFEST, text.length, [text]);
    await writeEnd(zip);
    zip.end();
    await finished(disk);
    return manifest;
  } finally {
    disk.destroy();
    await handle.close().catch(() => undefined);
  }
}

/** All tables as they stand at one moment, while work goes on. */
async function inSnapshot<T>(connection: PoolOptions["connection"], act: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({
    ...clientConfig({ connection, applicationName: "tongban-backup", statementTimeoutMs: 0 }),
    idle_in_transaction_session_timeout: 0,
  });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    return await act(client);
  } finally {
    await client.end();
  }
}

async function writeTables(client: pg.Client, source: BackupSource, out: Writable): Promise<Manifest> {
  const manifest = await describe(client, source);
  for (const table of manifest.tables) await writeTable(client, table, out);
  return manifest;
}

async function describe(client: pg.Client, { version, now }: BackupSource): Promise<Manifest> {
  const server = await client.query("show server_version");
  const migrations = await client.query("select name, digest from migration order by name");
  const tables = await client.query<{ name: string; columns: string[] }>(TABLES);
  return {
    format: 1,
    version,
    madeAt: now,
    postgresql: server.rows[0].server_version,
    migrations: migrations.rows,
    tables: [...tables.rows, { name: JOBS, columns: [] }].map((one) => ({ ...one, rows: 0, sm3: "" })),
    sequences: await readSequences(client),
    files: [],
  };
}

/** Ordinary and partitioned tables; generated columns come of themselves. */
const TABLES = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and a.attgenerated = '' and c.relname <> 'migration'
  group by c.relname order by c.relname`;

const SEQUENCES = `
  select relname as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`;

async function readSequences(client: pg.Client): Promise<Manifest["sequences"]> {
  const found: Manifest["sequences"] = [];
  for (const { name } of (await client.query<{ name: string }>(SEQUENCES)).rows) {
    const { rows } = await client.query(`select last_value, is_called from ${pg.escapeIdentifier(name)}`);
    found.push({ name, value: rows[0].last_value, called: rows[0].is_called });
  }
  return found;
}

const JOB_ROWS = `
  select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.id`;

async function writeTable(client: pg.Client, table: TableRecord, out: Writable) {
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(", ");
  const what = table.name === JOBS ? JOB_ROWS : `select ${columns} from ${pg.escapeIdentifier(table.name)}`;
  const rows = client.query(copyTo(`copy (${what}) to stdout`));
  const hash = createHash("sm3");
  let part: Buffer[] = [];
  let size = 0;
  let parts = 0;
  const flush = async () => {
    await writeEntry(out, partName(table.name, ++parts), size, part);
    part = [];
    size = 0;
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    hash.update(chunk);
    part.push(chunk);
    size += chunk.length;
    if (size >= PART_BYTES) await flush();
  }
  if (size > 0) await flush();
  table.rows = rows.rowCount;
  table.sm3 = hash.digest("hex");
}

/** Files never change and are kept before their rows are, so all that the snapshot names are there by now. */
async function writeFiles({ home, withKeys }: BackupSource, out: Writable): Promise<FileRecord[]> {
  const paths = [...(await filesUnder(home, "files")), ...(withKeys ? await filesUnder(home, "keys") : [])];
  const records: FileRecord[] = [];
  for (const path of paths.filter((one) => !one.startsWith("files/incoming/"))) {
    const hash = createHash("sm3");
    const { size } = await stat(join(home, path));
    await writeEntry(out, path, size, digested(createReadStream(join(home, path)), hash));
    records.push({ path, size, sm3: hash.digest("hex") });
  }
  return records;
}

async function* digested(content: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>) {
  for await (const part of content) {
    hash.update(part);
    yield part;
  }
}

async function filesUnder(home: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(home, folder), { withFileTypes: true }).catch(() => []);
  const inside = await Promise.all(
    entries.map((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(home, path) : [path];
    }),
  );
  return inside.flat().sort();
}
