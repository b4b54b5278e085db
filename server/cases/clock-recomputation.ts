import type pg from "pg";
import type { Timekeeping } from "../kernel/time/due.ts";
import { type CaseRow, caseColumns, caseOfRow, clockRows, urgentAt } from "./case-row.ts";
import type { CaseTypes } from "./case-types.ts";

const pageSize = 500;

/**
 * Sets the due instants of all clocks that have not stopped anew, page by page, each page in a transaction of its own.
 * The clocks themselves do not change: a due date is only a function of them and the calendar. Answers how many
 * clocks got another due instant.
 */
export async function recomputeClocks(
  pool: pg.Pool,
  types: CaseTypes,
  timekeeping: Timekeeping,
): Promise<number> {
  let moved = 0;
  let after = { division: "", id: 0 };
  for (;;) {
    const page = await recomputePage(pool, types, timekeeping, after);
    moved += page.moved;
    if (!page.last) return moved;
    after = page.last;
  }
}

async function recomputePage(
  pool: pg.Pool,
  types: CaseTypes,
  timekeeping: Timekeeping,
  after: { division: string; id: number },
): Promise<{ moved: number; last?: { division: string; id: number } }> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<CaseRow>(
      `select ${caseColumns} from "case" c where (c.division, c.id) > ($1, $2)
         and exists (select from case_clock k where k.division = c.division and k.case_id = c.id)
       order by c.division, c.id limit ${pageSize} for update of c`,
      [after.division, after.id],
    );
    const moved = rows.length === 0 ? 0 : await writePage(client, types, timekeeping, rows);
    await client.query("commit");
    const last = rows.at(-1);
    return last ? { moved, last: { division: last.division, id: last.id } } : { moved };
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function writePage(
  client: pg.ClientBase,
  types: CaseTypes,
  timekeeping: Timekeeping,
  rows: readonly CaseRow[],
): Promise<number> {
  const cases = rows.map((row) => {
    const current = caseOfRow(row);
    const type = types.version(current.type, current.typeVersion);
    const clocks = clockRows(type, current, timekeeping);
    return { current, clocks, urgent: urgentAt(type, clocks) };
  });
  const clocks = cases.flatMap(({ current, clocks }) => clocks.map((clock) => ({ ...clock, current })));
  const { rowCount } = await client.query(
    `update case_clock c set due_at = k.due_at, paused = k.paused, unknown = k.unknown
     from unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[], $5::boolean[], $6::boolean[])
       as k(division, case_id, clock, due_at, paused, unknown)
     where c.division = k.division and c.case_id = k.case_id and c.clock = k.clock
       and (c.due_at, c.unknown) is distinct from (k.due_at, k.unknown)`,
    [
      clocks.map(({ current }) => current.division),
      clocks.map(({ current }) => current.id),
      clocks.map(({ clock }) => clock),
      clocks.map(({ dueAt }) => dueAt),
      clocks.map(({ paused }) => paused),
      clocks.map(({ unknown }) => unknown),
    ],
  );
  await client.query(
    `update "case" c set urgent_at = k.urgent_at
     from unnest($1::text[], $2::bigint[], $3::timestamptz[]) as k(division, id, urgent_at)
     where c.division = k.division and c.id = k.id and c.urgent_at <> k.urgent_at`,
    [
      cases.map(({ current }) => current.division),
      cases.map(({ current }) => current.id),
      cases.map(({ urgent }) => urgent),
    ],
  );
  return rowCount ?? 0;
}
