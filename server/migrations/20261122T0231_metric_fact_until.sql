-- 某几天里结束的：汇总只到月的（按事项等），期末在办要从事实里取这几天
create index metric_fact_until on metric_fact (division, kind, until) where until is not null;
