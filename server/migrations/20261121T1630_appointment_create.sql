-- R12.2: appointments. A slot counts its places itself: no place is given away that its checks do not allow.
create table appointment_plan (
  division text not null,
  hall text not null,
  queue text not null,
  content jsonb not null,
  version integer not null,
  changed_at timestamptz(3) not null,
  changed_by uuid not null,
  primary key (division, hall, queue)
);
comment on table appointment_plan is '预约计划：每个排队事项组一周中每天留几个窗口、每人几分钟、工作人员代约占几成（R12.2）';
comment on column appointment_plan.division is '行政区划代码';
comment on column appointment_plan.hall is '大厅代号';
comment on column appointment_plan.queue is '排队事项组代号';
comment on column appointment_plan.content is '计划内容';
comment on column appointment_plan.version is '版本';
comment on column appointment_plan.changed_at is '修改时间';
comment on column appointment_plan.changed_by is '修改人账号';

create table appointment_override (
  division text not null,
  id bigint generated always as identity,
  hall text not null,
  day date not null,
  queue text,
  hours jsonb,
  reason text not null,
  at timestamptz(3) not null,
  staff uuid not null,
  ended_at timestamptz(3),
  primary key (division, id)
);
create unique index appointment_override_day on appointment_override (division, hall, day, coalesce(queue, ''))
  where ended_at is null;
comment on table appointment_override is '某一天的例外：停止预约，或在日历之外开放';
comment on column appointment_override.division is '行政区划代码';
comment on column appointment_override.id is '编号';
comment on column appointment_override.hall is '大厅代号';
comment on column appointment_override.day is '哪一天';
comment on column appointment_override.queue is '排队事项组代号；空为整个大厅';
comment on column appointment_override.hours is '当天的开放时间；空为停止预约';
comment on column appointment_override.reason is '原因，告诉已预约的人';
comment on column appointment_override.at is '决定时间';
comment on column appointment_override.staff is '决定人账号';
comment on column appointment_override.ended_at is '撤销时间';

create table appointment_slot (
  division text not null,
  id bigint generated always as identity,
  hall text not null,
  queue text not null,
  day date not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  public_capacity integer not null,
  internal_capacity integer not null,
  public_used integer not null default 0,
  internal_used integer not null default 0,
  closed_at timestamptz(3),
  closed_because text,
  primary key (division, id),
  unique (division, hall, queue, starts_at),
  check (ends_at > starts_at),
  check (public_used between 0 and public_capacity),
  check (internal_used between 0 and internal_capacity),
  check ((closed_at is null) = (closed_because is null))
);
create index appointment_slot_day on appointment_slot (division, hall, day, queue);
comment on table appointment_slot is '预约时段和名额：已用的名额不能超过总名额';
comment on column appointment_slot.division is '行政区划代码';
comment on column appointment_slot.id is '编号';
comment on column appointment_slot.hall is '大厅代号';
comment on column appointment_slot.queue is '排队事项组代号';
comment on column appointment_slot.day is '哪一天（当地日期）';
comment on column appointment_slot.starts_at is '开始';
comment on column appointment_slot.ends_at is '结束';
comment on column appointment_slot.public_capacity is '公开预约的名额';
comment on column appointment_slot.internal_capacity is '由工作人员代约的名额，给不用智能手机的人';
comment on column appointment_slot.public_used is '公开名额已用，包括正在填写、已提议和等待重新开放的';
comment on column appointment_slot.internal_used is '代约名额已用';
comment on column appointment_slot.closed_at is '停止预约的时间';
comment on column appointment_slot.closed_because is '停止预约的原因';

