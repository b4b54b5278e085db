/** Applications (办件): received, accepted, decided, delivered; R2.8–R2.13, R3.6. */
import {
  count,
  countDue,
  dayOf,
  growth,
  percent,
  type Recomputation,
  ratio,
  share,
  shareDue,
  standing,
  total,
} from "./recomputation.ts";

const applications = `"case" c join application a on a.division = c.division and a.case_id = c.id`;
/** An event counts on the day it takes effect, also when it was written down later. */
export const eventDay = dayOf("least(e.at, coalesce(e.effective_at, e.at))");

const received = `
  select ${dayOf("c.opened_at")} as day, ${dayOf("c.concluded_at")} as until, c.organ, a.item_key as item, c.hall,
    (c.body -> 'facts' -> 'limits' -> 'promised' ->> 'n')::int as promised
  from ${applications} where c.division = $1`;

/** Everything done to applications. */
const acts = `
  select ${eventDay} as day, c.organ, a.item_key as item, e.action, e.actor_kind, e.seq, e.data ->> 'method' as method, c.hall
  from case_event e join ${applications} on e.division = c.division and e.case_id = c.id where c.division = $1`;

const decisions = "'approve', 'reject', 'decide-by-rule'";

/** Decided (办结): granted or refused, by a person or by rule, with its limits and the working days it took. */
const decided = `
  select ${eventDay} as day, c.organ, a.item_key as item, e.action, e.actor_kind, ${dayOf("c.opened_at")} as received_on,
    coalesce(p.late, false) or coalesce(s.late, false) as late, coalesce(${eventDay} < p.due_on, false) as early,
    (l.limits -> 'promised' ->> 'n')::numeric as promised, l.limits -> 'promised' ->> 'unit' as unit,
    (l.limits -> 'statutory' ->> 'n')::numeric as statutory, l.limits -> 'statutory' ->> 'unit' as statutory_unit,
    case when p.n = 0 then p.late::int else p.ran end as used_days
  from case_event e join ${applications} on e.division = c.division and e.case_id = c.id
  left join deadline p on p.case_id = c.id and p.clock in ('promised', 'at-once')
  left join deadline s on s.case_id = c.id and s.clock = 'statutory'
  cross join lateral (select c.body -> 'facts' -> 'limits' as limits) as l
  where c.division = $1 and e.action in (${decisions})`;

/** How much of the promise was used: working days of those promised; of a promise for the same day all or nothing. */
const used = `
  select day, organ, item, unit, promised, statutory, statutory_unit, used_days,
    round(used_days / case when promised = 0 then 1 else promised end, 4) as share from (${decided}) as decided
  where promised is not null`;
const inDays = "unit = 'W' and promised > 0";
const cut = "unit = 'W' and statutory_unit = 'W' and statutory > 0";
const amountOf = (amount: string, where: string) =>
  total(`select used.*, ${amount} as amount from (${used}) as used`, where);

/** The last day of the promise: what was withdrawn or ended before it falls due no more. */
const due = `
  select p.due_on as day, c.organ, a.item_key as item, p.stopped_on is not null and not p.late as kept
  from deadline p join ${applications} on c.id = p.case_id
  where c.division = $1 and p.clock = 'promised' and not p.paused and (p.stopped_on is null or p.late or exists (select from case_event e
    where e.division = c.division and e.case_id = c.id and e.action in (${decisions})))`;

/** Somebody stood at a counter: handed in there, brought something, or fetched the result. */
export const atCounter = `
  (seq = 1 and hall is not null) or (action in ('resubmit', 'supply') and actor_kind = 'staff')
  or (action in ('deliver', 'deliver-document') and method = 'counter')`;

const act = (...actions: string[]) => `action in (${actions.map((one) => `'${one}'`).join(", ")})`;
const accepted = act("accept", "accept-deferred", "decide-by-rule", "deem-accept");
const delivered = act("deliver", "deliver-document");

export const cases: Record<string, Recomputation> = {
  "case.received": count(received),
  "case.received-online": count(received, "hall is null"),
  "case.online-rate": share(received, "hall is null"),
  "case.received-at-once": count(received, "promised = 0"),
  "case.at-once-rate": share(received, "promised = 0"),
  "case.under-way": standing(received),
  "case.accepted": count(acts, accepted),
  "case.deemed-accepted": count(acts, `${accepted} and actor_kind = 'system'`),
  "case.not-required": count(acts, act("not-require")),
  "case.refused": count(acts, act("refuse")),
  "case.turned-away": count(acts, act("refuse", "not-require")),
  "case.corrections": count(acts, act("correct", "correct-again")),
  "case.second-corrections": count(acts, act("correct-again")),
  "case.withdrawn": count(acts, act("withdraw")),
  "case.terminated": count(acts, act("terminate", "lapse", "lapse-deferred", "end-with-bundle")),
  "case.special": count(acts, act("begin-special")),
  "case.extended": count(acts, act("extend")),
  "case.decided": count(decided),
  "case.granted": count(decided, "action <> 'reject'"),
  "case.rejected": count(decided, "action = 'reject'"),
  "case.granted-rate": share(decided, "action <> 'reject'"),
  "case.on-time": count(decided, "not late"),
  "case.late": count(decided, "late"),
  "case.early": count(decided, "early"),
  "case.on-time-rate": share(decided, "not late"),
  "case.early-rate": share(decided, "early"),
  "case.used-share": ratio(amountOf("share", "true"), count(used)),
  "case.days-used": ratio(amountOf("used_days", inDays), count(used, inDays)),
  "case.days-promised": ratio(amountOf("promised", inDays), count(used, inDays)),
  "case.days-cut-rate": percent(amountOf("statutory - promised", cut), amountOf("statutory", cut)),
  "case.same-day-rate": share(decided, "day = received_on"),
  "case.by-rule": count(decided, "actor_kind <> 'staff'"),
  "case.due-kept-rate": shareDue(due, "kept"),
  "case.due-missed": countDue(due, "not kept"),
  "case.visits": count(acts, atCounter),
  "case.visits-mean": ratio(count(acts, atCounter), count(decided)),
  "case.issued": count(acts, act("issue")),
  "case.delivered": count(acts, delivered),
  "case.posted": count(acts, `${delivered} and method = 'post'`),
  "case.delivered-electronic": count(acts, `${delivered} and method = 'electronic'`),
  "case.archived": count(acts, act("archive")),
  "case.revoked": count(acts, act("revoke")),
  "case.received-growth": growth(count(received)),
  "case.decided-growth": growth(count(decided)),
};
