-- Personal data stands in columns named *_sealed (encrypted) and is found through *_index (keyed digests).
create table resident (
  division text not null check (division ~ '^[0-9]{6}$'),
  id uuid not null default gen_random_uuid(),
  phone_sealed bytea not null,
  phone_index text not null,
  name_sealed bytea,
  id_number_sealed bytea,
  id_number_index text,
  address_sealed bytea,
  identity_subject text,
  verified_at timestamptz(3),
  created_at timestamptz(3) not null,
  version integer not null default 1,
  primary key (division, id),
  check ((id_number_sealed is null) = (id_number_index is null)),
  check ((identity_subject is null) = (verified_at is null)),
  check (verified_at is null or (name_sealed is not null and id_number_sealed is not null))
);
create unique index resident_phone on resident (division, phone_index);
create unique index resident_identity on resident (division, identity_subject);
create index resident_id_number on resident (division, id_number_index);
comment on table resident is '群众账号';
comment on column resident.division is '所属县级行政区划';
comment on column resident.id is '账号';
comment on column resident.phone_sealed is '手机号（加密）';
comment on column resident.phone_index is '手机号的盲索引';
comment on column resident.name_sealed is '姓名（加密）';
comment on column resident.id_number_sealed is '公民身份号码（加密）';
comment on column resident.id_number_index is '公民身份号码的盲索引';
comment on column resident.address_sealed is '住址（加密）';
comment on column resident.identity_subject is '国家网络身份认证返回的标识';
comment on column resident.verified_at is '实名核验时间；为空表示姓名和号码由本人填写，未核验';
comment on column resident.created_at is '注册时间';
comment on column resident.version is '版本，每次修改加一';

create table enterprise (
  division text not null check (division ~ '^[0-9]{6}$'),
  uscc text not null check (uscc ~ '^[0-9A-Z]{18}$'),
  name text not null check (name <> ''),
  legal_person_sealed bytea not null,
  address text not null,
  confirmed_at timestamptz(3) not null,
  primary key (division, uscc)
);
comment on table enterprise is '企业：由企业登记系统确认过的市场主体';
comment on column enterprise.division is '所属县级行政区划';
comment on column enterprise.uscc is '统一社会信用代码';
comment on column enterprise.name is '名称';
comment on column enterprise.legal_person_sealed is '法定代表人姓名（加密）';
comment on column enterprise.address is '住所';
comment on column enterprise.confirmed_at is '登记信息确认时间';

create table mandate (
  division text not null,
  id uuid not null default gen_random_uuid(),
  enterprise text not null,
  resident uuid not null,
  basis text not null check (basis in ('legal-person', 'given', 'registry')),
  scope text not null check (scope in ('apply', 'view')),
  valid_from date not null,
  valid_to date,
  given_by uuid,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (division, id),
  foreign key (division, enterprise) references enterprise (division, uscc),
  foreign key (division, resident) references resident (division, id),
  foreign key (division, given_by) references resident (division, id),
  check (valid_to >= valid_from),
  check ((basis = 'given') = (given_by is not null)),
  check (given_by <> resident)
);
create unique index mandate_holder on mandate (division, resident, enterprise) where ended_at is null;
create index mandate_enterprise on mandate (division, enterprise);
create index mandate_given_by on mandate (division, given_by);
comment on table mandate is '委托：谁可以代表哪家企业办事';
comment on column mandate.division is '所属县级行政区划';
comment on column mandate.id is '委托编号';
comment on column mandate.enterprise is '企业的统一社会信用代码';
comment on column mandate.resident is '受托人账号';
comment on column mandate.basis is '依据：legal-person 本人是法定代表人、given 法定代表人委托、registry 企业登记系统确认的委托';
comment on column mandate.scope is '范围：apply 可以申请和办理、view 只能查看';
comment on column mandate.valid_from is '起始日期';
comment on column mandate.valid_to is '截止日期（含当日）；为空表示长期';
comment on column mandate.given_by is '委托人（法定代表人）账号';
comment on column mandate.created_at is '建立时间';
comment on column mandate.ended_at is '撤销时间';

create table sign_in_code (
  division text not null check (division ~ '^[0-9]{6}$'),
  phone_index text not null,
  code_digest text not null,
  tries integer not null default 0,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (division, phone_index)
);
comment on table sign_in_code is '短信验证码：每个手机号只有最近一个有效';
comment on column sign_in_code.division is '所属县级行政区划';
comment on column sign_in_code.phone_index is '手机号的盲索引';
comment on column sign_in_code.code_digest is '验证码的带密钥摘要';
comment on column sign_in_code.tries is '已试次数';
comment on column sign_in_code.created_at is '发出时间';
comment on column sign_in_code.expires_at is '失效时间';

create table attempt (
  division text not null check (division ~ '^[0-9]{6}$'),
  kind text not null,
  subject text not null,
  times timestamptz(3)[] not null default '{}',
  last_at timestamptz(3) not null,
  primary key (division, kind, subject)
);
create index attempt_last_at on attempt (division, last_at);
comment on table attempt is '尝试记录：限制短信和登录的频率';
comment on column attempt.division is '所属县级行政区划';
comment on column attempt.kind is '限制的是什么';
comment on column attempt.subject is '限制谁：手机号盲索引或网络地址';
comment on column attempt.times is '最近各次的时间';
comment on column attempt.last_at is '最近一次的时间，过期后清除';
