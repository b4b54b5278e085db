-- Bundles (一件事一次办) and what is opened by them: one joint case, with one case for each of its items (R2.28–R2.34).

create table bundle (
  division text not null check (division ~ '^[0-9]{6}$'),
  key text not null check (key ~ '^[a-z][a-z0-9-]{2,59}$'),
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  published_at timestamptz not null,
  published_by text not null,
  primary key (division, key, version)
);
comment on table bundle is '一件事：每次发布一个版本，发布后不再改动；办件按提交时的版本办到底';
comment on column bundle.division is '行政区划代码';
comment on column bundle.key is '一件事标识，用于网址';
comment on column bundle.version is '版本，从 1 起';
comment on column bundle.content is '问题、事项、条件、先后、牵头部门（contract/bundle.ts）';
comment on column bundle.published_at is '发布时刻';
comment on column bundle.published_by is '发布人账号；system 为随数据装载';
call make_append_only('bundle');

alter table application_draft add column bundle boolean not null default false;
comment on column application_draft.bundle is '草稿是为一件事填的：item_key 和 item_version 是一件事的标识和版本';

create table joint_application (
  division text not null,
  case_id bigint not null,
  bundle_key text not null,
  bundle_version integer not null,
  query_code text not null check (query_code ~ '^[0-9]{6}$'),
  resident text not null,
  enterprise text,
  opened_on date not null,
  steps_alone integer not null check (steps_alone >= 0),
  steps_together integer not null check (steps_together >= 0),
  materials_alone integer not null check (materials_alone >= 0),
  materials_together integer not null check (materials_together >= 0),
  days_alone numeric(8, 1) not null check (days_alone >= 0),
  days_together numeric(8, 1) not null check (days_together >= 0),
  trips_alone integer not null check (trips_alone >= 0),
  trips_together integer not null check (trips_together >= 0),
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, bundle_key, bundle_version) references bundle (division, key, version)
);
comment on table joint_application is '一件事的申请：版本、申请人、查询码，以及与逐项单办相比省了多少';
comment on column joint_application.division is '行政区划代码';
comment on column joint_application.case_id is '整件事的办件编号主体';
comment on column joint_application.bundle_key is '一件事';
comment on column joint_application.bundle_version is '提交时的版本';
comment on column joint_application.query_code is '六位查询码，各分事项相同';
comment on column joint_application.resident is '申请人账号';
comment on column joint_application.enterprise is '所代表企业的统一社会信用代码';
comment on column joint_application.opened_on is '提交日（北京时间），统计口径';
comment on column joint_application.steps_alone is '逐项单办的环节数';
comment on column joint_application.steps_together is '一件事办的环节数';
comment on column joint_application.materials_alone is '逐项单办的材料数';
comment on column joint_application.materials_together is '一件事办的材料数';
comment on column joint_application.days_alone is '逐项单办的承诺工作日之和';
comment on column joint_application.days_together is '一件事承诺的工作日';
comment on column joint_application.trips_alone is '逐项单办到现场次数';
comment on column joint_application.trips_together is '一件事到现场次数';
create index joint_application_by_day on joint_application (division, opened_on);
create index joint_application_bundle on joint_application (division, bundle_key, bundle_version);

create table joint_part (
  division text not null,
  case_id bigint not null,
  joint_id bigint not null,
  place integer not null check (place >= 0),
  wave integer not null check (wave >= 0),
  because text,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, joint_id) references joint_application (division, case_id),
  unique (division, joint_id, place)
);
comment on table joint_part is '一件事里的一个事项：属于哪件事，排第几';
comment on column joint_part.division is '行政区划代码';
comment on column joint_part.case_id is '本事项的办件编号主体';
comment on column joint_part.joint_id is '整件事的办件编号主体';
comment on column joint_part.place is '在一件事里的次序，从 0 起';
comment on column joint_part.wave is '前面要等几个结果，0 为立即办理';
comment on column joint_part.because is '为什么需要办，给申请人看的一句话';

create table joint_wait (
  division text not null,
  case_id bigint not null,
  on_case_id bigint not null check (on_case_id <> case_id),
  licence text,
  primary key (division, case_id, on_case_id),
  foreign key (division, case_id) references joint_part (division, case_id),
  foreign key (division, on_case_id) references joint_part (division, case_id)
);
comment on table joint_wait is '谁等谁的结果';
comment on column joint_wait.division is '行政区划代码';
comment on column joint_wait.case_id is '等待的办件编号主体';
comment on column joint_wait.on_case_id is '被等待的办件编号主体';
comment on column joint_wait.licence is '等的是哪一个结果';
create index joint_wait_on on joint_wait (division, on_case_id);
