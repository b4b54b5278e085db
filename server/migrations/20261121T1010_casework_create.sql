-- Casework: how staff look at what waits for them.

create table inbox_filter (
  division text not null,
  staff text not null,
  name text not null check (length(name) between 1 and 40),
  query text not null check (length(query) <= 1000),
  saved_at timestamptz not null,
  primary key (division, staff, name)
);
comment on table inbox_filter is '收件箱常用筛选：每人自己保存的查看条件';
comment on column inbox_filter.division is '行政区划代码';
comment on column inbox_filter.staff is '工作人员账号';
comment on column inbox_filter.name is '名称';
comment on column inbox_filter.query is '地址栏中的查询串';
comment on column inbox_filter.saved_at is '保存时刻';
