import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { promisify } from "node:util";
import pg from "pg";
import { testServices } from "#server/testing/app.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { scratchDatabase } from "#server/testing/database.ts";
import { clientConfig, type PoolOptions } from "../database/pool.ts";
import { createFileStore } from "../files/file-store.ts";
import { enqueue, type Job } from "../jobs/jobs.ts";
import { announce } from "../live/live.ts";
import type { Services } from "../services.ts";
import { backup } from "./backup.ts";
import { restore, verifyBackup } from "./restore.ts";

const letter: Job<{ to: string }> = { name: "letter", run: async () => undefined };

async function folderFor(t: Cleanups) {
  const folder = await mkdtemp(join(tmpdir(), "tongban-backup-"));
  afterTest(t, () => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A hall with something of everything: texts that COPY must escape, nulls, bytes, an append-only row, a job, a file. */
async function furnished(t: Cleanups): Promise<{ services: Services; fileId: string }> {
  const services = await testServices(t);
  const { pool, db, files, sealing } = services;
  await pool.query(`insert into division (code, parent, name, level) values
    ('430482101', '430482', '泉峰\\街道\t甲', 'town'), ('430482', null, E'常宁市\\n"引号"', 'county')`);
  await pool.query(
    `insert into request_answer (division, request_key, actor, action, at, answer_sealed)
     select '430482', gen_random_uuid(), 'a', 'b', '2026-11-21T01:00:00Z', $1 from generate_series(1, 5000)`,
    [sealing.seal("秘密".repeat(500), "place")],
  );
  await announce(db, [{ division: "430482", topic: "staff", kind: "case", subject: "a" }]);
  await enqueue(db, letter, { to: "tomorrow" }, { at: "2999-01-01T00:00:00.000Z", key: "one" });
  const { id } = await files.keep(Readable.from([Buffer.from("%PDF-1.7\n材料")]));
  return { services, fileId: id };
}

const source = (services: Services, withKeys = true) => ({
  connection: services.connection,
  home: services.config.home,
  withKeys,
  version: "0",
  now: "2026-11-21T01:00:00.000Z",
});

/** Every table's rows as text, in an order of their own. */
async function everything(connection: PoolOptions["connection"]) {
  const client = new pg.Client(clientConfig({ connection, applicationName: "test" }));
  await client.connect();
  const { rows: tables } = await client.query(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  const contents: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { rows } = await client.query(
      `select count(*) as rows, md5(string_agg(t::text, '|' order by t::text)) as sum from "${name}" t`,
    );
    if (name !== "migration") contents[name] = rows[0];
  }
  const jobs = await client.query(
    "select task_identifier, run_at, key, max_attempts from graphile_worker.jobs",
  );
  const constraints = await client.query(
    "select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2",
  );
  await client.end();
  return { contents, jobs: jobs.rows, constraints: constraints.rows };
}

test("what was saved is there again, table by table, with files, keys, waiting jobs, keys of tables and sequences", async (t) => {
  const { services, fileId } = await furnished(t);
  const folder = await folderFor(t);
  const file = join(folder, "hall.tar.gz");
  const before = await everything(services.connection);
  await backup(source(services), file);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(folder), ["hall.tar.gz"]);

  const target = { connection: await scratchDatabase(t), home: join(folder, "home") };
  const manifest = await restore(file, target);
  assert.equal(manifest.tables.find(({ name }) => name === "request_answer")?.rows, 5000);
  assert.deepEqual(await everything(target.connection), before);
  const files = createFileStore({ folder: join(target.home, "files"), maxBytes: 1000 });
  assert.equal(await text((await files.read(fileId))!), "%PDF-1.7\n材料");
  const key = "keys/sealing.json";
  assert.deepEqual(await readFile(join(target.home, key)), await readFile(join(services.config.home, key)));

  const client = new pg.Client(clientConfig({ connection: target.connection, applicationName: "test" }));
  await client.connect();
  const { rows } = await client.query(
    "insert into live_event (division, topic, kind) values ('430482', 'staff', 'case') returning id",
  );
  assert.equal(rows[0].id, 2, "numbering goes on where it was");
  await client.end();
});

test("an archive is a tar that everybody's tools can open", async (t) => {
  const { services } = await furnished(t);
  const file = join(await folderFor(t), "hall.tar.gz");
  await backup(source(services, false), file);
  const { stdout } = await promisify(execFile)("tar", ["tzf", file]);
  const names = stdout.trim().split("\n");
  assert.ok(names.includes("tables/division/000001"));
  assert.equal(names.at(-1), "manifest.json");
  assert.ok(!names.some((name) => name.startsWith("keys/")), "keys stay at home when asked");
});

test("a backup never writes over another file, and leaves no half one", async (t) => {
  const services = await testServices(t);
  const folder = await folderFor(t);
  await writeFile(join(folder, "taken"), "precious");
  await assert.rejects(backup(source(services), join(folder, "taken")), { code: "backup-exists" });
  await assert.rejects(backup(source(services), join(folder, "none", "file")), { code: "file-unusable" });
  const gone = { ...source(services), connection: await scratchDatabase(t) };
  await assert.rejects(backup(gone, join(folder, "empty")), /migration/);
  assert.deepEqual(await readdir(folder), ["taken"]);
});

test("a damaged backup is found out before anything is restored", async (t) => {
  const { services } = await furnished(t);
  const folder = await folderFor(t);
  const file = join(folder, "hall.tar.gz");
  await backup(source(services), file);
  const good = await readFile(file);
  await verifyBackup(file);
  const damages = {
    "cut short": good.subarray(0, good.length - 100),
    "one byte": Buffer.from(good.map((byte, n) => (n === good.length >> 1 ? byte ^ 1 : byte))),
    "no backup": Buffer.from("%PDF-1.7"),
    empty: Buffer.alloc(0),
  };
  const connection = await scratchDatabase(t);
  for (const [name, bytes] of Object.entries(damages)) {
    await writeFile(file, bytes);
    await assert.rejects(
      restore(file, { connection, home: join(folder, "home") }),
      { code: "backup-damaged" },
      name,
    );
  }
  await assert.rejects(verifyBackup(join(folder, "none")), { code: "file-unusable" });
  const client = new pg.Client(clientConfig({ connection, applicationName: "test" }));
  await client.connect();
  const { rowCount } = await client.query("select from pg_class where relnamespace = 'public'::regnamespace");
  await client.end();
  assert.equal(rowCount, 0);
});

test("nothing is restored over data or over other keys", async (t) => {
  const { services } = await furnished(t);
  const folder = await folderFor(t);
  const file = join(folder, "hall.tar.gz");
  await backup(source(services), file);
  const home = join(folder, "home");
  await assert.rejects(restore(file, { connection: services.connection, home }), {
    code: "database-not-empty",
  });
  const other = await testServices(t);
  const target = { connection: other.connection, home: other.config.home };
  await assert.rejects(restore(file, target), { code: "keys-differ" });
});
