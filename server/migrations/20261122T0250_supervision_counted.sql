-- 办结情况计入事实：统计表从汇总读，不再逐行重数（R3.6）

call count_changes('conclusion', 'conclusion', 'case_id');
-- 办结的办件上有哪些牌，是它的特征：牌发出、撤回都要重算
call count_changes('card', 'conclusion', 'coalesce(about_id, 0)');

insert into metric_stale (division, source, key)
select division, 'conclusion', case_id::text from conclusion order by case_id;