create table appointment_hold (
  division text not null,
  id bigint generated always as identity,
  slot bigint not null,
  share text not null check (share in ('public', 'internal')),
  kind text not null check (kind in ('typing', 'offer', 'proposal', 'cooling')),
  person text,
  ends_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, slot) references appointment_slot (division, id),
  check ((kind = 'cooling') = (person is null))
);
create index appointment_hold_ends on appointment_hold (division, ends_at);
create index appointment_hold_slot on appointment_hold (division, slot);
create index appointment_hold_person on appointment_hold (division, person) where person is not null;
comment on table appointment_hold is '暂时留住的名额：到时自动放开';
comment on column appointment_hold.division is '行政区划代码';
comment on column appointment_hold.id is '编号';
comment on column appointment_hold.slot is '时段编号';
comment on column appointment_hold.share is '占用哪种名额';
comment on column appointment_hold.kind is '为什么留：typing 正在填写、offer 给候补的人、proposal 大厅改约的提议、cooling 取消后随机等待（防倒卖）';
comment on column appointment_hold.person is '留给谁（盲索引）';
comment on column appointment_hold.ends_at is '留到什么时候';

create table appointment_person (
  division text not null,
  person text not null,
  at timestamptz(3) not null,
  primary key (division, person)
);
comment on table appointment_person is '预约的人：同一个人的预约一个一个地办，次数才数得准';
comment on column appointment_person.division is '行政区划代码';
comment on column appointment_person.person is '人的盲索引';
comment on column appointment_person.at is '最近一次预约的时间';

create table appointment (
  division text not null,
  id bigint generated always as identity,
  slot bigint not null,
  share text not null check (share in ('public', 'internal')),
  state text not null check (state in ('booked', 'displaced', 'arrived', 'missed', 'cancelled', 'called-off')),
  person text not null,
  resident uuid,
  enterprise text,
  item text,
  priority_group text,
  via text not null check (via in ('portal', 'desk', 'phone', 'system')),
  booked_by uuid,
  voucher_index text not null,
  content bytea not null,
  version integer not null default 1,
  sequence integer not null default 0,
  booked_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  arrived_at timestamptz(3),
  late boolean not null default false,
  ticket bigint,
  ticket_number text,
  proposed_slot bigint,
  proposed_hold bigint,
  reason text,
  primary key (division, id),
  foreign key (division, slot) references appointment_slot (division, id),
  foreign key (division, proposed_slot) references appointment_slot (division, id),
  check ((state = 'arrived') = (arrived_at is not null)),
  check (state = 'displaced' or proposed_slot is null),
  check ((proposed_slot is null) = (proposed_hold is null))
);
create unique index appointment_voucher on appointment (division, voucher_index);
-- One person has one place in a slot.
create unique index appointment_once on appointment (division, slot, person)
  where state in ('booked', 'displaced', 'arrived', 'missed');
-- What a person has open and what they missed is one question, asked before each booking.
create index appointment_person_standing on appointment (division, person)
  where state in ('booked', 'displaced', 'missed');
create index appointment_resident on appointment (division, resident, id desc) where resident is not null;
create index appointment_system on appointment (division, booked_by, id desc) where via = 'system';
create index appointment_slot_of on appointment (division, slot);
create index appointment_open on appointment (division, state, slot) where state in ('booked', 'displaced');
comment on table appointment is '预约：一个人在一个时段的名额；姓名、电话、证件号和取号凭证加密';
comment on column appointment.division is '行政区划代码';
comment on column appointment.id is '编号';
comment on column appointment.slot is '时段编号';
comment on column appointment.share is '占用哪种名额';
comment on column appointment.state is '状态：booked 已预约、displaced 大厅要改时间、arrived 已到、missed 没有来、cancelled 已取消、called-off 大厅取消';
comment on column appointment.person is '人的盲索引：有身份证号的按身份证号，没有的按手机号';
comment on column appointment.resident is '账号；由工作人员代约的，是手机号对应的账号';
comment on column appointment.enterprise is '代企业预约的，企业的统一社会信用代码';
comment on column appointment.item is '事项代号';
comment on column appointment.priority_group is '优先人群代号（R12.1），到大厅时核对';
comment on column appointment.via is '从哪里来：portal 网上、desk 窗口、phone 电话、system 其他系统';
comment on column appointment.booked_by is '代约的工作人员或系统';
comment on column appointment.voucher_index is '取号凭证的盲索引';
comment on column appointment.content is '姓名、电话、证件号、企业名称、取号凭证，加密';
comment on column appointment.version is '版本';
comment on column appointment.sequence is '改动次数，日历文件的 SEQUENCE';
comment on column appointment.booked_at is '预约时间';
comment on column appointment.changed_at is '最近改动时间';
comment on column appointment.arrived_at is '到大厅取号的时间';
comment on column appointment.late is '是否迟到（按迟到预约排队）';
comment on column appointment.ticket is '取到的号的编号';
comment on column appointment.ticket_number is '取到的号';
comment on column appointment.proposed_slot is '大厅提议的另一个时段';
comment on column appointment.proposed_hold is '为提议留住的名额';
comment on column appointment.reason is '大厅改动或取消的原因';

