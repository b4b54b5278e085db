-- R12.1–R12.3: visits, numbers, spans of time, counter sessions, and the one line of events of each hall.
-- What may never happen is said by constraints: a number twice, two people at one counter, one person at two.

create table service_queue (
  division text not null,
  hall text not null,
  id text not null check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null check (name <> ''),
  prefix text not null check (prefix ~ '^[A-Z]{1,2}$'),
  zone text,
  organs text[] not null default '{}',
  items text[] not null default '{}',
  sort_order integer not null default 0,
  closed_on date,
  version integer not null default 1,
  primary key (division, hall, id),
  foreign key (division, hall) references hall (division, id),
  foreign key (division, hall, zone) references zone (division, hall, id)
);
comment on table service_queue is '排队业务：一类事排一条队，一个号段';
comment on column service_queue.division is '行政区划代码';
comment on column service_queue.hall is '大厅';
comment on column service_queue.id is '代号';
comment on column service_queue.name is '名称';
comment on column service_queue.prefix is '号码的字头';
comment on column service_queue.zone is '所在分区';
comment on column service_queue.organs is '办理哪些机构的事项（统一社会信用代码）';
comment on column service_queue.items is '办理哪些事项（事项代号）';
comment on column service_queue.sort_order is '排列次序';
comment on column service_queue.closed_on is '停用日期';
comment on column service_queue.version is '版本，每次修改加一';

create table counter_queue (
  division text not null,
  hall text not null,
  counter text not null,
  queue text not null,
  primary key (division, hall, counter, queue),
  foreign key (division, hall, counter) references counter (division, hall, id),
  foreign key (division, hall, queue) references service_queue (division, hall, id)
);
create index counter_queue_queue on counter_queue (division, hall, queue);
comment on table counter_queue is '窗口叫哪些队：综合窗口叫几条';
comment on column counter_queue.division is '行政区划代码';
comment on column counter_queue.hall is '大厅';
comment on column counter_queue.counter is '窗口';
comment on column counter_queue.queue is '排队业务';

create table queue_setting (
  division text not null,
  hall text not null,
  rules jsonb not null,
  version integer not null default 1,
  changed_by uuid not null,
  changed_at timestamptz(3) not null,
  primary key (division, hall),
  foreign key (division, hall) references hall (division, id),
  foreign key (division, changed_by) references staff (division, id)
);
comment on table queue_setting is '大厅自定的排队规则；没有的按 data/queues.json';
comment on column queue_setting.division is '行政区划代码';
comment on column queue_setting.hall is '大厅';
comment on column queue_setting.rules is '规则';
comment on column queue_setting.version is '版本，每次修改加一';
comment on column queue_setting.changed_by is '修改人';
comment on column queue_setting.changed_at is '修改时间';

create table ticket_counter (
  division text not null,
  hall text not null,
  day date not null,
  prefix text not null,
  last integer not null check (last > 0),
  primary key (division, hall, day, prefix)
);
comment on table ticket_counter is '每个大厅每天每个字头发到几号：发号只从这里加一';
comment on column ticket_counter.division is '行政区划代码';
comment on column ticket_counter.hall is '大厅';
comment on column ticket_counter.day is '大厅所在地的日期';
comment on column ticket_counter.prefix is '字头';
comment on column ticket_counter.last is '最后发出的号';

create table visit (
  division text not null,
  id uuid not null,
  hall text not null,
  day date not null,
  via text not null check (via in ('kiosk', 'desk', 'phone', 'appointment', 'direct')),
  priority_group text,
  person_sealed bytea,
  person_index text,
  phone_sealed bytea,
  arrived_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, hall) references hall (division, id)
);
create index visit_person on visit (division, hall, day, person_index) where person_index is not null;
comment on table visit is '来访：一个人一天到一个大厅办事，可以取几个号';
comment on column visit.division is '行政区划代码';
comment on column visit.id is '来访标识';
comment on column visit.hall is '大厅';
comment on column visit.day is '大厅所在地的日期';
comment on column visit.via is '怎么来的：kiosk 自助机、desk 取号台、phone 手机、appointment 预约、direct 免取号';
comment on column visit.priority_group is '优先群体';
comment on column visit.person_sealed is '姓名和证件号码，加密；可以没有';
comment on column visit.person_index is '证件号码的盲索引：同一个人的号归到一次来访';
comment on column visit.phone_sealed is '手机号，加密；留了才发短信';
comment on column visit.arrived_at is '第一次取号的时间';

