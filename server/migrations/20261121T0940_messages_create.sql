create table message (
  division text not null check (division ~ '^[0-9]{6}$'),
  id uuid not null default gen_random_uuid(),
  key text not null check (key <> ''),
  resident uuid,
  staff uuid,
  template text not null,
  title text not null,
  body_sealed bytea not null,
  link text,
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  primary key (division, id),
  foreign key (division, resident) references resident (division, id),
  foreign key (division, staff) references staff (division, id),
  check (num_nonnulls(resident, staff) = 1)
);
create unique index message_key on message (division, key);
create index message_resident on message (division, resident, created_at desc, id) where resident is not null;
create index message_staff on message (division, staff, created_at desc, id) where staff is not null;
comment on table message is '站内消息：给群众或工作人员';
comment on column message.division is '所属县级行政区划';
comment on column message.id is '消息编号';
comment on column message.key is '幂等键：同一件事只发一次';
comment on column message.resident is '收件群众';
comment on column message.staff is '收件工作人员';
comment on column message.template is '模板代号';
comment on column message.title is '标题，不含个人信息';
comment on column message.body_sealed is '正文（加密）';
comment on column message.link is '相关页面';
comment on column message.created_at is '发出时间';
comment on column message.read_at is '阅读时间';

create table sms (
  division text not null check (division ~ '^[0-9]{6}$'),
  id uuid not null default gen_random_uuid(),
  key text not null check (key <> ''),
  phone_sealed bytea not null,
  template text not null,
  body_sealed bytea,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries integer not null default 0,
  trouble text,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  sent_at timestamptz(3),
  primary key (division, id),
  check ((state = 'sent') = (sent_at is not null))
);
create unique index sms_key on sms (division, key);
create index sms_created on sms (division, created_at desc, id);
comment on table sms is '短信发件箱';
comment on column sms.division is '所属县级行政区划';
comment on column sms.id is '编号';
comment on column sms.key is '幂等键：同一件事只发一次';
comment on column sms.phone_sealed is '手机号（加密）';
comment on column sms.template is '模板代号';
comment on column sms.body_sealed is '正文（加密）；发出后清除，开发环境保留';
comment on column sms.state is '状态：waiting 待发、sent 已发、failed 失败';
comment on column sms.tries is '已试次数';
comment on column sms.trouble is '最近一次失败的原因';
comment on column sms.created_at is '提交时间';
comment on column sms.expires_at is '过了这个时间不再发';
comment on column sms.sent_at is '发出时间';
