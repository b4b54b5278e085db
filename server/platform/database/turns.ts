/** What only one process may do at a time, whatever database they share: the others wait for their turn. */
import pg from "pg";
import { clientConfig, type PoolOptions } from "./pool.ts";

/** Waits until nobody else is at what `name` says, then acts; a process that dies lets the next one go on. */
export async function inTurn<T>(
  connection: PoolOptions["connection"],
  name: string,
  act: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client(
    clientConfig({ connection, applicationName: "tongban-turn", statementTimeoutMs: 0 }),
  );
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [`turn ${name}`]);
    return await act();
  } finally {
    await client.end();
  }
}
