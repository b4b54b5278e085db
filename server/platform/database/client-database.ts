/** The typed query builder on a connection that somebody else opened and whose transaction they end. */
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { Database } from "./pool.ts";
import type { DB } from "./schema.ts";

/** For code that is handed a client inside a transaction: what is written goes into that transaction. */
export function databaseOn(client: pg.ClientBase): Database {
  const connection = {
    query: client.query.bind(client),
    release: () => undefined,
  } as unknown as pg.PoolClient;
  const pool = { connect: async () => connection, end: async () => undefined } as unknown as pg.Pool;
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
