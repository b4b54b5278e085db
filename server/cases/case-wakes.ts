/** What happens by itself when a clock is due: deemed acceptance (R2.8), lapse (R2.10), a special procedure's end (R2.25). */
import { createHash } from "node:crypto";
import type pg from "pg";
import { Refusal } from "../platform/http/refusal.ts";
import type { Log } from "../platform/log.ts";
import type { CaseWriter } from "./case-writer.ts";

interface DueRow {
  division: string;
  case_id: number;
  clock: string;
  due_at: string;
  when_due: string;
}

const pageSize = 200;

/**
 * Takes the action of every clock that is due at `now`. It takes effect at the moment the clock was due, however late
 * somebody looks; the request key is made of the clock and that moment, so that two processes, or a second look, do it
 * once. Answers how many were taken.
 */
export async function wakeDueClocks(
  pool: pg.Pool,
  writer: CaseWriter,
  now: string,
  log: Log,
): Promise<number> {
  let taken = 0;
  for (;;) {
    const due = await dueClocks(pool, now);
    const done = await Promise.all(due.map((row) => wake(writer, row, now, log)));
    taken += done.filter(Boolean).length;
    // A page in which nothing moved would come back for ever.
    if (due.length < pageSize || !done.some(Boolean)) return taken;
  }
}

/** When the next clock with an action is due; undefined when none is. */
export async function nextWake(pool: pg.Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ due_at: string | null }>(
    "select min(due_at) as due_at from case_clock where when_due is not null and due_at is not null",
  );
  return rows[0]?.due_at ?? undefined;
}

async function dueClocks(pool: pg.Pool, now: string): Promise<DueRow[]> {
  const { rows } = await pool.query<DueRow>({
    name: "clocks-due",
    text: `select division, case_id, clock, due_at, when_due from case_clock
      where when_due is not null and due_at <= $1 order by due_at limit ${pageSize}`,
    values: [now],
  });
  return rows;
}

async function wake(writer: CaseWriter, due: DueRow, now: string, log: Log): Promise<boolean> {
  try {
    const { repeated } = await writer.act({
      key: { division: due.division, id: due.case_id },
      requestKey: wakeKey(due),
      action: due.when_due,
      actor: { kind: "system", id: `clock/${due.clock}` },
      roles: () => ["system"],
      data: {},
      at: now,
      effectiveAt: due.due_at,
    });
    return !repeated;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Somebody acted in the same moment; if the clock still runs, the next look takes it.
    log.warn({ code: error.code, clock: due.clock, action: due.when_due }, "a due clock could not act");
    return false;
  }
}

function wakeKey({ division, case_id, clock, due_at }: DueRow): string {
  const hex = createHash("sha256").update(`${division}/${case_id}/${clock}/${due_at}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
