/** What modules are given to work with: the technical ground, opened once at the start and closed at the end. */
import { hkdfSync } from "node:crypto";
import { join } from "node:path";
import type pg from "pg";
import type { Config } from "#server/config.ts";
import { type OpenDatabase, openDatabase } from "./database/open.ts";
import { createDatabase, createPool, type Database, type PoolOptions } from "./database/pool.ts";
import { createFileStore, type FileStore } from "./files/file-store.ts";
import { createListener, type Listener } from "./live/listener.ts";
import { createLiveStream, type LiveStream } from "./live/live.ts";
import { createLog, type Log } from "./log.ts";
import { createMetrics, type Metrics, watchPool } from "./metrics.ts";
import { readKeyFile } from "./sealing/key-file.ts";
import { createSealing, type Sealing, type SealingKeys } from "./sealing/sealing.ts";
import { openSealSigner } from "./signing/seal-key-file.ts";
import type { SealSigner } from "./signing/seal-signer.ts";

export interface Services {
  config: Config;
  log: Log;
  db: Database;
  pool: pg.Pool;
  /** For what needs a connection of its own. */
  connection: PoolOptions["connection"];
  metrics: Metrics;
  /** Encryption of personal data, and blind indexes to find it. */
  sealing: Sealing;
  /** The electronic seal under documents and daily roots. */
  signer: SealSigner;
  /** Uploaded files, by content. */
  files: FileStore;
  /** Hears what other processes tell through the database. */
  listener: Listener;
  /** Tells open pages what changed. */
  live: LiveStream;
  /** The present instant, UTC, ISO 8601 with milliseconds. Commands get it as a parameter. */
  now: () => string;
  /** Lets go of everything, the last opened first. */
  close(): Promise<void>;
}

export interface ServiceOptions {
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  now?: () => string;
  /** A database that is open already. */
  database?: OpenDatabase;
}

/** Opens the database and everything on it. It does not migrate. */
export async function openServices(config: Config, options: ServiceOptions): Promise<Services> {
  const log = createLog({ level: config.logLevel, file: config.logFile });
  const { sealing, signer } = await openKeys(config);
  const database = options.database ?? (await openDatabase(config));
  const pool = createPool({
    connection: database.connection,
    applicationName: options.applicationName,
    max: config.connections,
    statementTimeoutMs: config.statementSeconds * 1000,
  });
  const metrics = createMetrics();
  watchPool(metrics, pool);
  const listener = createListener(database.connection, log);
  const live = createLiveStream(pool, listener, log);
  return {
    config,
    log,
    db: createDatabase(pool),
    pool,
    connection: database.connection,
    metrics,
    sealing,
    signer,
    files: openFiles(config),
    listener,
    live,
    now: options.now ?? (() => new Date().toISOString()),
    close: async () => {
      live.close();
      await listener.close();
      await pool.end();
      await database.release();
    },
  };
}

async function openKeys({ home, key }: Config) {
  const keys = key ? keysFrom(key) : await readKeyFile(join(home, "keys", "sealing.json"));
  return { sealing: createSealing(keys), signer: await openSealSigner(join(home, "keys", "seal.json")) };
}

/** One secret for machines that share a database: what seals and what searches are derived from it. */
function keysFrom(secret: Buffer): SealingKeys {
  const derived = (use: string) => Buffer.from(hkdfSync("sha256", secret, "tongban", use, 32));
  return {
    current: "environment",
    keys: new Map([["environment", derived("seal")]]),
    blind: derived("blind"),
  };
}

function openFiles({ home, uploadMegabytes, virusScan }: Config): FileStore {
  const place = { folder: join(home, "files"), maxBytes: uploadMegabytes * 1024 * 1024 };
  return createFileStore(virusScan ? { ...place, scanner: virusScan } : place);
}
