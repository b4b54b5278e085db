-- 指标（R3.6、R4.8、R12.3、R15）：事实、待重算的来源、汇总、填报数、指标定义的各版

create table metric_definition (
  division text not null check (division ~ '^[0-9]{6}$'),
  id text not null,
  edition integer not null check (edition between 2000 and 2100),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  loaded_at timestamptz not null,
  primary key (division, id, edition)
);
comment on table metric_definition is '指标定义的各版：改定义要出新版，旧年度沿用旧版';
comment on column metric_definition.division is '行政区划代码';
comment on column metric_definition.id is '指标编号，如 case.received';
comment on column metric_definition.edition is '自哪一年起适用';
comment on column metric_definition.content is '定义（data/metrics）';
comment on column metric_definition.loaded_at is '载入时刻';
call make_append_only('metric_definition');

create table metric_stale (
  division text not null,
  position bigint generated always as identity,
  source text not null,
  key text not null,
  primary key (division, position)
);
comment on table metric_stale is '待重算的来源：有变动就添一行，重算后删除；重复无害';
comment on column metric_stale.division is '行政区划代码';
comment on column metric_stale.position is '先后';
comment on column metric_stale.source is '来源种类：case 案件、ticket 取号等';
comment on column metric_stale.key is '来源的键';

create table metric_settled (
  division text primary key,
  at timestamptz not null
);
comment on table metric_settled is '最近一次全部算完的时刻：还有待重算的来源时，数据截至这一刻';
comment on column metric_settled.division is '行政区划代码';
comment on column metric_settled.at is '时刻';

create table metric_fact (
  division text not null,
  source text not null,
  key text not null,
  print bigint not null,
  kind text not null,
  marks text[] not null,
  day date not null,
  until date,
  amount bigint not null,
  organ text not null,
  item text,
  hall text,
  counter text,
  staff text,
  channel text,
  primary key (division, source, key, print)
);
create index metric_fact_kind on metric_fact (division, kind, day desc, key desc, print desc);
create index metric_fact_item on metric_fact (division, item, kind, day desc) where item is not null;
comment on table metric_fact is '事实：某个来源在某一天发生的、可以计数的一件事；由来源的经过算出，可随时重算';
comment on column metric_fact.division is '行政区划代码';
comment on column metric_fact.source is '来源种类：case 案件、ticket 取号等';
comment on column metric_fact.key is '来源的键';
comment on column metric_fact.print is '事实的指纹；同一来源内不重复';
comment on column metric_fact.kind is '是什么事：case.received 收件、case.decided 办结等';
comment on column metric_fact.marks is '特征：案件类型、on-time 按时等，有序';
comment on column metric_fact.day is '发生之日（北京时间）';
comment on column metric_fact.until is '自哪一天起不再存续；只对存续的事有意义，空为仍然存续或者不存续';
comment on column metric_fact.amount is '数量：1、分、秒、百分之一天，一律整数';
comment on column metric_fact.organ is '机构统一社会信用代码；- 为不属于哪个机构';
comment on column metric_fact.item is '事项';
comment on column metric_fact.hall is '大厅';
comment on column metric_fact.counter is '窗口';
comment on column metric_fact.staff is '人员账号';
comment on column metric_fact.channel is '渠道';

create table metric_roll_up (
  division text not null,
  span text not null check (span in ('year', 'month', 'day')),
  grain text not null check (grain in ('all', 'item', 'hall', 'counter', 'staff', 'channel')),
  kind text not null,
  start date not null,
  value text not null,
  organ text not null,
  marks text[] not null,
  n bigint not null,
  amount bigint not null,
  ended bigint not null,
  print bigint not null,
  primary key (division, span, grain, kind, start, value, organ, marks)
) with (fillfactor = 80);
comment on table metric_roll_up is '汇总：事实按年、月、日和事项、大厅等的合计；与事实在同一事务内变动';
comment on column metric_roll_up.division is '行政区划代码';
comment on column metric_roll_up.span is '年、月、日；日只有全区、大厅、渠道';
comment on column metric_roll_up.grain is '按什么汇总';
comment on column metric_roll_up.kind is '是什么事';
comment on column metric_roll_up.start is '期间的第一天';
comment on column metric_roll_up.value is '事项、大厅、大厅/窗口、人员、渠道；- 为没有';
comment on column metric_roll_up.organ is '机构';
comment on column metric_roll_up.marks is '特征';
comment on column metric_roll_up.n is '件数';
comment on column metric_roll_up.amount is '数量合计';
comment on column metric_roll_up.ended is '在这一期间不再存续的数量';
comment on column metric_roll_up.print is '所含事实指纹的异或：事实变了，它就变';

