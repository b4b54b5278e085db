/** Where members of staff sit, for whoever else wants to know: ratings, the tablet, the figures of counters (R4.2). */
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { isCounter } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import {
  type CounterSession,
  closeSession,
  insertSession,
  openSessions,
  ownSession,
} from "./session-store.ts";

export interface Seat {
  hall: string;
  counter: string;
}

/** Where a member of staff sits now; undefined: at no counter. */
export async function seatOf(db: Database, division: string, staff: string): Promise<Seat | undefined> {
  const session = await ownSession(db, division, staff);
  return session && { hall: session.hall, counter: session.counter };
}

/** Where each sat at that moment; undefined: at no counter. */
export async function seatsAt(
  db: Database,
  division: string,
  asked: readonly { staff: string; at: Instant }[],
): Promise<(Seat | undefined)[]> {
  if (asked.length === 0) return [];
  const rows = await db
    .selectFrom("counter_session")
    .select(["staff", "hall", "counter", "opened_at", "closed_at"])
    .where("division", "=", division)
    .where("staff", "in", [...new Set(asked.map(({ staff }) => staff))])
    .orderBy("opened_at", "desc")
    .execute();
  return asked.map(({ staff, at }) => {
    const row = rows.find(
      (one) => one.staff === staff && one.opened_at <= at && (one.closed_at === null || at <= one.closed_at),
    );
    return row && { hall: row.hall, counter: row.counter };
  });
}

/**
 * Sits down at a counter, and gets up from where one sat before. Whoever sat there on an earlier day has gone home.
 * Refused: no such counter, somebody else sits there. Answers the session, and the one that was left.
 */
export async function takeSeat(
  tx: Database,
  { division, staff, hall, counter, at }: Seat & { division: string; staff: string; at: Instant },
): Promise<{ session: CounterSession; left?: CounterSession }> {
  const day = shanghaiDay(at);
  if (!(await isCounter(tx, { division, hall, counter })))
    throw refuse("counter-unknown", { field: "counter" });
  const [there] = await openSessions(tx, division, { hall, counter });
  const mine = there?.staff === staff;
  if (there && mine && there.day === day) return { session: there };
  if (there && !mine && there.day >= day) throw refuse("counter-taken", { field: "counter" });
  const left = mine ? undefined : await ownSession(tx, division, staff);
  for (const one of [there, left]) if (one) await closeSession(tx, division, one, at);
  const session = await insertSession(tx, { division, hall, counter, staff, day, at });
  return { session, ...(left?.day === day && { left }) };
}
