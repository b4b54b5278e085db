/** The floor: the SQL of a ticket as pgbench sends it, a statement for each row, without request key, rules or estimate. */
import { HALLS } from "./queue-ground.ts";

const board = `'{"day":"2026-11-20","called":[],"last":[],"waiting":{},"counters":[]}'::jsonb`;
const day = "(now() at time zone 'Asia/Shanghai')::date";

const event = (division: string) => `
update hall_line set seq = seq + 1, at = now() where division = '${division}' and hall = 'hall-' || :h returning seq \\gset
insert into hall_event (division, hall, seq, at, kind, body) values ('${division}', 'hall-' || :h, :seq, now(), 'taken', ${board});
select pg_notify('hall', '["${division}"]');
commit;
`;

export const takeScript = (division: string) => `
\\set h random(0, ${HALLS - 1})
\\set q random(0, 2)
begin;
select seq from hall_line where division = '${division}' and hall = 'hall-' || :h for update;
insert into ticket_counter (division, hall, day, prefix, last) values ('${division}', 'hall-' || :h, ${day}, chr(65 + :q), 1)
  on conflict (division, hall, day, prefix) do update set last = ticket_counter.last + 1 returning last as number \\gset
insert into visit (division, id, hall, day, via, arrived_at)
  values ('${division}', gen_random_uuid(), 'hall-' || :h, ${day}, 'kiosk', now()) returning id as visit \\gset
insert into ticket (division, visit, hall, day, queue, prefix, n, number, class, rank, due_at, taken_at, state, since, token_digest)
  values ('${division}', :visit, 'hall-' || :h, ${day}, 'q' || :q, chr(65 + :q), :number, 'A' || :number, 'walk-in', 3,
    now(), now(), 'waiting', now(), gen_random_uuid()::text) returning id as ticket \\gset
insert into ticket_span (division, ticket, seq, visit, hall, day, queue, class, state, from_at)
  values ('${division}', :ticket, 1, :visit, 'hall-' || :h, ${day}, 'q' || :q, 'walk-in', 'waiting', now());
${event(division)}`;

/** Counters of its own, so that it may call as often as it likes. */
export const callScript = (division: string) => `
\\set h random(0, ${HALLS - 1})
begin;
select seq from hall_line where division = '${division}' and hall = 'hall-' || :h for update;
select first.id as ticket, first.visit as visit from unnest(array[1, 2, 3, 4, 99]::smallint[], array[1, 2, 3, 4, 99]::smallint[]) as c(rank, weight)
  cross join lateral (select id, due_at, visit from ticket t
    where t.division = '${division}' and t.hall = 'hall-' || :h and t.day = ${day} and t.state = 'waiting' and t.rank = c.rank
      and t.queue in ('q0', 'q1', 'q2') and not exists (select 1 from ticket o where o.division = t.division
        and o.visit = t.visit and o.state in ('called', 'serving'))
    order by t.due_at, t.id limit 1) first
  order by case when first.due_at <= now() - interval '30 minutes' then 1 else c.weight end, first.due_at, first.id limit 1 \\gset
update ticket set state = 'called', since = now(), counter = 'P' || :ticket, staff = gen_random_uuid(), calls = 1, called_at = now(),
  spans = 2 where division = '${division}' and id = :ticket;
update ticket_span set to_at = now(), next = 'called' where division = '${division}' and ticket = :ticket and to_at is null;
insert into ticket_span (division, ticket, seq, visit, hall, day, queue, class, state, counter, from_at)
  values ('${division}', :ticket, 2, :visit, 'hall-' || :h, ${day}, 'q0', 'walk-in', 'called', 'P', now());
${event(division)}`;