create table entered_figure (
  division text not null,
  id bigint generated always as identity,
  metric text not null,
  organ text not null,
  from_day date not null,
  to_day date not null,
  value numeric(20, 4) not null,
  evidence text not null check (length(evidence) between 1 and 500),
  reason text,
  entered_by uuid not null,
  entered_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, entered_by) references staff (division, id),
  check (from_day < to_day)
);
create index entered_figure_of on entered_figure (division, metric, organ, from_day, to_day, id desc);
create index entered_figure_by on entered_figure (division, entered_by);
comment on table entered_figure is '填报数：系统算不出的数由人填报，附依据；更正另加一行，最后一行有效';
comment on column entered_figure.division is '行政区划代码';
comment on column entered_figure.id is '先后';
comment on column entered_figure.metric is '指标';
comment on column entered_figure.organ is '机构；- 为全局';
comment on column entered_figure.from_day is '期间第一天';
comment on column entered_figure.to_day is '期间结束的次日';
comment on column entered_figure.value is '数值，以指标的单位计';
comment on column entered_figure.evidence is '依据：文件、网页、台账';
comment on column entered_figure.reason is '更正的原因；第一次填报为空';
comment on column entered_figure.entered_by is '填报人';
comment on column entered_figure.entered_at is '填报时刻';
call make_append_only('entered_figure');

-- 一件事实计入哪些汇总
create function metric_parts(f metric_fact)
returns table (span text, grain text, start date, value text, n bigint, amount bigint, ended bigint, print bigint)
language sql immutable as $$
  select s.span, g.grain, date_trunc(s.span, d.day::timestamp)::date, g.value, d.n, d.amount, d.ended, d.print
  from (values (f.day, 1::bigint, f.amount, 0::bigint, f.print),
               (f.until, 0::bigint, 0::bigint, f.amount, 0::bigint)) as d (day, n, amount, ended, print)
  cross join (values ('all', '-'), ('item', coalesce(f.item, '-')), ('hall', coalesce(f.hall, '-')),
    ('counter', coalesce(f.hall || '/' || f.counter, '-')), ('staff', coalesce(f.staff, '-')),
    ('channel', coalesce(f.channel, '-'))) as g (grain, value)
  cross join (values ('year'), ('month'), ('day')) as s (span)
  where d.day is not null and (s.span <> 'day' or g.grain in ('all', 'hall', 'channel'))
$$;
comment on function metric_parts(metric_fact) is '一件事实计入的各个汇总';

-- 让一张表的变动使它的来源待重算
create function mark_metric_source() returns trigger language plpgsql as $$
begin
  execute format('insert into metric_stale (division, source, key) select distinct division, %L, (%s)::text from changed',
    tg_argv[0], tg_argv[1]);
  return null;
end $$;
comment on function mark_metric_source() is '把变动的行记为待重算的来源';

create procedure count_changes(target regclass, source text, key text) language plpgsql as $$
begin
  execute format('create trigger metric_insert after insert on %s referencing new table as changed
    for each statement execute function mark_metric_source(%L, %L)', target, source, key);
  execute format('create trigger metric_update after update on %s referencing new table as changed
    for each statement execute function mark_metric_source(%L, %L)', target, source, key);
  execute format('create trigger metric_delete after delete on %s referencing old table as changed
    for each statement execute function mark_metric_source(%L, %L)', target, source, key);
end $$;
comment on procedure count_changes(regclass, text, text) is '一张表的变动使来源待重算：call count_changes(''表名'', ''来源'', ''键的表达式'')';

insert into metric_stale (division, source, key) select division, 'case', id::text from "case" order by id;

-- 节假日安排变了，那一年在办的案件是否超期要重算（R3.3）
create function mark_calendar_year() returns trigger language plpgsql as $$
begin
  insert into metric_stale (division, source, key)
  select c.division, 'case', c.id::text from "case" c
  where c.opened_at < make_timestamptz(new.year + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')
    and (c.concluded_at is null or c.concluded_at >= make_timestamptz(new.year, 1, 1, 0, 0, 0, 'Asia/Shanghai'))
  order by c.id;
  return null;
end $$;
comment on function mark_calendar_year() is '节假日安排变了，那一年在办的案件待重算';
create trigger metric_calendar after insert or update of content on calendar_year
  for each row execute function mark_calendar_year();
