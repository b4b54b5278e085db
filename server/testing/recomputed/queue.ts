/** Visits, numbers, waiting, counters and appointments; R12.1–R12.3. */
import {
  count,
  countDue,
  dayOf,
  percent,
  type Recomputation,
  ratio,
  share,
  shareDue,
  total,
} from "./recomputation.ts";

const visits = `select ${dayOf("arrived_at")} as day, priority_group from visit where division = $1`;

/** A number with what became of it: milliseconds until it was first called, and those at the counter. */
const tickets = `
  select t.day, t.state, t.ending, exists (select from ticket_span s where s.division = t.division and s.ticket = t.id
      and s.state = 'serving') as served,
    (select min(s.from_at) from ticket_span s where s.division = t.division and s.ticket = t.id
      and s.state in ('called', 'serving')) - t.taken_at as waited,
    (select sum(s.to_at - s.from_at) from ticket_span s where s.division = t.division and s.ticket = t.id
      and s.state in ('called', 'serving')) as at_counter,
    coalesce((select sum(greatest(0, s.calls - 1)) from ticket_span s where s.division = t.division and s.ticket = t.id), 0) as recalls
  from ticket t where t.division = $1`;
const isOver = "state in ('done', 'cancelled', 'left')";
const given = (amount: string, where: string) =>
  total(`select tickets.*, ${amount} as amount from (${tickets}) as tickets`, where);
const minutes = (span: string) => `round(extract(epoch from ${span}) * 1000) / 60000`;
const ninetieth = (span: string, where: string): Recomputation => ({
  part: { things: tickets, where, measure: `percentile_disc(0.9) within group (order by ${minutes(span)})` },
  ofSomebody: true,
});
/** Done by somebody: what the end of the day cut off has no time of service. */
const done = "state = 'done' and ending <> 'day-end'";

/** Time during which a counter was open; pauses are left out. */
const open = `
  select c.day, round(extract(epoch from s.to_at - s.from_at) * 1000) as amount from counter_session c
  join counter_session_span s on s.division = c.division and s.session = c.id
  where c.division = $1 and s.state = 'open' and s.to_at is not null`;
const busy = `
  select day, round(extract(epoch from to_at - from_at) * 1000) as amount from ticket_span
  where division = $1 and state in ('called', 'serving') and to_at is not null and not cut and counter is not null`;
const hours = "1 / 3600000.0";

const made = `select ${dayOf("booked_at")} as day, item from appointment where division = $1`;
/** Bookings on the day they are for; one that was called off is due no more. */
const due = `
  select s.day, a.item, a.state from appointment a join appointment_slot s on s.division = a.division and s.id = a.slot
  where a.division = $1`;
const kept = "state not in ('cancelled', 'called-off', 'displaced')";

export const queue: Record<string, Recomputation> = {
  "queue.visits": count(visits),
  "queue.priority-visits": count(visits, "priority_group is not null"),
  "queue.taken": count(tickets),
  "queue.called": count(tickets, "waited is not null"),
  "queue.served": count(tickets, "served"),
  "queue.abandoned": count(tickets, `${isOver} and not served`),
  "queue.abandoned-rate": share(tickets, `${isOver} and not served`, `${isOver} or served`),
  "queue.wait-mean": ratio(
    given(minutes("waited"), "waited is not null"),
    count(tickets, "waited is not null"),
  ),
  "queue.wait-p90": ninetieth("waited", "waited is not null"),
  "queue.service-mean": ratio(given(minutes("at_counter"), done), count(tickets, done)),
  "queue.service-p90": ninetieth("at_counter", done),
  "queue.recalled": given("recalls", "true"),
  "queue.counter-open": { ...total(open), scale: hours },
  "queue.counter-busy": { ...total(busy), scale: hours },
  "queue.counter-use": percent(total(busy), total(open)),
  "appointment.made": count(made),
  "appointment.due": countDue(due, kept),
  "appointment.missed": countDue(due, "state = 'missed'"),
  "appointment.kept-rate": shareDue(due, "state = 'arrived'", kept),
};
