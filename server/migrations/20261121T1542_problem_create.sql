-- C8: the problem list with who answers for each, and the meetings that dispatch them (三制).
create table problem (
  division text not null,
  id uuid not null,
  title text not null,
  detail text not null,
  source text not null check (source in ('voice', 'meeting', 'inspection', 'staff', 'other')),
  source_case bigint,
  organ text not null,
  owner text not null,
  helper text,
  due_on date not null,
  state text not null check (state in ('open', 'solved', 'dropped')),
  outcome text,
  version integer not null check (version > 0),
  raised_by text not null,
  raised_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (division, id),
  check ((state = 'open') = (ended_at is null) and (state = 'open') = (outcome is null)),
  check ((source = 'voice') = (source_case is not null))
);
create index problem_open on problem (division, due_on) where state = 'open';
create index problem_raised on problem (division, raised_at desc);
comment on table problem is '问题清单：责任部门、责任人、帮扶人和期限';
comment on column problem.division is '行政区划代码';
comment on column problem.id is '问题标识';
comment on column problem.title is '问题';
comment on column problem.detail is '情况';
comment on column problem.source is '来源：voice 群众反映、meeting 会议、inspection 巡查、staff 工作人员、other 其他';
comment on column problem.source_case is '来源是群众反映的，该案件编号';
comment on column problem.organ is '责任部门（统一社会信用代码）';
comment on column problem.owner is '责任人姓名或岗位';
comment on column problem.helper is '帮扶责任人';
comment on column problem.due_on is '期限';
comment on column problem.state is '状态：open 在办、solved 已解决、dropped 不再列入';
comment on column problem.outcome is '结果';
comment on column problem.version is '版本';
comment on column problem.raised_by is '登记人账号';
comment on column problem.raised_at is '登记时间';
comment on column problem.ended_at is '销号时间';

create table dispatch_meeting (
  division text not null,
  id uuid not null,
  held_on date not null,
  chair text not null,
  attendees text not null,
  minutes text not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id)
);
create index dispatch_meeting_held on dispatch_meeting (division, held_on desc);
comment on table dispatch_meeting is '会商调度会';
comment on column dispatch_meeting.division is '行政区划代码';
comment on column dispatch_meeting.id is '会议标识';
comment on column dispatch_meeting.held_on is '开会日期';
comment on column dispatch_meeting.chair is '主持人';
comment on column dispatch_meeting.attendees is '参加部门和人员';
comment on column dispatch_meeting.minutes is '会议记录';
comment on column dispatch_meeting.recorded_by is '记录人账号';
comment on column dispatch_meeting.recorded_at is '记录时间';

create table problem_entry (
  division text not null,
  problem_id uuid not null,
  seq integer not null,
  at timestamptz(3) not null,
  by_staff text not null,
  meeting_id uuid,
  note text not null,
  organ text not null,
  owner text not null,
  due_on date not null,
  state text not null,
  primary key (division, problem_id, seq),
  foreign key (division, problem_id) references problem (division, id),
  foreign key (division, meeting_id) references dispatch_meeting (division, id)
);
create index problem_entry_meeting on problem_entry (division, meeting_id) where meeting_id is not null;
comment on table problem_entry is '问题的每一步：谁在什么时候定了什么，只增不改';
comment on column problem_entry.division is '行政区划代码';
comment on column problem_entry.problem_id is '问题标识';
comment on column problem_entry.seq is '序号';
comment on column problem_entry.at is '时间';
comment on column problem_entry.by_staff is '登记人账号';
comment on column problem_entry.meeting_id is '由哪次会商调度会定的；空为平时登记';
comment on column problem_entry.note is '进展或决定';
comment on column problem_entry.organ is '此后的责任部门';
comment on column problem_entry.owner is '此后的责任人';
comment on column problem_entry.due_on is '此后的期限';
comment on column problem_entry.state is '此后的状态';
