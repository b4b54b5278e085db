/** Facts of the queue (R12.3): visits, numbers with their spans, and the time counters were open. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

const ms = (from: string, to: string) => `round(extract(epoch from (${to} - ${from})) * 1000)::bigint`;

/**
 * Waiting is what passed until the first call; what the end of the day cut off counts for no time; a number is
 * abandoned that ended without being served. The same reckoning as `kernel/queue/figures.ts`.
 */
const ticketFacts: FactReading = {
  source: "ticket",
  name: "取号",
  facts: `
    with journey as (
      select t.id::text as key, t.day, t.hall, 'queue.' || t.queue as queue, t.class, v.via as channel,
        min(s.from_at) as taken, min(s.from_at) filter (where s.state in ('called', 'serving')) as called,
        bool_or(s.state = 'serving') as served,
        (array_agg(s.next order by s.seq desc))[1] as ending, (array_agg(s.cut order by s.seq desc))[1] as cut,
        (array_agg(s.counter order by s.seq desc) filter (where s.state = 'serving'))[1] as counter,
        (array_agg(s.staff::text order by s.seq desc) filter (where s.state = 'serving'))[1] as staff,
        sum(${ms("s.from_at", "s.to_at")}) filter (where s.state in ('called', 'serving')) as service,
        sum(greatest(0, s.calls - 1))::bigint as recalls
      from ticket t join visit v on v.division = t.division and v.id = t.visit
      join ticket_span s on s.division = t.division and s.ticket = t.id
      where t.division = $1 and t.id = any($2::bigint[]) group by t.division, t.id, v.via)
    select j.key, f.kind, array[j.queue, 'class.' || j.class, f.mark] as marks, j.day, f.amount, j.hall, j.counter,
      j.staff, j.channel
    from journey j cross join lateral (values
      ('ticket.taken', null, 1::bigint),
      ('ticket.wait', null, ${ms("j.taken", "j.called")}),
      ('ticket.ended', case when j.served then 'served' when j.ending in ('done', 'cancelled', 'left') then 'abandoned' end,
        case when j.served or j.ending in ('done', 'cancelled', 'left') then 1 end),
      ('ticket.service', null, case when j.ending = 'done' and not j.cut then j.service end),
      ('ticket.recalled', null, nullif(j.recalls, 0))) as f (kind, mark, amount)
    where f.amount is not null
    union all
    select t.id::text, 'counter.busy', array['queue.' || s.queue], t.day, sum(${ms("s.from_at", "s.to_at")}), t.hall, s.counter,
      s.staff::text, null
    from ticket t join ticket_span s on s.division = t.division and s.ticket = t.id
    where t.division = $1 and t.id = any($2::bigint[]) and s.state in ('called', 'serving') and s.to_at is not null
      and not s.cut and s.counter is not null
    group by t.id, t.day, t.hall, s.counter, s.staff, s.queue`,
  keys: keysOf("ticket", "id"),
  named: `select id::text as key, number from ticket where division = $1 and id = any($2::bigint[])`,
};

const sessionFacts: FactReading = {
  source: "counter-session",
  name: "窗口值守",
  facts: `
    select c.id::text as key, 'counter.' || s.state as kind, '{}'::text[] as marks, c.day,
      sum(${ms("s.from_at", "s.to_at")}) as amount, c.hall, c.counter, c.staff::text as staff
    from counter_session c join counter_session_span s on s.division = c.division and s.session = c.id
    where c.division = $1 and c.id = any($2::uuid[]) and s.to_at is not null
    group by c.division, c.id, s.state`,
  keys: keysOf("counter_session", "id"),
};

const visitFacts: FactReading = {
  source: "visit",
  name: "来访",
  facts: `
    select id::text as key, 'visit.arrived' as kind,
      array[case when priority_group is null then 'ordinary' else 'priority' end, case when person_sealed is null then null else 'named' end] as marks,
      ${dayOf("arrived_at")} as day, hall, via as channel
    from visit where division = $1 and id = any($2::uuid[])`,
  keys: keysOf("visit", "id"),
};

export const queueFacts: readonly FactReading[] = [ticketFacts, sessionFacts, visitFacts];
