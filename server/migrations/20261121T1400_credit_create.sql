-- R2.31, R2.32: who has a bad-credit record, and the checks of commitments.
create table credit_record (
  division text not null,
  id uuid not null,
  token text not null,
  holder bytea not null,
  serious boolean not null,
  reason text not null,
  source text not null,
  case_id bigint,
  since date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  repaired_on date,
  repaired_by text,
  repair_document text,
  primary key (division, id),
  check ((repaired_on is null) = (repaired_by is null) and (repaired_on is null) = (repair_document is null)),
  check (repaired_on is null or repaired_on >= since)
);
create index on credit_record (division, token);
create unique index on credit_record (division, case_id) where case_id is not null;
create index on credit_record (division, recorded_at desc);

comment on table credit_record is '失信记录：严重失信未修复的，不适用容缺受理和告知承诺';
comment on column credit_record.division is '行政区划代码';
comment on column credit_record.id is '记录标识';
comment on column credit_record.token is '身份证号码或统一社会信用代码的盲索引';
comment on column credit_record.holder is '姓名（名称）和号码，加密';
comment on column credit_record.serious is '是否严重失信';
comment on column credit_record.reason is '失信事实';
comment on column credit_record.source is '来源：核查办件编号或者认定文书文号';
comment on column credit_record.case_id is '由核查办件产生的，该办件的编号';
comment on column credit_record.since is '记录起始日期';
comment on column credit_record.recorded_by is '记录人账号';
comment on column credit_record.recorded_at is '记录时间';
comment on column credit_record.repaired_on is '修复日期；空为未修复';
comment on column credit_record.repaired_by is '登记修复的人员账号';
comment on column credit_record.repair_document is '修复依据的文书文号';

create table after_check (
  division text not null,
  case_id bigint not null,
  main_id bigint not null,
  primary key (division, case_id),
  unique (division, main_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, main_id) references application (division, case_id)
);
comment on table after_check is '承诺核查办件与凭承诺作出决定的办件的对应';
comment on column after_check.division is '行政区划代码';
comment on column after_check.case_id is '核查办件编号';
comment on column after_check.main_id is '凭承诺作出决定的办件编号';
