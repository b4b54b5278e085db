-- The store of materials: what a person or an enterprise has handed in, with its grade of evidence (R1.19), and why a
-- material was not demanded again.

create table material_record (
  division text not null check (division ~ '^[0-9]{6}$'),
  id uuid not null,
  holder_kind text not null check (holder_kind in ('person', 'enterprise')),
  holder text not null check (holder <> ''),
  about text[] not null default '{}',
  resident text,
  enterprise text check (enterprise ~ '^[0-9A-Z]{18}$'),
  material text not null check (material = '' or material ~ '^[a-z][a-z0-9-]*$'),
  name text not null check (name <> ''),
  grade text not null check (grade in ('A', 'B', 'C', 'D')),
  case_id bigint,
  licence uuid,
  register text,
  details bytea not null,
  issued_on date,
  valid_until date,
  kept_at timestamptz(3) not null,
  checked_at timestamptz(3),
  checked_by text,
  withdrawn_at timestamptz(3),
  withdrawn_because text check (withdrawn_because <> ''),
  primary key (division, id),
  unique (division, case_id, material),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, licence) references licence (division, id),
  check (num_nonnulls(case_id, register) = 1),
  check (licence is null or (case_id is not null and grade = 'A')),
  check (register is null or grade = 'A'),
  check (material <> '' or grade = 'A'),
  check ((grade = 'B') = (checked_at is not null)),
  check ((checked_at is null) = (checked_by is null)),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check ((holder_kind = 'enterprise') = (enterprise is not null))
);
create index material_record_holder on material_record (division, holder, kept_at desc);
comment on table material_record is '材料库：个人和企业交过、核过、领到的材料及其可信等级（R1.19）';
comment on column material_record.division is '所属县级行政区划';
comment on column material_record.id is '内部编号';
comment on column material_record.holder_kind is '持有人类别：person 个人、enterprise 企业';
comment on column material_record.holder is '持有人的盲索引：身份证号或统一社会信用代码的带密钥摘要，不能还原';
comment on column material_record.about is '所涉对象的盲索引：同一件事里填写的他人证件号码等，用来辨别材料说的是谁';
comment on column material_record.resident is '经手的群众账号；部门共享来的为空';
comment on column material_record.enterprise is '企业的统一社会信用代码；个人的为空';
comment on column material_record.material is '材料的数据元标识；办理结果不是按材料交来的，为空串';
comment on column material_record.name is '材料或办理结果的名称';
comment on column material_record.grade is '可信等级：A 机关颁发、B 窗口核过原件、C 上传待核、D 自制';
comment on column material_record.case_id is '来自哪个办件；部门共享来的为空';
comment on column material_record.licence is '是哪本电子证照；证照的状态以证照为准';
comment on column material_record.register is '来自哪个部门的登记信息';
comment on column material_record.details is '加密的 JSON：文件、出处';
comment on column material_record.issued_on is '颁发日期';
comment on column material_record.valid_until is '可以复用到哪天（含）；空为长期';
comment on column material_record.kept_at is '入库时刻';
comment on column material_record.checked_at is '窗口核对原件的时刻，只有 B 级有';
comment on column material_record.checked_by is '核对原件的工作人员账号';
comment on column material_record.withdrawn_at is '不再可用的时刻';
comment on column material_record.withdrawn_because is '不再可用的原因';

create unique index material_record_register on material_record (division, holder, register, material)
  where register is not null and withdrawn_at is null;

create table material_use (
  division text not null,
  case_id bigint not null,
  seq integer not null check (seq > 0),
  material text not null,
  reason text not null check (reason in ('reused', 'shared', 'result', 'held', 'abolished')),
  because text not null check (because <> ''),
  used_on date not null,
  record uuid,
  grade text check (grade in ('A', 'B')),
  primary key (division, case_id, seq, material),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, record) references material_record (division, id),
  check ((reason = 'reused') = (record is not null)),
  check ((record is null) = (grade is null))
);
create index material_use_record on material_use (division, record) where record is not null;
call make_append_only('material_use');
comment on table material_use is '没有再收的材料：复用了哪份、因何免交，只增（R1.17、R1.19）';
comment on column material_use.division is '所属县级行政区划';
comment on column material_use.case_id is '办件编号主体';
comment on column material_use.seq is '随哪个事件提交';
comment on column material_use.material is '材料的数据元标识';
comment on column material_use.reason is '原因：reused 复用材料库、shared 部门共享、result 由同办事项的结果提供、held 已持有证照、abolished 证明已取消';
comment on column material_use.because is '原因的一句话，申请人和工作人员都看得到';
comment on column material_use.used_on is '日期';
comment on column material_use.record is '复用的是材料库里的哪一份';
comment on column material_use.grade is '复用时的可信等级';
