/** One PostgreSQL server on one data folder: created when missing, cleared of what a crash left behind, started. */
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import {
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
} from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { diskFull, folderTrouble, Trouble } from "../trouble.ts";
import { isPostgres, type PostgresPrograms } from "./postgres-programs.ts";

/** Where a server keeps its things: `data`, the log, and the folder of its sockets. */
export interface ServerPlace {
  folder: string;
  data: string;
  run: string;
  log: string;
}

/** The longest path of a unix socket is 107 bytes, so the sockets of a deep folder go to the system's temporary one. */
export function serverPlace(folder: string): ServerPlace {
  const short = join(folder, "run");
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  const run = short.length > 80 ? `/tmp/tongban-${process.getuid?.() ?? 0}-${name}` : short;
  return { folder, data: join(folder, "data"), run, log: join(folder, "postgres.log") };
}

export const DATABASE_USER = "tongban";
const environment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** Creates the data folder when there is none. It appears under its name only when it is complete. */
export async function createCluster(programs: PostgresPrograms, place: ServerPlace, locale: string[]) {
  const files = await readdir(place.data).catch((): string[] => []);
  if (files.includes("PG_VERSION")) return;
  const fresh = `${place.data}.new`;
  await rm(fresh, { recursive: true, force: true });
  await givenFolder(fresh, programs);
  const args = [
    "-D",
    fresh,
    "-U",
    DATABASE_USER,
    "-A",
    "trust",
    "--encoding=UTF8",
    "--no-instructions",
    ...locale,
  ];
  await promisify(execFile)(join(programs.bin, "initdb"), args, {
    cwd: "/",
    env: environment,
    ...programs.runAs,
  }).catch((error: Error) => {
    if (/No space left/.test(error.message)) throw diskFull(place.folder, error);
    if (/Permission denied/.test(error.message)) throw folderTrouble({ code: "EACCES" }, place.folder);
    throw error;
  });
  await rename(fresh, place.data);
}

export const ICU_FREE_LOCALE = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

/** A folder that PostgreSQL's user alone may enter. A link put there by somebody else is not followed. */
async function givenFolder(folder: string, { runAs }: PostgresPrograms) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid } = await lstat(folder);
  const ours = [process.getuid?.(), runAs?.uid].includes(uid) && (await realpath(folder)) === folder;
  if (!ours) throw folderTrouble({ code: "EACCES" }, folder);
  if (runAs) await chown(folder, runAs.uid, runAs.gid);
  await chmod(folder, 0o700);
}

export const prepareRunFolder = (place: ServerPlace, programs: PostgresPrograms) =>
  givenFolder(place.run, programs);

/**
 * Starts PostgreSQL and returns when it accepts connections. The caller must be the only one who starts servers in
 * this folder (`keeper.ts` holds the lock).
 */
export async function startPostmaster(programs: PostgresPrograms, place: ServerPlace, settings: string[]) {
  await clearLeftovers(place);
  const log = openSync(place.log, "a", 0o600);
  const args = ["-D", place.data, "-k", place.run, ...settings.flatMap((setting) => ["-c", setting])];
  const child = spawn(join(programs.bin, "postgres"), args, {
    cwd: "/",
    env: environment,
    stdio: ["ignore", log, log],
    ...programs.runAs,
  });
  closeSync(log);
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  await Promise.race([accepting(child, place), failed]);
  return child;
}

/** The server writes `ready` into the eighth line of its pid file. Recovery after a crash may take minutes. */
async function accepting(child: ChildProcess, place: ServerPlace) {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw await failure(place);
    const lines = await pidFile(place);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return;
    await wait(10);
  }
}

async function failure(place: ServerPlace): Promise<Trouble> {
  const log = await readFile(place.log, "utf8").catch(() => "");
  const reason = log.match(/.*(FATAL|PANIC):.*/g)?.at(-1) ?? "no reason in its log";
  if (/No space left/.test(reason)) return diskFull(place.folder);
  if (/incompatible with server/.test(log.slice(-2000))) {
    return new Trouble(
      "database-of-another-version",
      `The database in ${place.folder} was made by another PostgreSQL version: restore a backup with "npx tongban restore FILE" into a new TONGBAN_HOME.`,
      `${place.folder} 中的数据库由其他版本的 PostgreSQL 创建：请换一个新的 TONGBAN_HOME，用 npx tongban restore 恢复备份。`,
    );
  }
  return new Trouble(
    "database-does-not-start",
    `The built-in PostgreSQL does not start (${reason.trim()}): see ${place.log}.`,
    `内置 PostgreSQL 无法启动（${reason.trim()}）：详见 ${place.log}。`,
  );
}

const pidFile = async (place: ServerPlace) =>
  (await readFile(join(place.data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");

/**
 * After a crash: a server that lost its keeper is stopped; a pid file whose number now belongs to another program is
 * removed. A pid file of a dead server stays: PostgreSQL itself checks it against backends that still run.
 */
async function clearLeftovers(place: ServerPlace) {
  const pid = Number((await pidFile(place))[0]);
  if (pid > 0 && running(pid)) {
    if (await servesFolder(pid, place.data)) await stopPid(pid);
    else await rm(join(place.data, "postmaster.pid"), { force: true });
  }
  for (const name of [".s.PGSQL.5432", ".s.PGSQL.5432.lock"])
    await rm(join(place.run, name), { force: true });
}

function running(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function servesFolder(pid: number, data: string): Promise<boolean> {
  if (process.platform === "linux") {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => "");
    return folder === (await realpath(data));
  }
  const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return isPostgres(command) && command.includes(data);
}

/** Fast shutdown, with a checkpoint; immediate after 60 seconds. */
async function stopPid(pid: number) {
  process.kill(pid, "SIGINT");
  for (let tries = 0; running(pid); tries++) {
    if (tries === 3000) process.kill(pid, "SIGQUIT");
    await wait(20);
  }
}

export async function stopPostmaster(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  const impatient = setTimeout(() => child.kill("SIGQUIT"), 60_000);
  await ended;
  clearTimeout(impatient);
}
