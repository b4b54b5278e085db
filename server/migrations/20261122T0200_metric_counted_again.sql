-- What counts was put right: matters given up before they fell due, bundles and orders that were withdrawn, and items
-- whose two limits are both in working days. Their facts are made anew.
insert into metric_stale (division, source, key)
  select division, 'case', id::text from "case"
  where body -> 'taken' ?| array['withdraw', 'cancel', 'terminate', 'lapse', 'lapse-deferred', 'end-with-bundle'];
insert into metric_stale (division, source, key) select division, 'item', key from item;