create table counter_session (
  division text not null,
  id uuid not null,
  hall text not null,
  counter text not null,
  staff uuid not null,
  day date not null,
  state text not null check (state in ('open', 'paused', 'closed')),
  opened_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (division, id),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, hall, counter) references counter (division, hall, id),
  check ((state = 'closed') = (closed_at is not null)),
  check (changed_at >= opened_at and (closed_at is null or closed_at >= opened_at))
);
create unique index counter_session_counter on counter_session (division, hall, counter) where state <> 'closed';
create unique index counter_session_staff on counter_session (division, staff) where state <> 'closed';
create index counter_session_past on counter_session (division, staff, opened_at desc);
create index counter_session_day on counter_session (division, hall, day);
comment on table counter_session is '窗口值守：谁从什么时候到什么时候在哪个窗口；一个窗口一个人，一个人一个窗口';
comment on column counter_session.division is '行政区划代码';
comment on column counter_session.id is '值守标识';
comment on column counter_session.hall is '大厅';
comment on column counter_session.counter is '窗口';
comment on column counter_session.staff is '工作人员账号';
comment on column counter_session.day is '大厅所在地的日期';
comment on column counter_session.state is '状态：open 在办、paused 暂停、closed 结束';
comment on column counter_session.opened_at is '开窗时间';
comment on column counter_session.changed_at is '现在的状态从何时起';
comment on column counter_session.closed_at is '关窗时间';

create table counter_session_span (
  division text not null,
  session uuid not null,
  seq integer not null,
  state text not null check (state in ('open', 'paused')),
  from_at timestamptz(3) not null,
  to_at timestamptz(3),
  primary key (division, session, seq),
  foreign key (division, session) references counter_session (division, id),
  check (to_at is null or to_at >= from_at)
);
create unique index counter_session_span_open on counter_session_span (division, session) where to_at is null;
comment on table counter_session_span is '窗口值守的时段：开着多久、暂停多久，窗口使用率由此算';
comment on column counter_session_span.division is '行政区划代码';
comment on column counter_session_span.session is '值守';
comment on column counter_session_span.seq is '第几段';
comment on column counter_session_span.state is '状态：open 在办、paused 暂停';
comment on column counter_session_span.from_at is '起';
comment on column counter_session_span.to_at is '止；为空表示还在继续';

create table ticket (
  division text not null,
  id bigint generated always as identity,
  visit uuid not null,
  hall text not null,
  day date not null,
  queue text not null,
  prefix text not null,
  n integer not null check (n > 0),
  number text not null,
  class text not null,
  rank smallint not null,
  due_at timestamptz(3) not null,
  taken_at timestamptz(3) not null,
  state text not null
    check (state in ('waiting', 'called', 'serving', 'held', 'parked', 'missed', 'done', 'cancelled', 'left')),
  since timestamptz(3) not null,
  counter text,
  staff uuid,
  calls smallint not null default 0,
  called_at timestamptz(3),
  restored smallint not null default 0,
  missed_at timestamptz(3),
  behind smallint not null default 0 check (behind >= 0),
  ending text check (ending in ('finished', 'by-person', 'by-staff', 'day-end')),
  spans integer not null default 1,
  items text[] not null default '{}',
  appointment text,
  token_digest text not null,
  estimate_low smallint,
  estimate_likely smallint,
  estimate_high smallint,
  nearby_told_at timestamptz(3),
  alarmed_at timestamptz(3),
  primary key (division, id),
  unique (division, hall, day, prefix, n),
  foreign key (division, visit) references visit (division, id),
  foreign key (division, hall, queue) references service_queue (division, hall, id),
  check ((state in ('done', 'cancelled', 'left')) = (ending is not null)),
  check (state not in ('called', 'serving', 'held') or (counter is not null and staff is not null)),
  check (state <> 'missed' or missed_at is not null),
  check (behind = 0 or state = 'waiting')
);
create index ticket_line on ticket (division, hall, day, rank, due_at, id) include (queue, visit) where state = 'waiting';
create unique index ticket_one_at_counter on ticket (division, hall, counter) where state in ('called', 'serving');
create unique index ticket_one_of_visit on ticket (division, visit) where state in ('called', 'serving');
create unique index ticket_token on ticket (division, token_digest);
create index ticket_visit on ticket (division, visit);
create index ticket_aside on ticket (division, hall, day, state) where state in ('held', 'parked', 'missed');
create unique index ticket_appointment on ticket (division, appointment) where appointment is not null;
create index ticket_unended on ticket (division, hall, day) where ending is null;
comment on table ticket is '号：在一条队里办一次事的愿望';
comment on column ticket.division is '行政区划代码';
comment on column ticket.id is '标识，按取号的先后';
comment on column ticket.visit is '来访';
comment on column ticket.hall is '大厅';
comment on column ticket.day is '大厅所在地的日期';
comment on column ticket.queue is '现在排在哪条队';
comment on column ticket.prefix is '字头';
comment on column ticket.n is '当天这个字头的第几号';
comment on column ticket.number is '印出来的号';
comment on column ticket.class is '类别：预约按时到、优先、现场、预约迟到，由规则定';
comment on column ticket.rank is '在规则里是第几类；过号恢复后还要让别人先走的，排在最后';
comment on column ticket.due_at is '该轮到的时间：预约时间，或者取号时间；转窗口不变';
comment on column ticket.taken_at is '取号时间';
comment on column ticket.state is '状态：waiting 等候、called 已叫、serving 办理中、held 暂离窗口、parked 回去补材料、missed 过号、done 办完、cancelled 取消、left 离开';
comment on column ticket.since is '现在的状态从何时起';
comment on column ticket.counter is '最后叫号的窗口';
comment on column ticket.staff is '最后叫号的工作人员';
comment on column ticket.calls is '这一轮叫了几遍';
comment on column ticket.called_at is '最后一遍是什么时候叫的';
comment on column ticket.restored is '过号以后恢复过几次';
comment on column ticket.missed_at is '最后一次过号的时间';
comment on column ticket.behind is '过号恢复后还要让几个人先走';
comment on column ticket.ending is '怎么结束的：finished 办完、by-person 本人、by-staff 工作人员、day-end 下班时还没有办完';
comment on column ticket.spans is '有几个时段';
comment on column ticket.items is '要办的事项代号';
comment on column ticket.appointment is '来自哪个预约；一个预约只取一次号';
comment on column ticket.token_digest is '手机页面令牌的摘要，令牌本身不保存';
comment on column ticket.estimate_low is '取号时告诉本人的等候时间（分钟）：最短';
comment on column ticket.estimate_likely is '取号时告诉本人的等候时间（分钟）：最可能';
comment on column ticket.estimate_high is '取号时告诉本人的等候时间（分钟）：最长';
comment on column ticket.nearby_told_at is '什么时候发了快要轮到的短信';
comment on column ticket.alarmed_at is '什么时候因为等得太久提醒了监察人员';

