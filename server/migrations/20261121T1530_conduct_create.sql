-- R12.6: the appraisal of counters (窗口考核): who is posted where, attendance, rounds, entries and contests.

create table conduct_term (
  division text not null,
  id uuid not null,
  staff uuid not null,
  kind text not null check (kind in ('permanent', 'seconded', 'dispatched', 'temporary', 'public-welfare', 'intern')),
  organ text not null,
  hall text not null,
  counter text not null,
  from_on date not null,
  until_on date,
  pay_base bigint not null check (pay_base between 0 and 100000000),
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, organ) references organ (division, uscc),
  foreign key (division, hall, counter) references counter (division, hall, id),
  foreign key (division, recorded_by) references staff (division, id),
  check (until_on is null or until_on >= from_on)
);
create unique index conduct_term_open on conduct_term (division, staff) where until_on is null;
create index conduct_term_staff on conduct_term (division, staff, from_on);
create index conduct_term_counter on conduct_term (division, hall, counter);
create index conduct_term_organ on conduct_term (division, organ);
create index conduct_term_recorded_by on conduct_term (division, recorded_by);
comment on table conduct_term is '窗口任职：谁在什么时候以什么身份在哪个窗口';
comment on column conduct_term.division is '行政区划代码';
comment on column conduct_term.id is '任职标识';
comment on column conduct_term.staff is '工作人员';
comment on column conduct_term.kind is '身份：permanent 在编、seconded 借调、dispatched 派遣、temporary 临聘、public-welfare 公益性岗位、intern 见习';
comment on column conduct_term.organ is '派驻单位';
comment on column conduct_term.hall is '大厅代号';
comment on column conduct_term.counter is '窗口号';
comment on column conduct_term.from_on is '从哪天起';
comment on column conduct_term.until_on is '到哪天止（含）；空为在岗';
comment on column conduct_term.pay_base is '每月绩效基数，分';
comment on column conduct_term.recorded_by is '登记人';
comment on column conduct_term.recorded_at is '登记时间';

create table conduct_certificate (
  division text not null,
  id uuid not null,
  staff uuid not null,
  kind text not null check (kind in ('training', 'certificate')),
  name text not null check (name <> ''),
  obtained_on date not null,
  expires_on date,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, recorded_by) references staff (division, id),
  check (expires_on is null or expires_on >= obtained_on)
);
create index conduct_certificate_staff on conduct_certificate (division, staff);
create index conduct_certificate_expires on conduct_certificate (division, expires_on);
create index conduct_certificate_recorded_by on conduct_certificate (division, recorded_by);
comment on table conduct_certificate is '培训和证书';
comment on column conduct_certificate.division is '行政区划代码';
comment on column conduct_certificate.id is '标识';
comment on column conduct_certificate.staff is '工作人员';
comment on column conduct_certificate.kind is '类别：training 培训、certificate 证书';
comment on column conduct_certificate.name is '培训或证书名称';
comment on column conduct_certificate.obtained_on is '参加或取得日期';
comment on column conduct_certificate.expires_on is '有效期至；空为长期';
comment on column conduct_certificate.recorded_by is '登记人';
comment on column conduct_certificate.recorded_at is '登记时间';

create table conduct_zone_supervisor (
  division text not null,
  id uuid not null,
  hall text not null,
  zone text not null,
  staff uuid not null,
  from_on date not null,
  until_on date,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, hall, zone) references zone (division, hall, id),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, recorded_by) references staff (division, id),
  check (until_on is null or until_on >= from_on)
);
create unique index conduct_zone_supervisor_open on conduct_zone_supervisor (division, hall, zone, staff) where until_on is null;
create index conduct_zone_supervisor_staff on conduct_zone_supervisor (division, staff);
create index conduct_zone_supervisor_recorded_by on conduct_zone_supervisor (division, recorded_by);
comment on table conduct_zone_supervisor is '分区督查员：每个分区两名（4区2管）';
comment on column conduct_zone_supervisor.division is '行政区划代码';
comment on column conduct_zone_supervisor.id is '标识';
comment on column conduct_zone_supervisor.hall is '大厅代号';
comment on column conduct_zone_supervisor.zone is '分区代号';
comment on column conduct_zone_supervisor.staff is '督查员';
comment on column conduct_zone_supervisor.from_on is '从哪天起';
comment on column conduct_zone_supervisor.until_on is '到哪天止（含）；空为在任';
comment on column conduct_zone_supervisor.recorded_by is '登记人';
comment on column conduct_zone_supervisor.recorded_at is '登记时间';

