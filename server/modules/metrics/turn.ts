/**
 * Whose turn it is, among processes: one settles or writes at a time, and one rebuilds. A turn ends with its transaction or
 * its connection, also when the process dies.
 */
import { sql } from "kysely";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";

export type Turn = "settle" | "rebuild";

/** Waits for the turn to settle and holds it until the transaction ends. */
export async function holdTurn(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('metrics settle'))`.execute(tx);
}

/** False at once while another has the turn to settle. */
export async function tryHoldTurn(tx: Database): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('metrics settle')) as mine`.execute(tx);
  return rows[0]?.mine === true;
}

/** Works in its turn, over several transactions. */
export async function inTurn(services: Services, turn: Turn, work: () => Promise<void>): Promise<void> {
  await onOwnConnection(services, async (query) => {
    await query("select pg_advisory_lock(hashtext($1))", turn);
    await work();
  });
}

/** Works if nobody else does. */
export async function tryInTurn(services: Services, turn: Turn, work: () => Promise<void>): Promise<void> {
  await onOwnConnection(services, async (query) => {
    const [row] = await query("select pg_try_advisory_lock(hashtext($1)) as mine", turn);
    if (row?.mine === true) await work();
  });
}

type Query = (text: string, turn: Turn) => Promise<{ mine?: boolean }[]>;

async function onOwnConnection({ pool }: Services, work: (query: Query) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("set statement_timeout = 0");
    await work(async (text, turn) => (await client.query(text, [`metrics ${turn}`])).rows);
  } finally {
    // Closed and not given back: with the connection ends the turn.
    client.release(true);
  }
}
