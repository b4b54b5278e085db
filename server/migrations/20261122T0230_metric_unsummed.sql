-- 大批重算时先记事实、后一次求和：中途停下的，接着求和

create table metric_unsummed (
  division text primary key,
  since timestamptz not null
);
comment on table metric_unsummed is '有事实还没有计入汇总：求和以后删除；在此之前，数据仍是求和以前的';
comment on column metric_unsummed.division is '行政区划代码';
comment on column metric_unsummed.since is '自何时起';
