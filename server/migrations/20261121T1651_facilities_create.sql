-- B9: facilities for the public in the halls: where they are, whether they work, who looked, and what is lent.

create table facility (
  division text not null,
  id uuid not null,
  hall text not null,
  kind text not null,
  name text not null,
  place text not null,
  quantity integer not null check (quantity between 1 and 9999),
  lent integer not null default 0 check (lent >= 0),
  state text not null check (state in ('good', 'faulty', 'withdrawn')),
  note text,
  checked_on date,
  next_check_on date,
  version integer not null check (version > 0),
  primary key (division, id),
  unique (division, hall, name),
  foreign key (division, hall) references hall (division, id),
  check (lent <= quantity)
);
create index facility_due on facility (division, next_check_on) where state <> 'withdrawn';
comment on table facility is '便民设施：在哪里、好不好用、几件、借出几件';
comment on column facility.division is '行政区划代码';
comment on column facility.id is '设施标识';
comment on column facility.hall is '大厅代号';
comment on column facility.kind is '种类（data/facility-rules.json）';
comment on column facility.name is '名称';
comment on column facility.place is '在大厅的哪里';
comment on column facility.quantity is '件数';
comment on column facility.lent is '借出件数';
comment on column facility.state is '状态：good 完好、faulty 损坏或者不能用、withdrawn 已撤';
comment on column facility.note is '情况';
comment on column facility.checked_on is '最近检查日期';
comment on column facility.next_check_on is '下次检查日期';
comment on column facility.version is '版本';

create table facility_check (
  division text not null,
  facility uuid not null,
  seq integer not null check (seq > 0),
  at timestamptz(3) not null,
  by_staff uuid not null,
  state text not null check (state in ('good', 'faulty', 'withdrawn')),
  note text,
  primary key (division, facility, seq),
  foreign key (division, facility) references facility (division, id)
);
comment on table facility_check is '设施检查记录，只增不改';
comment on column facility_check.division is '行政区划代码';
comment on column facility_check.facility is '设施';
comment on column facility_check.seq is '序号';
comment on column facility_check.at is '检查时间';
comment on column facility_check.by_staff is '检查人账号';
comment on column facility_check.state is '检查结果：good 完好、faulty 损坏或者不能用、withdrawn 已撤';
comment on column facility_check.note is '情况';

create table facility_loan (
  division text not null,
  id uuid not null,
  facility uuid not null,
  hall text not null,
  person_sealed bytea not null,
  person_label text not null,
  quantity integer not null check (quantity between 1 and 99),
  lent_by uuid not null,
  lent_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  state text not null check (state in ('lent', 'returned', 'lost')),
  ended_by uuid,
  ended_at timestamptz(3),
  note text,
  reminded_at timestamptz(3),
  primary key (division, id),
  foreign key (division, facility) references facility (division, id),
  check (due_at > lent_at),
  check ((state = 'lent') = (ended_at is null) and (ended_at is null) = (ended_by is null))
);
create index facility_loan_open on facility_loan (division, hall, due_at) where state = 'lent';
create index facility_loan_lent on facility_loan (division, facility, lent_at desc);
comment on table facility_loan is '便民设施借用：不收押金';
comment on column facility_loan.division is '行政区划代码';
comment on column facility_loan.id is '借用标识';
comment on column facility_loan.facility is '设施';
comment on column facility_loan.hall is '大厅代号';
comment on column facility_loan.person_sealed is '借用人姓名和电话（加密）';
comment on column facility_loan.person_label is '借用人（遮掩）';
comment on column facility_loan.quantity is '件数';
comment on column facility_loan.lent_by is '经手人账号';
comment on column facility_loan.lent_at is '借出时间';
comment on column facility_loan.due_at is '应还时间';
comment on column facility_loan.state is '状态：lent 借出、returned 已还、lost 没还，不再追';
comment on column facility_loan.ended_by is '收回或者核销的人';
comment on column facility_loan.ended_at is '收回或者核销时间';
comment on column facility_loan.note is '情况';
comment on column facility_loan.reminded_at is '超时提醒时间';
