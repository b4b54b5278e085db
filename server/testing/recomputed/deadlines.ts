/**
 * When the limits of cases ended, worked out in SQL from the clocks as cases keep them and the official calendar (R2.4,
 * R2.5, R2.25): the day of the start does not count, nor do days off, nor the days of a pause after its first up to its
 * last; the limit ends with the last day that counts. A limit of 0 ends on the day it begins, one in office hours at
 * the moment the hours are over (09:00–12:00 and 13:30–17:00). Temporary tables, for one division.
 */
export const deadlines = (division: string): string => `
  /* Every day, whether it is worked, and how many working days there were up to it. */
  create temporary table calendar as
  with official as (select jsonb_array_elements(content -> 'holidays') as h from calendar_year),
  holiday as (select generate_series((h ->> 'from')::date, (h ->> 'to')::date, '1 day')::date as day from official),
  worked as (select jsonb_array_elements_text(h -> 'work')::date as day from official)
  select day, works, count(*) filter (where works) over (order by day) as n from (
    select d::date as day, (extract(isodow from d) < 6 and d::date not in (select day from holiday))
      or d::date in (select day from worked) as works
    from generate_series(date '2024-01-01', date '2027-12-31', '1 day') d) as days;
  create index on calendar (day);
  create index on calendar (n, day);
  analyze calendar;

  create temporary table office as
  select opens, closes, sum(closes - opens) over (order by opens) as through from (
    select (day + o) at time zone 'Asia/Shanghai' as opens, (day + c) at time zone 'Asia/Shanghai' as closes
    from calendar, (values (time '09:00', time '12:00'), (time '13:30', time '17:00')) as h (o, c) where works) as spans;

  /* An application decided the moment it was received never ran its promise: its clock is called at-once here. */
  create temporary table clock as
  select c.id as case_id, c.type, k.key as clock, k.value -> 'limit' ->> 'unit' as unit,
    (k.value -> 'limit' ->> 'n')::int + coalesce((k.value -> 'extension' -> 'limit' ->> 'n')::int, 0) as n,
    (k.value ->> 'startedAt')::timestamptz as started_at, (k.value ->> 'stoppedAt')::timestamptz as stopped_at,
    k.value -> 'pauses' as pauses
  from "case" c cross join lateral jsonb_each(c.body -> 'clocks') k where c.division = '${division}'
  union all
  select c.id, c.type, 'at-once', p ->> 'unit', (p ->> 'n')::int, c.opened_at, c.concluded_at, '[]'
  from "case" c cross join lateral (select c.body -> 'facts' -> 'limits' -> 'promised' as p) as promise
  where c.division = '${division}' and c.type = 'application' and not c.body -> 'clocks' ? 'promised' and p is not null;

  create temporary table pause as
  select k.case_id, k.clock, bool_or(p.value ->> 'to' is null) as lasts,
    sum(last.n - first.n) as working_days, sum(last.day - first.day) as days
  from clock k cross join lateral jsonb_array_elements(k.pauses) p
  join calendar first on first.day = ((p.value ->> 'from')::timestamptz at time zone 'Asia/Shanghai')::date
  left join calendar last on last.day = (((p.value ->> 'to')::timestamptz - interval '1 millisecond') at time zone 'Asia/Shanghai')::date
  group by 1, 2;

  /* Of limits in hours: the moment they end, and the hours the clock ran. */
  create temporary table hours as
  select k.case_id, k.clock, extract(epoch from after.passed - before.passed) / 3600 as ran, (
    select min(o.closes - (o.through - before.passed - make_interval(hours => k.n))) from office o
    where o.through - before.passed - make_interval(hours => k.n) between interval '0' and o.closes - o.opens) as ends
  from clock k
  cross join lateral (select coalesce(sum(least(s.closes, k.started_at) - s.opens), interval '0') as passed
    from office s where s.opens < k.started_at) as before
  cross join lateral (select coalesce(sum(least(s.closes, k.stopped_at) - s.opens), interval '0') as passed
    from office s where s.opens < k.stopped_at) as after
  where k.unit = 'H';

  /* ran: the working days, days or hours it took, those of pauses left out. */
  create temporary table deadline as
  select k.case_id, k.type, k.clock, k.unit, k.n, stopped.day as stopped_on, due.day as due_on,
    case k.unit when 'H' then h.ran when 'D' then stopped.day - begun.day - coalesce(p.days, 0)
      else stopped.n - begun.n - coalesce(p.working_days, 0) end as ran, coalesce(p.lasts, false) as paused,
    case when k.unit = 'H' then k.stopped_at >= h.ends else stopped.day > due.day end as late
  from clock k
  join calendar begun on begun.day = (k.started_at at time zone 'Asia/Shanghai')::date
  left join calendar stopped on stopped.day = (k.stopped_at at time zone 'Asia/Shanghai')::date
  left join pause p on p.case_id = k.case_id and p.clock = k.clock
  left join hours h on h.case_id = k.case_id and h.clock = k.clock
  cross join lateral (select case
    when k.unit = 'H' then (h.ends at time zone 'Asia/Shanghai')::date
    when k.unit = 'D' then begun.day + k.n + coalesce(p.days, 0)::int
    when k.n = 0 then begun.day
    else (select min(c.day) from calendar c where c.n = begun.n + k.n + coalesce(p.working_days, 0)) end as day) as due;
  create index on deadline (case_id, clock)`;
