/**
 * The built-in PostgreSQL: a real server from npm on a unix socket in a folder of its own, without port and password.
 * It lives as long as somebody uses it. A small process of its own, the keeper (`keeper.ts`), holds the server; every
 * user holds a connection to the keeper, so even a killed user is noticed, and a killed server is started again.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import { createConnection, type Socket } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { folderTrouble, Trouble, type TroubleData, troubleFrom } from "../trouble.ts";
import { traversableByAll } from "./postgres-programs.ts";
import { serverPlace } from "./postmaster.ts";

export interface EmbeddedOptions {
  /** Where the server keeps everything. */
  folder: string;
  /** For tests: nothing is kept safe against a power cut, and the folder is removed when the last user has left. */
  disposable?: boolean;
  /** Programs of another PostgreSQL, for example `/usr/lib/postgresql/15/bin`. */
  bin?: string;
}

/** How to reach the server: PostgreSQL's own connection parameters. */
export interface Connection {
  host: string;
  port?: number;
  user: string;
  database: string;
}

export interface EmbeddedDatabase {
  connection: Connection;
  /** Where it really lives; not the folder asked for when PostgreSQL's user cannot reach that one. */
  folder: string;
  /** Lets go of the server. It stops when nobody else uses it. */
  release(): Promise<void>;
}

export type KeeperAnswer = { ready: Connection } | { trouble: TroubleData };

/** Starts the server in this folder, or joins it when it runs already. */
export async function embeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const place = { ...options, folder: await usableFolder(resolve(options.folder)) };
  let lease: Lease;
  let released = false;
  const hold = async () => {
    lease = await leaseFrom(place);
    if (released) lease.socket.destroy();
    lease.socket.once("close", () => {
      if (!released) void hold().catch(() => undefined);
    });
  };
  await hold();
  const release = async () => {
    released = true;
    lease.socket.ref().end();
    if (!lease.socket.closed) await once(lease.socket, "close");
  };
  return { connection: lease!.connection, folder: place.folder, release };
}

interface Lease {
  socket: Socket;
  connection: Connection;
}

const PATIENCE_MS = 90_000;

async function leaseFrom(options: EmbeddedOptions): Promise<Lease> {
  let keeper: Keeper | undefined;
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; await wait(20)) {
    const socket = await connect(keeperSocket(options.folder));
    const connection = socket && (await firstAnswer(socket));
    if (connection) return { socket, connection };
    if (keeper?.failed()) break;
    if (!keeper || keeper.ended()) keeper = startKeeper(options);
  }
  throw keeperTrouble(options.folder);
}

/** The folder the database really lives in: PostgreSQL, not being root, must be able to walk to it. */
export async function usableFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    if (process.getuid?.() !== 0 || (await traversableByAll(folder))) return folder;
    const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
    const elsewhere = join("/var/lib/tongban", name);
    await mkdir(elsewhere, { recursive: true, mode: 0o711 });
    await chmod(elsewhere, 0o711);
    return elsewhere;
  } catch (error) {
    throw folderTrouble(error, folder);
  }
}

export const keeperSocket = (folder: string) => join(serverPlace(folder).run, "keeper.sock");

async function connect(path: string): Promise<Socket | undefined> {
  const socket = createConnection(path);
  try {
    await once(socket, "connect");
    socket.on("error", () => socket.destroy());
    return socket;
  } catch {
    return undefined;
  }
}

/** The keeper's one line; undefined when it left before it could answer. */
async function firstAnswer(socket: Socket): Promise<Connection | undefined> {
  let text = "";
  const line = await new Promise<string | undefined>((resolve) => {
    socket.on("close", () => resolve(undefined));
    socket.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      if (text.endsWith("\n")) resolve(text);
    });
  });
  if (!line) return undefined;
  const answer = JSON.parse(line) as KeeperAnswer;
  if ("trouble" in answer) {
    socket.destroy();
    throw troubleFrom(answer.trouble);
  }
  socket.unref();
  return answer.ready;
}

interface Keeper {
  ended(): boolean;
  failed(): boolean;
}

function startKeeper(options: EmbeddedOptions): Keeper {
  const log = openLog(options.folder);
  const program = fileURLToPath(new URL("./keeper.ts", import.meta.url));
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    detached: true,
    stdio: ["ignore", log, log],
    cwd: "/",
  });
  closeSync(log);
  child.unref();
  return {
    ended: () => child.exitCode !== null || child.signalCode !== null,
    failed: () => (child.exitCode ?? 0) !== 0,
  };
}

function openLog(folder: string): number {
  try {
    return openSync(join(folder, "keeper.log"), "a", 0o600);
  } catch (error) {
    throw folderTrouble(error, folder);
  }
}

function keeperTrouble(folder: string): Trouble {
  const log = join(folder, "keeper.log");
  return new Trouble(
    "database-does-not-start",
    `The built-in PostgreSQL does not start: see ${log}.`,
    `内置 PostgreSQL 无法启动：详见 ${log}。`,
  );
}
