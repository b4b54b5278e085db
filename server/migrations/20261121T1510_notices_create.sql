-- Issue 4, R3.1: what members of staff are told, by which channel, and what went to their phones.
create table notice_setting (
  division text not null,
  staff uuid not null,
  phone_sealed bytea,
  sms boolean not null,
  kinds text[] not null,
  quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  changed_at timestamptz(3) not null,
  primary key (division, staff),
  foreign key (division, staff) references staff (division, id),
  check (not sms or phone_sealed is not null),
  check ((quiet_from is null) = (quiet_to is null))
);
comment on table notice_setting is '通知设置：工作人员自己选的接收方式';
comment on column notice_setting.division is '所属县级行政区划';
comment on column notice_setting.staff is '工作人员';
comment on column notice_setting.phone_sealed is '手机号（加密）';
comment on column notice_setting.sms is '是否接收短信';
comment on column notice_setting.kinds is '哪些类别发短信';
comment on column notice_setting.quiet_from is '自己的免打扰时段：起';
comment on column notice_setting.quiet_to is '自己的免打扰时段：止';
comment on column notice_setting.changed_at is '修改时间';

create table notice_digest (
  division text not null,
  id uuid not null,
  staff uuid not null,
  at timestamptz(3) not null,
  notices integer not null check (notices > 0),
  primary key (division, id),
  foreign key (division, staff) references staff (division, id)
);
create index on notice_digest (division, staff, at desc);
comment on table notice_digest is '汇总短信：一条短信汇总若干条通知，不含内容';
comment on column notice_digest.division is '所属县级行政区划';
comment on column notice_digest.id is '编号，也是短信的幂等键';
comment on column notice_digest.staff is '收件工作人员';
comment on column notice_digest.at is '交付发送的时间';
comment on column notice_digest.notices is '汇总了多少条通知';

create table notice (
  division text not null,
  id uuid not null default gen_random_uuid(),
  staff uuid not null,
  key text not null check (key <> ''),
  kind text not null,
  text text not null check (text <> ''),
  href text not null check (href ~ '^/'),
  urgent boolean not null,
  at timestamptz(3) not null,
  read_at timestamptz(3),
  sms text not null check (sms in ('none', 'waiting', 'sent')),
  digest uuid,
  primary key (division, id),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, digest) references notice_digest (division, id),
  check ((sms = 'sent') = (digest is not null))
);
create unique index on notice (division, staff, key);
create index on notice (division, staff, at desc, id desc);
create index on notice (division, staff) where read_at is null;
create index on notice (division, staff) where sms = 'waiting';
create index on notice (division, digest) where digest is not null;
comment on table notice is '通知：给工作人员的提醒，每人一行';
comment on column notice.division is '所属县级行政区划';
comment on column notice.id is '通知编号';
comment on column notice.staff is '收件工作人员';
comment on column notice.key is '幂等键：同一件事对同一人只通知一次';
comment on column notice.kind is '类别';
comment on column notice.text is '内容，不含个人信息';
comment on column notice.href is '相关页面';
comment on column notice.urgent is '是否紧急';
comment on column notice.at is '所说的事发生的时间';
comment on column notice.read_at is '阅读时间';
comment on column notice.sms is '短信：none 不发、waiting 待发、sent 已并入汇总短信';
comment on column notice.digest is '并入的汇总短信';
