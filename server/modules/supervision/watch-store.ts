/** When each case is worth its next look. */
import { sql } from "kysely";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface PlannedLook extends CaseKey {
  at: Instant;
}

/** Plans looks; where one is planned already, the earlier holds. */
export async function planLooks(tx: Database, looks: readonly PlannedLook[]): Promise<void> {
  if (looks.length === 0) return;
  const first = new Map<string, PlannedLook>();
  for (const look of looks) {
    const key = `${look.division}/${look.id}`;
    const known = first.get(key);
    if (!known || look.at < known.at) first.set(key, look);
  }
  const rows = [...first.values()].sort((a, b) => a.id - b.id);
  await sql`insert into watch (division, case_id, due_at)
    select * from unnest(${rows.map(({ division }) => division)}::text[], ${rows.map(({ id }) => id)}::bigint[],
      ${rows.map(({ at }) => at)}::timestamptz[])
    on conflict (division, case_id) do update set due_at = least(watch.due_at, excluded.due_at)
      where watch.due_at > excluded.due_at`.execute(tx);
}

/** Takes looks that are due; nobody else gets them until the transaction ends. */
export async function takeDueLooks(tx: Database, now: Instant, limit: number): Promise<CaseKey[]> {
  const { rows } = await sql<{ division: string; case_id: number }>`
    select division, case_id from watch where due_at <= ${now} order by due_at limit ${limit}
    for update skip locked`.execute(tx);
  return rows.map(({ division, case_id: id }) => ({ division, id }));
}

/** Sets the next look of cases that were looked at; those without one leave the list. */
export async function setNextLooks(
  tx: Database,
  looks: readonly (CaseKey & { at: Instant | undefined })[],
): Promise<void> {
  const going = looks.flatMap((look) => (look.at === undefined ? [] : [{ ...look, at: look.at }]));
  const done = looks.filter(({ at }) => at === undefined);
  if (going.length > 0)
    await sql`update watch w set due_at = n.at from unnest(${going.map(({ division }) => division)}::text[],
        ${going.map(({ id }) => id)}::bigint[], ${going.map(({ at }) => at)}::timestamptz[]) as n(division, id, at)
      where w.division = n.division and w.case_id = n.id`.execute(tx);
  if (done.length > 0)
    await sql`delete from watch w using unnest(${done.map(({ division }) => division)}::text[],
        ${done.map(({ id }) => id)}::bigint[]) as d(division, id)
      where w.division = d.division and w.case_id = d.id`.execute(tx);
}

/** When the next look is due; undefined when none is planned. */
export async function nextLookAt(db: Database): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: string }>`select due_at as at from watch order by due_at limit 1`.execute(
    db,
  );
  return rows[0]?.at;
}

/** Takes note of the notices that are loaded; answers the years that were loaded since the last time. */
export async function noteYears(
  tx: Database,
  division: string,
  years: readonly { year: number; loadedAt: Instant }[],
): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    insert into watch_calendar as w (division, year, loaded_at)
    select ${division}, * from unnest(${years.map(({ year }) => year)}::int[],
      ${years.map(({ loadedAt }) => loadedAt)}::timestamptz[])
    on conflict (division, year) do update set loaded_at = excluded.loaded_at where w.loaded_at <> excluded.loaded_at
    returning w.year`.execute(tx);
  return rows.map(({ year }) => year);
}

/** Which of these cases wait for a look that is due. */
export async function pendingLooks(
  db: Database,
  division: string,
  ids: readonly number[],
  now: Instant,
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom("watch")
    .select("case_id")
    .where("division", "=", division)
    .where("case_id", "in", [...ids])
    .where("due_at", "<=", now)
    .execute();
  return new Set(rows.map(({ case_id }) => case_id));
}
