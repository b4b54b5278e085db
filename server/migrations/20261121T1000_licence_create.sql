-- Electronic licences. What is personal on them (holder, printed fields) is sealed in one value.
create table licence (
  division text not null check (division ~ '^[0-9]{6}$'),
  id uuid not null,
  identifier text not null,
  number text not null check (number <> ''),
  type_code text not null check (type_code ~ '^[0-9A-Z]{21}$'),
  type_name text not null check (type_name <> ''),
  edition integer not null check (edition between 1 and 999),
  replaces text,
  holder_kind text not null check (holder_kind in ('person', 'organisation')),
  holder_index text not null,
  resident text,
  enterprise text check (enterprise ~ '^[0-9A-Z]{18}$'),
  organ text not null check (organ ~ '^[0-9A-Z]{18}$'),
  organ_name text not null check (organ_name <> ''),
  item text not null,
  case_id bigint,
  content_sealed bytea not null,
  issued_on date not null,
  valid_from date not null,
  valid_to date not null,
  status text not null check (status in ('01', '02', '03', '04', '99')),
  status_reason text,
  status_at timestamptz(3) not null,
  token text not null check (token ~ '^[0-9]{6}[0-9A-Za-z]{20}$' and left(token, 6) = division),
  key_id text not null,
  signature bytea not null,
  version integer not null check (version > 0),
  primary key (division, id),
  unique (division, identifier),
  unique (division, token),
  unique (division, case_id),
  check (valid_to >= valid_from),
  check (status in ('01') or status_reason is not null),
  check (resident is not null or enterprise is not null)
);
create index licence_resident on licence (division, resident, issued_on desc);
create index licence_enterprise on licence (division, enterprise, issued_on desc);
create index licence_holder on licence (division, holder_index);
comment on table licence is '电子证照';
comment on column licence.division is '所属县级行政区划';
comment on column licence.id is '内部编号';
comment on column licence.identifier is '电子证照标识（GB/T 36904）';
comment on column licence.number is '证照编号，印在证照上';
comment on column licence.type_code is '证照类型代码';
comment on column licence.type_name is '证照类型名称';
comment on column licence.edition is '版本号，换发一次加一';
comment on column licence.replaces is '关联证照标识：本证替换的旧证';
comment on column licence.holder_kind is '持证主体类别：person 自然人、organisation 法人和其他组织';
comment on column licence.holder_index is '持证主体代码的盲索引';
comment on column licence.resident is '可查看的群众账号';
comment on column licence.enterprise is '所属企业的统一社会信用代码';
comment on column licence.organ is '颁发机构代码';
comment on column licence.organ_name is '颁发时的机构名称';
comment on column licence.item is '所办事项';
comment on column licence.case_id is '所出办件；一个办件只出一本证照';
comment on column licence.content_sealed is '持证主体和证面信息（加密的 JSON）';
comment on column licence.issued_on is '颁发日期';
comment on column licence.valid_from is '有效期起始';
comment on column licence.valid_to is '有效期截止，长期为 9999-12-31';
comment on column licence.status is '状态：01 有效、02 暂停、03 撤销、04 注销、99 其他；过期按日期判断';
comment on column licence.status_reason is '状态的理由';
comment on column licence.status_at is '状态开始时间';
comment on column licence.token is '核验码：区划加 20 位随机字符，印在二维码里';
comment on column licence.key_id is '签名密钥标识';
comment on column licence.signature is '证照内容的 SM2 签名（DER）';
comment on column licence.version is '版本，每次状态变化加一';

create table licence_event (
  division text not null,
  licence uuid not null,
  seq integer not null check (seq > 0),
  at timestamptz(3) not null,
  change text not null check (change in ('issue', 'suspend', 'resume', 'revoke', 'cancel', 'recall', 'replace')),
  status text not null,
  reason text,
  actor_kind text not null,
  actor_id text not null,
  primary key (division, licence, seq),
  foreign key (division, licence) references licence (division, id),
  check ((change = 'issue') = (seq = 1))
);
call make_append_only('licence_event');
comment on table licence_event is '证照的变化，只增';
comment on column licence_event.division is '所属县级行政区划';
comment on column licence_event.licence is '证照';
comment on column licence_event.seq is '顺序号';
comment on column licence_event.at is '时间';
comment on column licence_event.change is '变化：issue 颁发、suspend 暂停、resume 恢复、revoke 撤销、cancel 注销、recall 撤回、replace 换发';
comment on column licence_event.status is '变化后的状态';
comment on column licence_event.reason is '理由';
comment on column licence_event.actor_kind is '操作人类别';
comment on column licence_event.actor_id is '操作人账号';

create table licence_use (
  division text not null check (division ~ '^[0-9]{6}$'),
  id bigint generated always as identity,
  at timestamptz(3) not null,
  kind text not null check (kind in ('check', 'download')),
  licence uuid,
  verdict text check (verdict in ('valid', 'invalid', 'forged', 'unknown')),
  actor_kind text not null,
  actor_id text,
  primary key (division, id),
  check ((kind = 'check') = (verdict is not null)),
  check (licence is not null or verdict = 'unknown')
);
create index licence_use_licence on licence_use (division, licence, at);
call make_append_only('licence_use');
comment on table licence_use is '证照的使用记录：公开核验（不含个人信息）和下载，只增';
comment on column licence_use.division is '所属县级行政区划';
comment on column licence_use.id is '顺序号';
comment on column licence_use.at is '时间';
comment on column licence_use.kind is '用途：check 扫码核验、download 下载';
comment on column licence_use.licence is '证照；查无此证时为空';
comment on column licence_use.verdict is '核验结论：valid 有效、invalid 失效、forged 伪造、unknown 查无此证';
comment on column licence_use.actor_kind is '使用人类别：public 公众、resident 群众、staff 工作人员';
comment on column licence_use.actor_id is '使用人账号；公众为空';
