/** Counter sessions: who sits at which counter, from when to when. The database forbids two at one, and one at two. */
import { randomUUID } from "node:crypto";
import { type Day, endOfDay, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface CounterSession {
  id: string;
  hall: string;
  counter: string;
  staff: string;
  day: Day;
  state: "open" | "paused";
  openedAt: Instant;
  since: Instant;
}

const columns = ["id", "hall", "counter", "staff", "day", "state", "opened_at", "changed_at"] as const;

interface Row {
  id: string;
  hall: string;
  counter: string;
  staff: string;
  day: string;
  state: string;
  opened_at: string;
  changed_at: string;
}

const sessionOf = ({ opened_at: openedAt, changed_at: since, state, ...row }: Row): CounterSession => ({
  ...{ ...row, openedAt, since },
  state: state as "open" | "paused",
});

/** Sessions that are not closed: one person's, one counter's, or those of a hall. */
export async function openSessions(
  db: Database,
  division: string,
  of: { staff?: string; hall?: string; counter?: string },
): Promise<CounterSession[]> {
  const rows = await db
    .selectFrom("counter_session")
    .select(columns)
    .where("division", "=", division)
    .where("state", "<>", "closed")
    .$if(of.staff !== undefined, (some) => some.where("staff", "=", of.staff!))
    .$if(of.hall !== undefined, (some) => some.where("hall", "=", of.hall!))
    .$if(of.counter !== undefined, (some) => some.where("counter", "=", of.counter!))
    .orderBy("counter")
    .execute();
  return rows.map(sessionOf);
}

export async function ownSession(db: Database, division: string, staff: string) {
  return (await openSessions(db, division, { staff }))[0];
}

export async function insertSession(
  tx: Database,
  place: { division: string; hall: string; counter: string; staff: string; day: Day; at: Instant },
): Promise<CounterSession> {
  const { division, hall, counter, staff, day, at } = place;
  const id = randomUUID();
  const kept = { id, hall, counter, staff, day, state: "open" as const };
  await tx
    .insertInto("counter_session")
    .values({ division, ...kept, opened_at: at, changed_at: at })
    .execute();
  await tx
    .insertInto("counter_session_span")
    .values({ division, session: id, seq: 1, state: "open", from_at: at })
    .execute();
  return { ...kept, openedAt: at, since: at };
}

/** Opens again, pauses, or closes; the stretch of time so far ends and the next begins. */
export async function moveSession(
  tx: Database,
  division: string,
  { id }: Pick<CounterSession, "id">,
  state: "open" | "paused" | "closed",
  at: Instant,
): Promise<void> {
  const closed_at = state === "closed" ? at : null;
  await tx
    .updateTable("counter_session")
    .set({ state, changed_at: at, closed_at })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
  const ended = await tx
    .updateTable("counter_session_span")
    .set({ to_at: at })
    .where("division", "=", division)
    .where("session", "=", id)
    .where("to_at", "is", null)
    .returning("seq")
    .executeTakeFirst();
  if (state === "closed") return;
  const seq = (ended?.seq ?? 0) + 1;
  await tx
    .insertInto("counter_session_span")
    .values({ division, session: id, seq, state, from_at: at })
    .execute();
}

/** Closes it; one of an earlier day ended with that day at the latest. */
export async function closeSession(
  tx: Database,
  division: string,
  session: CounterSession,
  at: Instant,
): Promise<void> {
  const end = session.day < shanghaiDay(at) ? endOfDay(session.day) : at;
  await moveSession(tx, division, session, "closed", end > session.since ? end : session.since);
}
