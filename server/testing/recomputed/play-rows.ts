/** Rows of what needs machines, telephones or other bodies, as their modules leave them. */
import type { Services } from "#server/platform/services.ts";

const at = (day: string) => `timestamptz '${day} 10:00+08'`;

/** Each is one statement for the division `$1`. */
const rows = [
  `insert into sms (division, key, phone_sealed, template, state, created_at, expires_at, sent_at)
   select $1, 'year ' || n, ''::bytea, 'test', case when n < 3 then 'sent' else 'failed' end, ${at("2026-11-10")},
     ${at("2026-11-11")}, case when n < 3 then ${at("2026-11-10")} end from generate_series(0, 4) n`,
  `insert into kiosk_visit (division, id, device, resident, started_at)
   select $1, gen_random_uuid(), d.id, r.id, ${at("2026-11-11")} from device d, resident r where d.division = $1 and r.division = $1 limit 5`,
  `insert into kiosk_print (division, id, device, kind, subject, pages, state, at)
   select $1, gen_random_uuid(), d.id, 'document', 'test', 3, s.state, ${at("2026-11-11")} from device d, (values ('printed'), ('failed')) s (state) where d.division = $1`,
  `insert into kiosk_payment (division, id, case_id, device, item_key, tariff, name, fen, state, code, made_at, expires_at, paid_at, reference)
   select $1, gen_random_uuid(), a.case_id, (select id from device where division = $1 limit 1), a.item_key, 'test', '工本费', 1250,
     'paid', 'test', ${at("2026-10-30")}, ${at("2026-10-31")}, ${at("2026-10-30")}, 'test' from application a where a.division = $1 limit 3`,
  `insert into kiosk_refund (division, id, payment, fen, cause, reason, state, asked_by, asked_at, decided_by, decided_at, refunded_at, reference)
   select $1, gen_random_uuid(), p.id, s.fen, 'reduced', ''::bytea, s.state, (select id from staff where division = $1 order by id limit 1), ${at("2026-10-30")},
     case when s.state <> 'asked' then (select id from staff where division = $1 order by id desc limit 1) end,
     case when s.state <> 'asked' then ${at("2026-10-31")} end, s.back, case when s.back is not null then 'test' end
   from (select id from kiosk_payment where division = $1 and name = '工本费' and fen = 1250 order by id limit 1) p,
     (values (500, 'refunded', ${at("2026-10-31")}), (300, 'refunded', ${at("2026-11-02")}), (100, 'refused', null), (200, 'asked', null)) s (fen, state, back)`,
  `insert into licence_use (division, at, kind, actor_kind, verdict)
   select $1, ${at("2026-11-12")}, 'check', 'public', 'unknown' from generate_series(1, 4)`,
  `insert into register_question (division, register, subject, purpose, actor_kind, actor_id, outcome, attempts, took_ms, asked_at)
   select $1, 'test', 'test', 'prefill', 'resident', 'test', o.outcome, 1, 20, ${at("2026-11-13")}
   from (values ('found'), ('found'), ('slow')) o (outcome)`,
  `insert into question (division, id, channel, text, asked_at, reply, replied_by, replied_at)
   select $1, gen_random_uuid(), 'counter', ''::bytea, ${at("2026-10-29")}, case when n = 1 then ''::bytea end,
     case when n = 1 then gen_random_uuid() end, case when n = 1 then ${at("2026-10-30")} end from generate_series(1, 3) n`,
  `insert into problem (division, id, title, detail, source, organ, owner, due_on, state, version, raised_by, raised_at, ended_at, outcome)
   select $1, gen_random_uuid(), '模拟', '模拟', 'meeting', o.uscc, '模拟', date '2026-11-30', s.state, 1, 'test', ${at("2026-10-29")},
     case when s.state = 'solved' then ${at("2026-11-02")} end, case when s.state = 'solved' then '已解决' end
   from (select uscc from organ where division = $1 order by uscc limit 2) o, (values ('open'), ('solved')) s (state)`,
  `insert into hand_over (division, id, number, from_hall, to_hall, state, made_by, made_at, version)
   select $1, gen_random_uuid(), 'test', 'pingan', 'changning', 'made', (select id from staff where division = $1 limit 1), ${at("2026-11-12")}, 1`,
  `insert into appointment (division, slot, share, state, person, via, voucher_index, content, booked_at, changed_at, arrived_at)
   select $1, s.id, 'public', k.state, 'p' || s.id, 'portal', 'v' || s.id, ''::bytea, ${at("2026-10-28")}, ${at("2026-10-28")},
     case when k.state = 'arrived' then s.starts_at end
   from (select *, row_number() over (order by day, id) as n from appointment_slot where division = $1 and day between '2026-10-30' and '2026-12-01') s
   join (values (1, 'arrived'), (2, 'arrived'), (3, 'missed'), (4, 'cancelled'), (2000, 'booked')) as k (n, state) on k.n = s.n`,
  `insert into entered_figure (division, metric, organ, from_day, to_day, value, evidence, entered_by, entered_at)
   select $1, f.metric, '-', f.since::date, f.til::date, f.value, '模拟', (select id from staff where division = $1 limit 1), ${at("2026-11-15")}
   from (values
     ('regulation.should-claim', '2026-01-01', '2027-01-01', 40), ('regulation.claimed', '2026-01-01', '2027-01-01', 30),
     ('regulation.claimed', '2026-01-01', '2027-01-01', 36), ('regulation.lists-due', '2026-01-01', '2027-01-01', 12),
     ('regulation.lists-done', '2026-01-01', '2027-01-01', 11), ('regulation.officers', '2026-01-01', '2027-01-01', 90),
     ('regulation.officers-registered', '2026-01-01', '2027-01-01', 88), ('regulation.matters-covered', '2026-01-01', '2027-01-01', 30),
     ('regulation.behaviours-checked', '2026-01-01', '2027-01-01', 50), ('regulation.behaviours-exact', '2026-01-01', '2027-01-01', 49),
     ('regulation.behaviours-full', '2026-01-01', '2027-01-01', 45), ('regulation.behaviours', '2026-01-01', '2027-01-01', 700),
     ('regulation.behaviours-in-time', '2026-01-01', '2027-01-01', 688), ('hotline.signed', '2025-01-01', '2026-01-01', 700),
     ('hotline.signed', '2026-01-01', '2027-01-01', 812), ('mailbox.received', '2026-01-01', '2027-01-01', 120),
     ('mailbox.done', '2026-01-01', '2027-01-01', 117), ('construction.area', '2025-01-01', '2026-01-01', 200000),
     ('construction.area', '2026-01-01', '2027-01-01', 260000)) as f (metric, since, til, value)`,
];

export async function playRows({ pool, config }: Services): Promise<void> {
  const client = await pool.connect();
  await client.query("begin");
  for (const row of rows) {
    const { rowCount } = await client.query(row, [config.division]);
    if (!rowCount) throw new Error(`nothing was written: ${row.slice(0, 40)}`);
  }
  await client.query("commit");
  client.release();
}
