/** Facts of the catalogue as it stood: items in force on a day, with what they promise. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

/** Each version is in force from its day until the next one's, or until it is cancelled. */
export const itemFacts: readonly FactReading[] = [
  {
    source: "item",
    name: "事项",
    facts: `
      select v.key, f.kind, array['type-' || (v.content -> 'catalogue' ->> 'type'), v.status,
          case when (v.content -> 'channel' ->> 'online')::boolean then 'online' end,
          case when (v.content -> 'channel' ->> 'visits')::int = 0 then 'no-visit' end,
          case when (v.content -> 'channel' ->> 'visits')::int <= 1 then 'one-visit' end,
          case when (v.content -> 'channel' ->> 'kiosk')::boolean then 'kiosk' end,
          case when (v.content -> 'channel' ->> 'delivery')::boolean then 'delivery' end,
          case when (v.content -> 'channel' ->> 'appointment')::boolean then 'bookable' end,
          'scope-' || (v.content -> 'channel' ->> 'scope'),
          case when (v.content -> 'promised' ->> 'n')::int = 0 then 'at-once' end] as marks,
        v.began as day, v.until, f.amount, v.content -> 'implementation' ->> 'organ' as organ, v.key as item
      from (select *, least(cancelled_from, lead(began) over (partition by key order by version)) as until
        from (select *, coalesce(effective_from, ${dayOf("published_at")}) as began from item_version) as b where division = $1 and key = any($2::text[]) and status <> 'draft') as v
      cross join lateral (values ('item.in-force', 1::bigint),
        ('item.materials', case when jsonb_typeof(v.content -> 'materials') = 'array' then jsonb_array_length(v.content -> 'materials') end::bigint),
        ('item.days-promised', case when v.content -> 'promised' ->> 'unit' = 'W' and v.content -> 'statutory' ->> 'unit' = 'W'
          then (v.content -> 'promised' ->> 'n')::bigint end),
        ('item.days-statutory', case when v.content -> 'promised' ->> 'unit' = 'W' and v.content -> 'statutory' ->> 'unit' = 'W'
          then (v.content -> 'statutory' ->> 'n')::bigint end)) as f (kind, amount)
      where f.amount is not null and (v.until is null or v.until > v.began)`,
    keys: keysOf("item", "key", ' collate "C"'),
    named: `select key, '/items/' || key as page from item where division = $1 and key = any($2::text[])`,
  },
];