create table ticket_span (
  division text not null,
  ticket bigint not null,
  seq integer not null check (seq > 0),
  visit uuid not null,
  hall text not null,
  day date not null,
  queue text not null,
  class text not null,
  state text not null check (state in ('waiting', 'called', 'serving', 'held', 'parked', 'missed')),
  counter text,
  staff uuid,
  from_at timestamptz(3) not null,
  to_at timestamptz(3),
  next text check (next in ('waiting', 'called', 'serving', 'held', 'parked', 'missed', 'done', 'cancelled', 'left')),
  calls smallint not null default 0,
  cut boolean not null default false,
  primary key (division, ticket, seq),
  foreign key (division, ticket) references ticket (division, id),
  check ((to_at is null) = (next is null)),
  check (to_at is null or to_at >= from_at)
);
create unique index ticket_span_open on ticket_span (division, ticket) where to_at is null;
create index ticket_span_day on ticket_span (division, hall, day, queue);
comment on table ticket_span is '号的时段：每个状态从何时到何时，所有等候和办理时间只由它算';
comment on column ticket_span.division is '行政区划代码';
comment on column ticket_span.ticket is '号';
comment on column ticket_span.seq is '第几段';
comment on column ticket_span.visit is '来访';
comment on column ticket_span.hall is '大厅';
comment on column ticket_span.day is '大厅所在地的日期';
comment on column ticket_span.queue is '这时排在哪条队';
comment on column ticket_span.class is '这时是哪一类';
comment on column ticket_span.state is '状态';
comment on column ticket_span.counter is '窗口';
comment on column ticket_span.staff is '工作人员';
comment on column ticket_span.from_at is '起';
comment on column ticket_span.to_at is '止；为空表示还在继续';
comment on column ticket_span.next is '之后的状态';
comment on column ticket_span.calls is '叫号的时段里叫了几遍';
comment on column ticket_span.cut is '下班时被截断：不算办理时间';

create table hall_line (
  division text not null,
  hall text not null,
  seq bigint not null default 0,
  at timestamptz(3) not null,
  board jsonb not null,
  primary key (division, hall),
  foreign key (division, hall) references hall (division, id)
);
comment on table hall_line is '大厅的一条线：谁先拿到这一行，谁先动这个大厅的号；序号由此不缺不重';
comment on column hall_line.division is '行政区划代码';
comment on column hall_line.hall is '大厅';
comment on column hall_line.seq is '最后一个事件的序号';
comment on column hall_line.at is '最后一个事件的时间：时间在一个大厅里不倒流';
comment on column hall_line.board is '现在叫到谁、各队多少人在等、哪些窗口开着；不含个人信息';

create table hall_event (
  division text not null,
  hall text not null,
  seq bigint not null,
  at timestamptz(3) not null,
  kind text not null,
  body jsonb not null,
  primary key (division, hall, seq),
  foreign key (division, hall) references hall_line (division, hall)
);
create index hall_event_at on hall_event (division, at);
comment on table hall_event is '大厅的事件：按序号给屏幕、手机和窗口；不含个人信息，过后清除';
comment on column hall_event.division is '行政区划代码';
comment on column hall_event.hall is '大厅';
comment on column hall_event.seq is '序号，每个大厅从 1 起，不缺不重';
comment on column hall_event.at is '时间';
comment on column hall_event.kind is '发生了什么';
comment on column hall_event.body is '当时的叫号情况，叫号时还有要念的话';

-- Where people sit is now what their counter session says; who sat somewhere goes on sitting there.
insert into counter_session (division, id, hall, counter, staff, day, state, opened_at, changed_at)
select distinct on (division, hall, counter) division, gen_random_uuid(), hall, counter, staff,
  (since at time zone 'Asia/Shanghai')::date, 'open', since, since
from counter_seat order by division, hall, counter, since desc;
insert into counter_session_span (division, session, seq, state, from_at)
select division, id, 1, 'open', opened_at from counter_session;
drop table counter_seat;
