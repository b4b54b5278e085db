-- Each service that may be rated is a fact of its own: counters that only hand over results are covered, too (R4.8).
insert into metric_stale (division, source, key) select distinct division, 'ratable', case_id::text from rating_point;
