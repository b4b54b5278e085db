create table organ (
  division text not null check (division ~ '^[0-9]{6}$'),
  uscc text not null check (uscc ~ '^[0-9A-Z]{18}$'),
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  parent text,
  area text not null references division (code),
  kind text not null check (kind in ('organ', 'public-institution', 'utility', 'town', 'village')),
  sort_order integer not null default 0,
  phone text,
  closed_on date,
  version integer not null default 1,
  primary key (division, uscc),
  foreign key (division, parent) references organ (division, uscc),
  check (parent <> uscc),
  check (left(area, 6) = division)
);
create index organ_parent on organ (division, parent);
create unique index organ_name on organ (division, name) where closed_on is null;
comment on table organ is '机构：政府部门、事业单位、公用企业、乡镇、村（社区），成树';
comment on column organ.division is '所属县级行政区划';
comment on column organ.uscc is '统一社会信用代码';
comment on column organ.name is '全称';
comment on column organ.short_name is '简称，用于屏幕和窗口牌';
comment on column organ.parent is '上级机构的统一社会信用代码';
comment on column organ.area is '所在行政区划（6、9 或 12 位）';
comment on column organ.kind is '类别：organ 机关、public-institution 事业单位、utility 公用企业、town 乡镇街道、village 村社区';
comment on column organ.sort_order is '排列次序';
comment on column organ.phone is '联系电话';
comment on column organ.closed_on is '撤销日期';
comment on column organ.version is '版本，每次修改加一';

create table hall (
  division text not null check (division ~ '^[0-9]{6}$'),
  id text not null check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null check (name <> ''),
  parent text,
  area text not null references division (code),
  organ text,
  address text not null default '',
  phone text,
  hours jsonb not null default '[]' check (jsonb_typeof(hours) = 'array'),
  sort_order integer not null default 0,
  closed_on date,
  version integer not null default 1,
  primary key (division, id),
  foreign key (division, parent) references hall (division, id),
  foreign key (division, organ) references organ (division, uscc),
  check (parent <> id),
  check (left(area, 6) = division)
);
create index hall_parent on hall (division, parent);
create index hall_organ on hall (division, organ);
comment on table hall is '大厅：政务服务大厅、分厅、乡镇便民服务中心、村便民服务点，成树';
comment on column hall.division is '所属县级行政区划';
comment on column hall.id is '大厅代号';
comment on column hall.name is '名称';
comment on column hall.parent is '上级大厅代号';
comment on column hall.area is '所在行政区划（6、9 或 12 位）';
comment on column hall.organ is '管理机构的统一社会信用代码';
comment on column hall.address is '地址';
comment on column hall.phone is '联系电话';
comment on column hall.hours is '开放时间：[{days, from, to}]，days 为 1（周一）至 7';
comment on column hall.sort_order is '排列次序';
comment on column hall.closed_on is '关闭日期';
comment on column hall.version is '版本，每次修改加一';

create table zone (
  division text not null,
  hall text not null,
  id text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null check (name <> ''),
  floor text,
  sort_order integer not null default 0,
  closed_on date,
  version integer not null default 1,
  primary key (division, hall, id),
  foreign key (division, hall) references hall (division, id)
);
comment on table zone is '分区：大厅里的一片窗口';
comment on column zone.division is '所属县级行政区划';
comment on column zone.hall is '大厅代号';
comment on column zone.id is '分区代号';
comment on column zone.name is '名称';
comment on column zone.floor is '楼层';
comment on column zone.sort_order is '排列次序';
comment on column zone.closed_on is '停用日期';
comment on column zone.version is '版本，每次修改加一';

create table counter (
  division text not null,
  hall text not null,
  id text not null check (id ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$'),
  name text not null check (name <> ''),
  zone text,
  kind text not null check (kind in ('comprehensive', 'department', 'collection', 'unresolved', 'assistance', 'consultation')),
  organs text[] not null default '{}',
  items text[],
  closed_on date,
  version integer not null default 1,
  primary key (division, hall, id),
  foreign key (division, hall) references hall (division, id),
  foreign key (division, hall, zone) references zone (division, hall, id)
);
create index counter_zone on counter (division, hall, zone);
comment on table counter is '窗口';
comment on column counter.division is '所属县级行政区划';
comment on column counter.hall is '大厅代号';
comment on column counter.id is '窗口号';
comment on column counter.name is '名称';
comment on column counter.zone is '分区代号';
comment on column counter.kind is '类别：comprehensive 综合窗口、department 部门窗口、collection 出件窗口、unresolved 办不成事窗口、assistance 帮代办窗口、consultation 咨询台';
comment on column counter.organs is '受理哪些机构的事项（统一社会信用代码）；空表示全部';
comment on column counter.items is '只受理哪些事项（事项代号）；为空表示这些机构的全部事项';
comment on column counter.closed_on is '停用日期';
comment on column counter.version is '版本，每次修改加一';
