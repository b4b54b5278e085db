/**
 * Keeps one built-in PostgreSQL server: started by `embedded.ts` as a process of its own, holds the folder's lock,
 * starts the server for the first user, starts it again when it is killed, and stops it after the last user.
 */
import type { ChildProcess } from "node:child_process";
import { chmod, rename, rm, stat } from "node:fs/promises";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { Trouble, troubleData } from "../trouble.ts";
import { type EmbeddedOptions, type KeeperAnswer, keeperSocket } from "./embedded.ts";
import { type PostgresPrograms, postgresPrograms } from "./postgres-programs.ts";
import {
  createCluster,
  DATABASE_USER,
  ICU_FREE_LOCALE,
  prepareRunFolder,
  type ServerPlace,
  serverPlace,
  startPostmaster,
  stopPostmaster,
} from "./postmaster.ts";

const LINGER_MS = 500;
const QUICK_DEATH_MS = 2000;
const LOG_LIMIT_BYTES = 20_000_000;

/** No personal data in the log: neither statements nor the values in an error's detail. */
const SETTINGS = [
  "listen_addresses=",
  "max_connections=200",
  "shared_buffers=256MB",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
  "max_wal_size=2GB",
];
const DISPOSABLE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=500"];

const options = JSON.parse(process.argv[2] ?? "") as EmbeddedOptions;
const place = serverPlace(options.folder);
const users = new Set<Socket>();
let postmaster: ChildProcess | undefined;
let starting: Promise<void> | undefined;
let leaving = false;

if (await lockFolder()) await keep();

/** One keeper a folder: the lock is the operating system's and falls with the process. False: another one serves. */
async function lockFolder(): Promise<boolean> {
  const lock = new DatabaseSync(join(options.folder, "keeper.lock"), { timeout: 0 });
  for (;;) {
    try {
      lock.exec("begin exclusive");
      process.once("exit", () => lock.close());
      return true;
    } catch {
      if (await served()) return false;
      await wait(20);
    }
  }
}

async function served(): Promise<boolean> {
  const socket = createConnection(keeperSocket(options.folder));
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  }).then((answer) => {
    socket.destroy();
    return answer as boolean;
  });
}

async function keep() {
  const programs = await postgresPrograms(options.bin);
  await prepareRunFolder(place, programs);
  await rm(keeperSocket(options.folder), { force: true });
  const server = createServer((user) => void welcome(user, programs, server));
  server.listen(keeperSocket(options.folder));
  process.once("SIGTERM", () => void leave(server));
  setTimeout(() => leaveIfAlone(server), 5000);
}

async function welcome(user: Socket, programs: PostgresPrograms, server: Server) {
  users.add(user);
  user.on("error", () => user.destroy());
  user.once("close", () => {
    users.delete(user);
    setTimeout(() => leaveIfAlone(server), LINGER_MS);
  });
  user.resume();
  user.write(`${JSON.stringify(await answer(programs, server))}\n`);
}

async function answer(programs: PostgresPrograms, server: Server): Promise<KeeperAnswer> {
  try {
    starting ??= start(programs, server);
    await starting;
    return { ready: { host: place.run, user: DATABASE_USER, database: "postgres" } };
  } catch (error) {
    starting = undefined;
    console.error(error);
    if (error instanceof Trouble) return { trouble: troubleData(error) };
    return { trouble: { code: "database-does-not-start", ...unforeseen(error) } };
  }
}

const unforeseen = (error: unknown) => ({
  english: `The built-in PostgreSQL does not start (${error}): see ${place.folder}/keeper.log.`,
  chinese: `内置 PostgreSQL 无法启动（${error}）：详见 ${place.folder}/keeper.log。`,
});

async function start(programs: PostgresPrograms, server: Server) {
  if (options.disposable) await rm(place.data, { recursive: true, force: true });
  await turnLog(place);
  await createCluster(programs, place, options.bin ? ["--locale=C.UTF-8"] : ICU_FREE_LOCALE);
  await run(programs, server);
}

async function run(programs: PostgresPrograms, server: Server) {
  const settings = options.disposable ? [...SETTINGS, ...DISPOSABLE] : SETTINGS;
  const child = await startPostmaster(programs, place, settings);
  const since = Date.now();
  postmaster = child;
  child.once("exit", () => {
    if (!leaving) void revive(programs, server, since);
  });
}

/** A server that dies again at once is not started a third time: users are let go and see why on their next try. */
async function revive(programs: PostgresPrograms, server: Server, since: number) {
  const soon = Date.now() - since < QUICK_DEATH_MS;
  console.error("the database server ended; starting it again");
  starting = wait(soon ? QUICK_DEATH_MS : 0).then(() => run(programs, server));
  await starting.catch((error: unknown) => {
    console.error(error);
    return leave(server);
  });
}

function leaveIfAlone(server: Server) {
  if (users.size === 0) void leave(server);
}

async function leave(server: Server) {
  if (leaving) return;
  leaving = true;
  server.close();
  for (const user of users) user.end();
  await starting?.catch(() => undefined);
  if (postmaster) await stopPostmaster(postmaster);
  if (options.disposable) await remove();
  process.exit(0);
}

async function remove() {
  for (const folder of [place.run, place.folder]) await rm(folder, { recursive: true, force: true });
}

async function turnLog({ log }: ServerPlace) {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(log, `${log}.1`);
  await chmod(log, 0o600).catch(() => undefined);
}
