-- What the hall's big screens show, and the notices on them.
create table screen_setting (
  division text not null,
  hall text not null,
  screen text not null,
  settings jsonb not null,
  version integer not null check (version > 0),
  changed_by uuid not null,
  changed_at timestamptz(3) not null,
  primary key (division, hall, screen),
  foreign key (division, hall) references hall (division, id),
  foreign key (division, changed_by) references staff (division, id)
);
comment on table screen_setting is '大屏的设置：一块屏幕的，或者整个大厅的；没有的按 data/screens.json';
comment on column screen_setting.division is '行政区划代码';
comment on column screen_setting.hall is '大厅';
comment on column screen_setting.screen is '设备标识；为空字符串：大厅里没有单独设置的所有屏幕';
comment on column screen_setting.settings is '显示什么、怎么排列、声音';
comment on column screen_setting.version is '版本，每次修改加一';
comment on column screen_setting.changed_by is '修改人';
comment on column screen_setting.changed_at is '修改时间';

create table screen_notice (
  division text not null,
  id uuid not null,
  hall text not null,
  title text not null check (title <> ''),
  text text not null check (text <> ''),
  urgent boolean not null,
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  ended_at timestamptz(3),
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, hall) references hall (division, id),
  foreign key (division, made_by) references staff (division, id),
  check (until_at > from_at)
);
create index screen_notice_hall on screen_notice (division, hall, until_at);
comment on table screen_notice is '大屏公告：大厅工作人员写的，到时自动撤下';
comment on column screen_notice.division is '行政区划代码';
comment on column screen_notice.id is '公告标识';
comment on column screen_notice.hall is '大厅';
comment on column screen_notice.title is '标题';
comment on column screen_notice.text is '内容';
comment on column screen_notice.urgent is '要紧：叫号时也在屏幕下方显示';
comment on column screen_notice.from_at is '从什么时候起显示';
comment on column screen_notice.until_at is '到什么时候自动撤下';
comment on column screen_notice.ended_at is '提前撤下的时间';
comment on column screen_notice.version is '版本，每次修改加一';
comment on column screen_notice.made_by is '写的人';
comment on column screen_notice.made_at is '写的时间';
