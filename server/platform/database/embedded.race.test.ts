/** The built-in server in real life: started by several at once, killed in every way, left by everybody. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { embeddedDatabase } from "./embedded.ts";
import { createPool } from "./pool.ts";

async function folderFor(t: Cleanups): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tongban-embedded-"));
  await chmod(folder, 0o711);
  const shown = join(folder, "db");
  afterTest(t, async () => {
    await until(() => !existsSync(join(shown, "data", "postmaster.pid")));
    await rm(folder, { recursive: true, force: true });
  });
  return shown;
}

/** Awaits a condition; one that cannot be asked yet is not fulfilled yet. */
async function until(fulfilled: () => boolean | Promise<boolean>) {
  const ask = async () => fulfilled();
  for (let tries = 0; !(await ask().catch(() => false)); tries++) {
    if (tries > 1500) throw new Error("waited 30 seconds in vain");
    await wait(20);
  }
}

async function serverFor(t: Cleanups, folder: string) {
  const server = await embeddedDatabase({ folder });
  afterTest(t, () => server.release());
  return server;
}

async function killPostmaster(folder: string) {
  const killed = await postmasterPid(folder);
  process.kill(killed, "SIGKILL");
  await until(async () => (await postmasterPid(folder)) !== killed);
}

async function query(connection: pg.ClientConfig, sql: string) {
  const client = new pg.Client({ ...connection });
  await client.connect();
  const result = await client.query(sql).finally(() => client.end());
  return result.rows[0];
}

const postmasterPid = async (folder: string) =>
  Number((await readFile(join(folder, "data", "postmaster.pid"), "utf8")).split("\n")[0]);

test("many start it at once and share one server, durable and without a port", async (t) => {
  const folder = await folderFor(t);
  const all = await Promise.all([1, 2, 3, 4, 5].map(() => embeddedDatabase({ folder })));
  const settings = await query(
    all[0]!.connection,
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as durable, current_setting('listen_addresses') as port",
  );
  assert.deepEqual(settings, { fsync: "on", durable: "on", port: "" });
  const pid = await postmasterPid(folder);
  for (const one of all.slice(1)) await one.release();
  await wait(800);
  assert.equal(await postmasterPid(folder), pid, "it stays for the one who still uses it");
  await all[0]!.release();
  await until(() => !existsSync(join(folder, "data", "postmaster.pid")));
});

test("what is there stays there from one start to the next", async (t) => {
  const folder = await folderFor(t);
  const first = await embeddedDatabase({ folder });
  await query(first.connection, "create table kept as select 42 as answer");
  await first.release();
  const second = await embeddedDatabase({ folder });
  assert.deepEqual(await query(second.connection, "select answer from kept"), { answer: 42 });
  await second.release();
});

test("kill -9 of the database server: it is started again and committed rows are there", async (t) => {
  const folder = await folderFor(t);
  const server = await serverFor(t, folder);
  const pool = createPool({ connection: server.connection, applicationName: "test" });
  await pool.query("create table kept as select 1 as n");
  for (let n = 2; n <= 4; n++) {
    await pool.query("insert into kept values ($1)", [n]);
    await killPostmaster(folder);
    await until(async () => (await pool.query("select count(*) as n from kept")).rows[0].n === n);
  }
  await pool.end();
});

test("kill -9 of a user: the server goes", async (t) => {
  const folder = await folderFor(t);
  const module = fileURLToPath(new URL("./embedded.ts", import.meta.url));
  const code = `const { embeddedDatabase } = await import(${JSON.stringify(module)});
    await embeddedDatabase({ folder: ${JSON.stringify(folder)} }); console.log("ready"); setInterval(() => {}, 1000);`;
  const user = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(user.stdout, "data");
  user.kill("SIGKILL");
  await until(() => !existsSync(join(folder, "data", "postmaster.pid")));
});

test("kill -9 of the keeper, alone and together with the server: both come back for the user", async (t) => {
  const folder = await folderFor(t);
  const server = await serverFor(t, folder);
  await query(server.connection, "create table kept as select 1 as n");
  for (const alsoServer of [false, true]) {
    const keeper = await keeperPid(folder);
    if (alsoServer) process.kill(await postmasterPid(folder), "SIGKILL");
    process.kill(keeper, "SIGKILL");
    await until(async () => (await keeperPid(folder)) !== keeper);
    await until(async () => (await query(server.connection, "select n from kept")).n === 1);
  }
});

/** The keeper is the parent of the database server. */
async function keeperPid(folder: string): Promise<number> {
  const status = await readFile(`/proc/${await postmasterPid(folder)}/status`, "utf8");
  const parent = Number(/PPid:\s+(\d+)/.exec(status)?.[1]);
  if (!(parent > 1)) throw new Error("the server has lost its keeper");
  return parent;
}

test("a pid file whose number now belongs to another program does not stop the start", async (t) => {
  const folder = await folderFor(t);
  const first = await embeddedDatabase({ folder });
  const pidFile = join(folder, "data", "postmaster.pid");
  const lines = (await readFile(pidFile, "utf8")).split("\n");
  await first.release();
  await until(() => !existsSync(pidFile));
  await writeFile(pidFile, [process.pid, ...lines.slice(1)].join("\n"));
  await writeFile(join(folder, "run", ".s.PGSQL.5432.lock"), `${process.pid}\n`);
  const second = await embeddedDatabase({ folder });
  assert.deepEqual(await query(second.connection, "select 1 as n"), { n: 1 });
  await second.release();
});

test("a folder deeper than a socket's path may be", async (t) => {
  const deep = join(await folderFor(t), "一".repeat(40), "deep");
  const server = await embeddedDatabase({ folder: deep, disposable: true });
  assert.ok(server.connection.host.length < 80);
  assert.deepEqual(await query(server.connection, "select 1 as n"), { n: 1 });
  await server.release();
  await until(() => !existsSync(deep));
});

test("root's data goes elsewhere when PostgreSQL, which is not root, could not walk to it", async (t) => {
  const closed = join(await folderFor(t), "closed");
  await mkdir(closed, { recursive: true, mode: 0o700 });
  const server = await embeddedDatabase({ folder: join(closed, "db"), disposable: true });
  assert.equal(server.folder.startsWith("/var/lib/tongban/"), process.getuid?.() === 0);
  assert.deepEqual(await query(server.connection, "select 1 as n"), { n: 1 });
  await server.release();
  await until(() => !existsSync(server.folder));
});

test("a data folder of another PostgreSQL version ends in one sentence", async (t) => {
  const folder = await folderFor(t);
  await embeddedDatabase({ folder }).then((server) => server.release());
  await until(() => !existsSync(join(folder, "data", "postmaster.pid")));
  await writeFile(join(folder, "data", "PG_VERSION"), "14\n");
  await assert.rejects(embeddedDatabase({ folder }), { code: "database-of-another-version" });
});
