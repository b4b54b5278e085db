/** What there is: halls, counters, staff, items in force, licences; and what people need not bring. */
import {
  count,
  dayOf,
  percent,
  type Recomputation,
  ratio,
  share,
  standing,
  standingTotal,
} from "./recomputation.ts";

/** Since when a hall or an organ exists is not kept: it was always there until the day it was closed. */
const always = "date '2000-01-01'";

const counterRows = `
  select ${always} as day, closed_on as until, kind, hall, id from counter where division = $1`;
export const counters = (where?: string) => standing(counterRows, where);

const halls = `select ${always} as day, closed_on as until, organ from hall where division = $1`;
const organs = `select ${always} as day, closed_on as until, uscc as organ from organ where division = $1`;
const sites = `select ${always} as day, null::date as until, kind from site where division = $1`;
const siteItems = `select ${always} as day, null::date as until from site_item where division = $1`;

/** A version holds from the day it takes effect until the next one does, or until it is cancelled. */
const items = `
  select v.began as day, (select min(ended) from (values (v.cancelled_from), ((
      select min(coalesce(next.effective_from, ${dayOf("next.published_at")})) from item_version next
      where next.division = v.division and next.key = v.key and next.version > v.version and next.status <> 'draft'))) as e (ended)) as until,
    v.key as item, v.content -> 'implementation' ->> 'organ' as organ,
    v.content -> 'channel' as channel, v.content -> 'promised' as promised, v.content -> 'statutory' as statutory,
    jsonb_array_length(v.content -> 'materials') as materials
  from (select *, coalesce(effective_from, ${dayOf("published_at")}) as began from item_version) as v
  where v.division = $1 and v.status <> 'draft'`;
export const itemsInForce = (where?: string) => standing(items, where);

const is = (name: string) => `(channel ->> '${name}')::boolean`;
const atOnce = "(promised ->> 'n')::int = 0";
const working = (limit: string) => `${limit} ->> 'unit' = 'W'`;
const days = (limit: string, where: string) =>
  standingTotal(`select items.*, (${limit} ->> 'n')::int as amount from (${items}) as items`, where);
/** Days are only compared where both are working days. */
const bothDays = `${working("promised")} and ${working("statutory")}`;
const promisedDays = days("promised", bothDays);
const statutoryDays = days("statutory", bothDays);
const daysCut = standingTotal(
  `select items.*, (statutory ->> 'n')::int - (promised ->> 'n')::int as amount from (${items}) as items`,
  bothDays,
);

const materials = `select used_on as day, reason from material_use where division = $1`;
const asked = `select ${dayOf("asked_at")} as day, outcome from register_question where division = $1`;
const licences = `
  select issued_on as day, case when status <> '01' then ${dayOf("status_at")} end as until, organ, item
  from licence where division = $1`;

export const hall: Record<string, Recomputation> = {
  "hall.counters": counters(),
  "hall.comprehensive-counters": counters("kind = 'comprehensive'"),
  "hall.halls": standing(halls),
  "hall.organs": standing(organs),
  "hall.sites": standing(sites),
  "hall.self-service-sites": standing(sites, "kind = 'self-service'"),
  "hall.village-sites": standing(sites, "kind = 'village'"),
  "hall.site-items": standing(siteItems),
  "item.in-force": itemsInForce(),
  "item.online": itemsInForce(is("online")),
  "item.no-visit": itemsInForce("(channel ->> 'visits')::int = 0"),
  "item.at-once": itemsInForce(atOnce),
  "item.kiosk": itemsInForce(is("kiosk")),
  "item.delivery": itemsInForce(is("delivery")),
  "item.bookable": itemsInForce(is("appointment")),
  "item.at-once-share": percent(itemsInForce(atOnce), itemsInForce()),
  "item.online-share": percent(itemsInForce(is("online")), itemsInForce()),
  "item.days-statutory.sum": statutoryDays,
  "item.days-promised.sum": promisedDays,
  "item.days-cut.sum": daysCut,
  "item.days-cut-rate": percent(daysCut, statutoryDays),
  "item.materials-mean": ratio(
    standingTotal(`select items.*, materials as amount from (${items}) as items`),
    itemsInForce(),
  ),
  "material.spared": count(materials),
  "material.reused": count(materials, "reason = 'reused'"),
  "register.asked": count(asked),
  "register.found-rate": share(asked, "outcome = 'found'"),
  "licence.issued": count(licences),
  "licence.in-force": standing(licences),
  "licence.used": count(`select ${dayOf("at")} as day from licence_use where division = $1`),
  "staff.working": standing(
    `select ${dayOf("created_at")} as day, ${dayOf("closed_at")} as until, organ from staff where division = $1`,
  ),
};
