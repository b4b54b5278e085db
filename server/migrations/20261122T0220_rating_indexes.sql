-- Names of rated items, and what people complained of, are found without reading every service and every rating.
create index rating_point_item on rating_point (division, item_key, case_id);
create index rating_complained on rating (division, rated_on) where standing = 'counted' and themes <> '{}';