create table conduct_leader (
  division text not null,
  id uuid not null,
  day date not null,
  hall text not null,
  counter text not null,
  staff uuid not null,
  present boolean,
  handed_to uuid,
  note text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  unique (division, day, hall, counter, staff),
  foreign key (division, hall, counter) references counter (division, hall, id),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, handed_to) references staff (division, id),
  foreign key (division, recorded_by) references staff (division, id),
  check (handed_to <> staff),
  check (handed_to is null or present = false)
);
create index conduct_leader_counter on conduct_leader (division, hall, counter);
create index conduct_leader_staff on conduct_leader (division, staff);
create index conduct_leader_handed_to on conduct_leader (division, handed_to);
create index conduct_leader_recorded_by on conduct_leader (division, recorded_by);
comment on table conduct_leader is '领导带班：哪天哪位领导在综合窗口，到没到，交给了谁';
comment on column conduct_leader.division is '行政区划代码';
comment on column conduct_leader.id is '标识';
comment on column conduct_leader.day is '日期';
comment on column conduct_leader.hall is '大厅代号';
comment on column conduct_leader.counter is '窗口号';
comment on column conduct_leader.staff is '带班领导';
comment on column conduct_leader.present is '是否到岗；空为尚未登记';
comment on column conduct_leader.handed_to is '没到的，交给了谁';
comment on column conduct_leader.note is '说明';
comment on column conduct_leader.recorded_by is '最后登记人';
comment on column conduct_leader.recorded_at is '最后登记时间';

create table conduct_attendance (
  division text not null,
  day date not null,
  staff uuid not null,
  kind text not null check (kind in ('present', 'late', 'leave', 'away')),
  entry_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, day, staff),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, recorded_by) references staff (division, id)
);
create index conduct_attendance_staff on conduct_attendance (division, staff, day);
create index conduct_attendance_recorded_by on conduct_attendance (division, recorded_by);
comment on table conduct_attendance is '考勤：请假不影响考核';
comment on column conduct_attendance.division is '行政区划代码';
comment on column conduct_attendance.day is '日期';
comment on column conduct_attendance.staff is '工作人员';
comment on column conduct_attendance.kind is '情况：present 到岗、late 迟到或早退、leave 请假、away 缺勤';
comment on column conduct_attendance.entry_id is '由此产生的扣分';
comment on column conduct_attendance.recorded_by is '最后登记人';
comment on column conduct_attendance.recorded_at is '最后登记时间';

create table conduct_round (
  division text not null,
  id uuid not null,
  hall text not null,
  zone text not null,
  day date not null,
  n integer not null check (n between 1 and 50),
  first_supervisor uuid not null,
  second_supervisor uuid not null,
  begun_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (division, id),
  unique (division, hall, zone, day, n),
  foreign key (division, hall, zone) references zone (division, hall, id),
  foreign key (division, first_supervisor) references staff (division, id),
  foreign key (division, second_supervisor) references staff (division, id),
  check (first_supervisor <> second_supervisor),
  check (ended_at >= begun_at)
);
create unique index conduct_round_open on conduct_round (division, hall, zone, day) where ended_at is null;
create index conduct_round_day on conduct_round (division, day);
create index conduct_round_first on conduct_round (division, first_supervisor);
create index conduct_round_second on conduct_round (division, second_supervisor);
comment on table conduct_round is '巡查：每个分区每天至少四次，两名督查员同行';
comment on column conduct_round.division is '行政区划代码';
comment on column conduct_round.id is '标识';
comment on column conduct_round.hall is '大厅代号';
comment on column conduct_round.zone is '分区代号';
comment on column conduct_round.day is '日期';
comment on column conduct_round.n is '当天第几次';
comment on column conduct_round.first_supervisor is '发起的督查员';
comment on column conduct_round.second_supervisor is '同行的督查员';
comment on column conduct_round.begun_at is '开始时间';
comment on column conduct_round.ended_at is '结束时间；空为正在巡查';

create table conduct_seen (
  division text not null,
  round_id uuid not null,
  counter text not null,
  seen_by uuid not null,
  seen_at timestamptz(3) not null,
  primary key (division, round_id, counter),
  foreign key (division, round_id) references conduct_round (division, id),
  foreign key (division, seen_by) references staff (division, id)
);
create index conduct_seen_by on conduct_seen (division, seen_by);
comment on table conduct_seen is '一次巡查看过的窗口；只增';
comment on column conduct_seen.division is '行政区划代码';
comment on column conduct_seen.round_id is '巡查';
comment on column conduct_seen.counter is '窗口号';
comment on column conduct_seen.seen_by is '谁看的';
comment on column conduct_seen.seen_at is '看的时间';
call make_append_only('conduct_seen');

