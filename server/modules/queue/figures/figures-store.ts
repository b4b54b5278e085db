/** Spans, watches and estimates of a period: all that figures are made of. */

import type { TicketState } from "#contract/queue.ts";
import type { TicketClass } from "#contract/queue-rules.ts";
import type { Span, Told, Watch } from "#server/kernel/queue/figures.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { HallKey } from "../settings/queue-rules.ts";

/** Days from `from` until before `to`. */
export type Period = HallKey & { from: Day; to: Day };

export async function readSpans(db: Database, { division, hall, from, to }: Period): Promise<Span[]> {
  const rows = await db
    .selectFrom("ticket_span")
    .selectAll()
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("day", ">=", from)
    .where("day", "<", to)
    .orderBy("ticket")
    .orderBy("seq")
    .execute();
  return rows.map(({ ticket, seq, queue, calls, cut, ...row }) => ({
    ...{ ticket, seq, queue, calls, cut, from: row.from_at },
    ...{ class: row.class as TicketClass, state: row.state as TicketState },
    ...(row.counter !== null && { counter: row.counter }),
    ...(row.staff !== null && { staff: row.staff }),
    ...(row.to_at !== null && { to: row.to_at }),
    ...(row.next !== null && { next: row.next as TicketState }),
  }));
}

/** What was told of the wait, by ticket. */
export async function readTold(
  db: Database,
  { division, hall, from, to }: Period,
): Promise<Map<number, Omit<Told, "wait">>> {
  const rows = await db
    .selectFrom("ticket")
    .select(["id", "estimate_low", "estimate_likely", "estimate_high"])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("day", ">=", from)
    .where("day", "<", to)
    .where("estimate_likely", "is not", null)
    .execute();
  return new Map(
    rows.map(({ id, estimate_low, estimate_likely, estimate_high }) => [
      id,
      { low: estimate_low!, likely: estimate_likely!, high: estimate_high! },
    ]),
  );
}

/** When counters were open or paused; one that is open still, until now. */
export async function readWatches(db: Database, period: Period, at: Instant): Promise<Watch[]> {
  const rows = await db
    .selectFrom("counter_session_span as w")
    .innerJoin("counter_session as s", (on) =>
      on.onRef("s.division", "=", "w.division").onRef("s.id", "=", "w.session"),
    )
    .select(["s.counter", "s.staff", "w.state", "w.from_at", "w.to_at"])
    .where("s.division", "=", period.division)
    .where("s.hall", "=", period.hall)
    .where("s.day", ">=", period.from)
    .where("s.day", "<", period.to)
    .execute();
  return rows.map(({ counter, staff, state, from_at: from, to_at: to }) => ({
    ...{ counter, staff, state: state as Watch["state"], from },
    to: to ?? (at > from ? at : from),
  }));
}
