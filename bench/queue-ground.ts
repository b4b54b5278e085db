/** A hundred halls of three queues and sixty counters, each counter open and calling all three; all made up. */
import { sql } from "kysely";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";

export const HALLS = 100;
const COUNTERS = 60;

export interface Seated {
  staff: string;
  hall: string;
}

/** Fills the halls, evenly, with people of every class; answers who sits at the counters, hall by hall. */
export async function fillHalls({ db, config, now }: Services, waiting: number): Promise<Seated[]> {
  const { division } = config;
  const at = now();
  const day = shanghaiDay(at);
  await sql`insert into hall (division, id, name, area, address, hours)
    select ${division}, 'hall-' || h, '演示大厅', ${division}, '', '[]' from generate_series(0, ${HALLS - 1}) h`.execute(
    db,
  );
  await sql`insert into service_queue (division, hall, id, name, prefix)
    select ${division}, 'hall-' || h, 'q' || q, '演示', chr(65 + q)
    from generate_series(0, ${HALLS - 1}) h, generate_series(0, 2) q`.execute(db);
  await sql`insert into counter (division, hall, id, name, kind)
    select ${division}, 'hall-' || h, 'C' || c, '窗口', 'comprehensive'
    from generate_series(0, ${HALLS - 1}) h, generate_series(1, ${COUNTERS}) c`.execute(db);
  await sql`insert into counter_queue (division, hall, counter, queue)
    select ${division}, 'hall-' || h, 'C' || c, 'q' || q from generate_series(0, ${HALLS - 1}) h,
      generate_series(1, ${COUNTERS}) c, generate_series(0, 2) q`.execute(db);
  await sql`insert into staff (division, account, name, organ, password_hash, password_changed_at, created_at)
    select ${division}, 'bench.' || h || '.' || c, '演示人员', (select uscc from organ limit 1), 'none', ${at}, ${at}
    from generate_series(0, ${HALLS - 1}) h, generate_series(1, ${COUNTERS}) c`.execute(db);
  await sql`insert into counter_session (division, id, hall, counter, staff, day, state, opened_at, changed_at)
    select division, gen_random_uuid(), 'hall-' || split_part(account, '.', 2), 'C' || split_part(account, '.', 3),
      id, ${day}, 'open', ${at}, ${at} from staff where account like 'bench.%'`.execute(db);
  await sql`insert into counter_session_span (division, session, seq, state, from_at)
    select division, id, 1, 'open', opened_at from counter_session where hall like 'hall-%'`.execute(db);
  await people({ db, division, day, at, waiting });
  await sql`insert into hall_line (division, hall, seq, at, board)
    select ${division}, hall, 0, ${at}, jsonb_build_object('day', ${day}::text, 'called', '[]'::jsonb,
      'last', '[]'::jsonb, 'counters', (select jsonb_agg(jsonb_build_object('id', 'C' || c, 'state', 'open'))
        from generate_series(1, ${COUNTERS}) c), 'waiting', jsonb_object_agg(queue, n))
    from (select hall, queue, count(*) as n from ticket where hall like 'hall-%' group by hall, queue) waiting
    group by hall`.execute(db);
  await sql`vacuum analyze`.execute(db);
  const rows = await db
    .selectFrom("counter_session")
    .select(["staff", "hall"])
    .where("hall", "like", "hall-%")
    .orderBy("counter")
    .orderBy("hall")
    .execute();
  return rows;
}

async function people(of: {
  db: Services["db"];
  division: string;
  day: string;
  at: string;
  waiting: number;
}) {
  const { db, division, day, at, waiting } = of;
  await sql`insert into visit (division, id, hall, day, via, arrived_at)
    select ${division}, gen_random_uuid(), 'hall-' || (n % ${HALLS}), ${day}, 'kiosk', ${at}
    from generate_series(1, ${waiting}) n`.execute(db);
  await sql`insert into ticket (division, visit, hall, day, queue, prefix, n, number, class, rank, due_at, taken_at,
      state, since, token_digest)
    select division, id, hall, day, 'q' || (place % 3), chr(65 + (place % 3)::int), place, 'A' || place,
      case when place % 10 = 0 then 'priority' else 'walk-in' end, case when place % 10 = 0 then 2 else 3 end,
      ${at}::timestamptz - (random() * interval '40 minutes'), ${at}, 'waiting', ${at}, id::text
    from (select *, row_number() over (partition by hall) as place from visit where hall like 'hall-%') v`.execute(
    db,
  );
  await sql`insert into ticket_span (division, ticket, seq, visit, hall, day, queue, class, state, from_at)
    select division, id, 1, visit, hall, day, queue, class, 'waiting', since from ticket where hall like 'hall-%'`.execute(
    db,
  );
  await sql`insert into ticket_counter (division, hall, day, prefix, last)
    select division, hall, day, prefix, max(n) from ticket where hall like 'hall-%' group by 1, 2, 3, 4`.execute(
    db,
  );
}