create table conduct_photo (
  division text not null check (division ~ '^[0-9]{6}$'),
  id text not null check (id ~ '^[0-9a-f]{64}$'),
  owner uuid not null,
  type text not null check (type in ('image/jpeg', 'image/png')),
  size bigint not null check (size > 0),
  uploaded_at timestamptz(3) not null,
  primary key (division, id, owner),
  foreign key (division, owner) references staff (division, id)
);
create index conduct_photo_owner on conduct_photo (division, owner);
comment on table conduct_photo is '检查照片：内容地址与上传人';
comment on column conduct_photo.division is '行政区划代码';
comment on column conduct_photo.id is '内容的 SHA-256';
comment on column conduct_photo.owner is '上传人';
comment on column conduct_photo.type is '按内容识别的类型';
comment on column conduct_photo.size is '字节数';
comment on column conduct_photo.uploaded_at is '上传时间';

create table conduct_entry (
  division text not null,
  id uuid not null,
  staff uuid not null,
  day date not null,
  round_id uuid,
  hall text not null,
  counter text not null,
  item text not null,
  group_id text,
  tenths integer not null check (tenths between 1 and 1000),
  reason bytea not null,
  photo text check (photo ~ '^[0-9a-f]{64}$'),
  made_by uuid not null,
  made_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, round_id) references conduct_round (division, id),
  foreign key (division, hall, counter) references counter (division, hall, id),
  foreign key (division, made_by) references staff (division, id)
);
create index conduct_entry_staff on conduct_entry (division, staff, day);
create index conduct_entry_day on conduct_entry (division, day);
create index conduct_entry_round on conduct_entry (division, round_id);
create index conduct_entry_counter on conduct_entry (division, hall, counter);
create index conduct_entry_made_by on conduct_entry (division, made_by);
comment on table conduct_entry is '扣分和加分：谁、哪天、哪一项、多少、为什么；只增，撤销另记';
comment on column conduct_entry.division is '行政区划代码';
comment on column conduct_entry.id is '标识';
comment on column conduct_entry.staff is '被考核人';
comment on column conduct_entry.day is '算在哪天';
comment on column conduct_entry.round_id is '哪次巡查发现的；空为考勤或另行登记';
comment on column conduct_entry.hall is '大厅代号';
comment on column conduct_entry.counter is '当时所在的窗口';
comment on column conduct_entry.item is '考核项目';
comment on column conduct_entry.group_id is '从哪一类扣；空为加分';
comment on column conduct_entry.tenths is '分值，十分之一分';
comment on column conduct_entry.reason is '事由，加密';
comment on column conduct_entry.photo is '照片的内容地址';
comment on column conduct_entry.made_by is '登记人';
comment on column conduct_entry.made_at is '登记时间';
call make_append_only('conduct_entry');

create table conduct_contest (
  division text not null,
  case_id bigint not null,
  entry_id uuid not null,
  statement bytea not null,
  primary key (division, case_id),
  unique (division, entry_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, entry_id) references conduct_entry (division, id)
);
comment on table conduct_contest is '对考核记录的申诉：每条记录一次；只增';
comment on column conduct_contest.division is '行政区划代码';
comment on column conduct_contest.case_id is '申诉的办件编号主体';
comment on column conduct_contest.entry_id is '对哪条记录';
comment on column conduct_contest.statement is '申诉理由，加密';
call make_append_only('conduct_contest');

create table conduct_finding (
  division text not null,
  case_id bigint not null,
  upheld boolean not null,
  reasons bytea not null,
  primary key (division, case_id),
  foreign key (division, case_id) references conduct_contest (division, case_id)
);
comment on table conduct_finding is '申诉的处理结果；只增';
comment on column conduct_finding.division is '行政区划代码';
comment on column conduct_finding.case_id is '申诉的办件编号主体';
comment on column conduct_finding.upheld is '申诉是否成立';
comment on column conduct_finding.reasons is '理由，加密';
call make_append_only('conduct_finding');

create table conduct_strike (
  division text not null,
  entry_id uuid not null,
  case_id bigint,
  struck_by uuid not null,
  struck_at timestamptz(3) not null,
  primary key (division, entry_id),
  foreign key (division, entry_id) references conduct_entry (division, id),
  foreign key (division, case_id) references conduct_contest (division, case_id),
  foreign key (division, struck_by) references staff (division, id)
);
create index conduct_strike_case on conduct_strike (division, case_id);
create index conduct_strike_by on conduct_strike (division, struck_by);
comment on table conduct_strike is '撤销的考核记录：不再计分；只增';
comment on column conduct_strike.division is '行政区划代码';
comment on column conduct_strike.entry_id is '哪条记录';
comment on column conduct_strike.case_id is '因申诉成立撤销的，该申诉；空为登记人自己撤回或考勤更正';
comment on column conduct_strike.struck_by is '撤销人';
comment on column conduct_strike.struck_at is '撤销时间';
call make_append_only('conduct_strike');