create table appointment_step (
  division text not null,
  appointment bigint not null,
  seq integer not null,
  at timestamptz(3) not null,
  action text not null,
  by_kind text not null,
  by_id text,
  slot bigint not null,
  state text not null,
  reason text,
  primary key (division, appointment, seq),
  foreign key (division, appointment) references appointment (division, id)
);
call make_append_only('appointment_step');
comment on table appointment_step is '预约的每一步，只增不改';
comment on column appointment_step.division is '行政区划代码';
comment on column appointment_step.appointment is '预约编号';
comment on column appointment_step.seq is '第几步';
comment on column appointment_step.at is '时间';
comment on column appointment_step.action is '做了什么';
comment on column appointment_step.by_kind is '谁做的：resident、staff、device、connected、system';
comment on column appointment_step.by_id is '账号';
comment on column appointment_step.slot is '此后的时段';
comment on column appointment_step.state is '此后的状态';
comment on column appointment_step.reason is '原因';

create table appointment_wait (
  division text not null,
  id bigint generated always as identity,
  hall text not null,
  queue text not null,
  from_day date not null,
  to_day date not null,
  person text not null,
  resident uuid not null,
  item text,
  content bytea not null,
  state text not null check (state in ('waiting', 'offered', 'taken', 'left', 'over')),
  at timestamptz(3) not null,
  offered_slot bigint,
  offered_hold bigint,
  offer_ends_at timestamptz(3),
  primary key (division, id),
  foreign key (division, offered_slot) references appointment_slot (division, id),
  check (to_day >= from_day),
  check ((state = 'offered') = (offered_hold is not null))
);
create unique index appointment_wait_once on appointment_wait (division, person, hall, queue)
  where state in ('waiting', 'offered');
create index appointment_wait_queue on appointment_wait (division, hall, queue, id) where state = 'waiting';
create index appointment_wait_offered on appointment_wait (division, offered_hold) where state = 'offered';
create index appointment_wait_resident on appointment_wait (division, resident) where state in ('waiting', 'offered');
comment on table appointment_wait is '预约候补';
comment on column appointment_wait.division is '行政区划代码';
comment on column appointment_wait.id is '编号，先来先得';
comment on column appointment_wait.hall is '大厅代号';
comment on column appointment_wait.queue is '排队事项组代号';
comment on column appointment_wait.from_day is '最早哪一天';
comment on column appointment_wait.to_day is '最晚哪一天';
comment on column appointment_wait.person is '人的盲索引';
comment on column appointment_wait.resident is '账号';
comment on column appointment_wait.item is '事项代号';
comment on column appointment_wait.content is '姓名和电话，加密';
comment on column appointment_wait.state is '状态：waiting 等待、offered 已留名额、taken 已约上、left 已退出、over 过期';
comment on column appointment_wait.at is '登记时间';
comment on column appointment_wait.offered_slot is '留给他的时段';
comment on column appointment_wait.offered_hold is '留给他的名额';
comment on column appointment_wait.offer_ends_at is '留到什么时候';
