-- R11: the annual self-evaluation of an organ: what was written, who looked at it, what was published and frozen.
create table evaluation (
  division text not null,
  case_id bigint not null,
  organ text not null,
  year integer not null check (year between 2000 and 2099),
  edition integer not null check (edition > 0),
  table_template text not null,
  report_template text not null,
  opened_by uuid not null,
  opened_at timestamptz(3) not null,
  primary key (division, case_id),
  unique (division, organ, year, edition),
  foreign key (division, opened_by) references staff (division, id)
);
create index evaluation_opened_by on evaluation (division, opened_by);
comment on table evaluation is '部门整体支出绩效自评：一个部门一个年度的一版';
comment on column evaluation.division is '行政区划代码';
comment on column evaluation.case_id is '案件编号';
comment on column evaluation.organ is '部门（统一社会信用代码）';
comment on column evaluation.year is '年度';
comment on column evaluation.edition is '第几版';
comment on column evaluation.table_template is '自评表模板';
comment on column evaluation.report_template is '自评报告模板';
comment on column evaluation.opened_by is '开始编写的人';
comment on column evaluation.opened_at is '开始编写的时间';

create table evaluation_version (
  division text not null,
  case_id bigint not null,
  version integer not null check (version > 0),
  content jsonb not null,
  note text not null,
  saved_by uuid,
  saved_at timestamptz(3) not null,
  primary key (division, case_id, version),
  foreign key (division, case_id) references evaluation (division, case_id),
  foreign key (division, saved_by) references staff (division, id)
);
create index evaluation_version_saved_by on evaluation_version (division, saved_by);
comment on table evaluation_version is '自评内容的每一次保存，只增不改';
comment on column evaluation_version.division is '行政区划代码';
comment on column evaluation_version.case_id is '案件编号';
comment on column evaluation_version.version is '第几次保存';
comment on column evaluation_version.content is '内容：自评表、数据、校验关系、各节文字';
comment on column evaluation_version.note is '改了什么';
comment on column evaluation_version.saved_by is '谁保存的；空表示系统取数';
comment on column evaluation_version.saved_at is '保存时间';

create table evaluation_review (
  division text not null,
  case_id bigint not null,
  section text not null,
  version integer not null,
  reviewed_by uuid not null,
  reviewed_at timestamptz(3) not null,
  primary key (division, case_id, version, section),
  foreign key (division, case_id, version) references evaluation_version (division, case_id, version),
  foreign key (division, reviewed_by) references staff (division, id)
);
create index evaluation_review_reviewed_by on evaluation_review (division, reviewed_by);
comment on table evaluation_review is '逐节审核：某次保存的某一节由谁审核通过';
comment on column evaluation_review.division is '行政区划代码';
comment on column evaluation_review.case_id is '案件编号';
comment on column evaluation_review.section is '哪一节；table 表示自评表';
comment on column evaluation_review.version is '审核的是第几次保存';
comment on column evaluation_review.reviewed_by is '审核人';
comment on column evaluation_review.reviewed_at is '审核时间';

create table evaluation_edition (
  division text not null,
  case_id bigint not null,
  version integer not null,
  frozen jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  signed_by uuid not null,
  signed_on date not null,
  signed_at timestamptz(3) not null,
  primary key (division, case_id),
  foreign key (division, case_id, version) references evaluation_version (division, case_id, version),
  foreign key (division, signed_by) references staff (division, id)
);
create index evaluation_edition_version on evaluation_edition (division, case_id, version);
create index evaluation_edition_signed_by on evaluation_edition (division, signed_by);
comment on table evaluation_edition is '公布的自评：内容、得分、数据、统计口径和摘要一并固定';
comment on column evaluation_edition.division is '行政区划代码';
comment on column evaluation_edition.case_id is '案件编号';
comment on column evaluation_edition.version is '公布的是第几次保存';
comment on column evaluation_edition.frozen is '固定下来的内容、得分、各项数据及其口径和数据摘要';
comment on column evaluation_edition.digest is '固定内容的 SM3 摘要';
comment on column evaluation_edition.signed_by is '签发人';
comment on column evaluation_edition.signed_on is '落款日期';
comment on column evaluation_edition.signed_at is '签发时间';

create table evaluation_making (
  division text not null,
  id uuid not null default gen_random_uuid(),
  case_id bigint not null,
  done integer not null default 0,
  total integer not null,
  state text not null check (state in ('waiting', 'running', 'finished', 'failed')),
  said jsonb not null default '{}',
  asked_by uuid not null,
  asked_at timestamptz(3) not null,
  finished_at timestamptz(3),
  primary key (division, id),
  foreign key (division, case_id) references evaluation (division, case_id),
  foreign key (division, asked_by) references staff (division, id)
);
create index evaluation_making_case on evaluation_making (division, case_id, asked_at desc);
create index evaluation_making_asked_by on evaluation_making (division, asked_by);
create unique index evaluation_making_one on evaluation_making (division, case_id) where state in ('waiting', 'running');
comment on table evaluation_making is '取数：从业务数据读出各项指标，可以离开页面再回来看进度';
comment on column evaluation_making.division is '行政区划代码';
comment on column evaluation_making.id is '编号';
comment on column evaluation_making.case_id is '案件编号';
comment on column evaluation_making.done is '已读出几项';
comment on column evaluation_making.total is '共几项';
comment on column evaluation_making.state is '状态：waiting 等待、running 进行中、finished 完成、failed 失败';
comment on column evaluation_making.said is '结果：没有读出的数据、下一年度目标建议';
comment on column evaluation_making.asked_by is '谁要求的';
comment on column evaluation_making.asked_at is '要求的时间';
comment on column evaluation_making.finished_at is '完成时间';

call make_append_only('evaluation');
call make_append_only('evaluation_version');
call make_append_only('evaluation_review');
call make_append_only('evaluation_edition');
