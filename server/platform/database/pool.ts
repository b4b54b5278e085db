/** The connection pool and the typed query builder on it. */
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { DB } from "./schema.ts";

/** What stores are given: Kysely over the tables of `schema.ts`. A transaction is one too. */
export type Database = Kysely<DB>;

export interface PoolOptions {
  /** A connection URL, or the parameters of the built-in server. */
  connection: string | pg.ClientConfig;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  max?: number;
  /** A statement that takes longer is cancelled; 0 means never. */
  statementTimeoutMs?: number;
}

const DEFAULT_POOL_SIZE = 12;
const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;

export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(options),
    max: options.max ?? DEFAULT_POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  });
  // A connection that breaks leaves the pool by itself: whoever waits for its answer is told, the next query opens
  // a new one. Without these handlers Node would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** The settings every connection of ours has, for clients outside the pool too. */
export function clientConfig(options: Omit<PoolOptions, "max">): pg.ClientConfig {
  const { connection, applicationName } = options;
  return {
    ...(typeof connection === "string" ? { connectionString: connection } : connection),
    application_name: applicationName,
    statement_timeout: options.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 60_000,
    options: "-c timezone=UTC -c datestyle=ISO -c client_encoding=UTF8",
    types: valueTypes,
  };
}

export function createDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

const OID = {
  int8: 20,
  int8Array: 1016,
  date: 1082,
  dateArray: 1182,
  timestamptz: 1184,
  timestamptzArray: 1185,
};

const parsers = new Map<number, (text: string) => unknown>([
  [OID.int8, safeInteger],
  [OID.int8Array, arrayOf(safeInteger)],
  [OID.date, String],
  [OID.dateArray, arrayOf(String)],
  [OID.timestamptz, instant],
  [OID.timestamptzArray, arrayOf(instant)],
]);

/** How values of the database look in code: bigint a number, date `YYYY-MM-DD`, timestamptz an instant in UTC. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (format !== "binary" && parsers.get(oid)) ||
    pg.types.getTypeParser(oid, format as "text")) as pg.CustomTypesConfig["getTypeParser"],
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe integer`);
  return value;
}

/** `2026-11-21 01:30:00.123456+00` → `2026-11-21T01:30:00.123Z`; the session's time zone is UTC. */
function instant(text: string): string {
  const end = text.lastIndexOf("+");
  if (end < 0) return text;
  const fraction = end > 19 ? text.slice(20, Math.min(end, 23)).padEnd(3, "0") : "000";
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}

/** One-dimensional arrays of values that hold no comma and need no quotes beyond those around an instant. */
function arrayOf<T>(parse: (text: string) => T) {
  return (text: string): (T | null)[] => {
    const inner = text.slice(1, -1);
    if (inner === "") return [];
    return inner.split(",").map((part) => (part === "NULL" ? null : parse(part.replaceAll('"', ""))));
  };
}
