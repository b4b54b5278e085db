-- The case engine's tables. Only server/cases writes them.

create table case_type (
  code text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  published_at timestamptz not null default now(),
  primary key (code, version)
);
comment on table case_type is '参考表：已发布的案件类型，每版不可更改，案件按立案时的版本办到底';
comment on column case_type.code is '类型代码，如 application';
comment on column case_type.version is '版本，从 1 起';
comment on column case_type.content is '类型定义：状态、动作、时钟（data/case-types）';
comment on column case_type.published_at is '发布时刻';

create table calendar_year (
  year integer primary key check (year between 2000 and 2100),
  content jsonb not null,
  loaded_at timestamptz not null default now()
);
comment on table calendar_year is '参考表：国务院办公厅公布的节假日安排，一年一行；未公布的年份不推算法定期限';
comment on column calendar_year.year is '年份';
comment on column calendar_year.content is '放假日、调休上班日、通知文号（data/calendar）';
comment on column calendar_year.loaded_at is '载入时刻';

create table case_serial (
  division text not null,
  day date not null,
  digits text not null check (digits ~ '^[0-9]{2}$'),
  last integer not null check (last between 0 and 999999),
  primary key (division, day, digits)
);
comment on table case_serial is '编号流水：每个区划、每天、每类案件已发放到的流水号（R1.9a）';
comment on column case_serial.division is '行政区划代码（县级六位）';
comment on column case_serial.day is '日期（北京时间）';
comment on column case_serial.digits is '案件类型两位代码';
comment on column case_serial.last is '已发放的最后一个流水号；成批领取，允许跳号，不允许重号';

create table "case" (
  division text not null check (division ~ '^[0-9]{6}$'),
  id bigint not null,
  type text not null,
  type_version integer not null,
  state text not null,
  version integer not null check (version > 0),
  organ text not null,
  subject text not null,
  party text not null,
  party_label text not null,
  channel text not null,
  hall text,
  holder text,
  awaits text,
  urgent_at timestamptz not null,
  opened_at timestamptz not null,
  concluded_at timestamptz,
  body jsonb not null,
  head bytea not null check (length(head) = 32),
  primary key (division, id),
  foreign key (type, type_version) references case_type (code, version)
) with (fillfactor = 85);
comment on table "case" is '案件：一切办件、工单等的当前状态，由事件折叠而成，可随时由事件重建';
comment on column "case".division is '行政区划代码（县级六位）：租户键、权限范围、分布键';
comment on column "case".id is '编号主体：日期八位、类型两位、流水六位（R1.9a）';
comment on column "case".type is '案件类型';
comment on column "case".type_version is '立案时的类型版本';
comment on column "case".state is '当前状态';
comment on column "case".version is '事件数，乐观锁';
comment on column "case".organ is '承办机关统一社会信用代码';
comment on column "case".subject is '事由：事项名称';
comment on column "case".party is '当事人：resident/账号 或 enterprise/统一社会信用代码';
comment on column "case".party_label is '列表所示当事人名称，自然人已脱敏（R13.5）';
comment on column "case".channel is '来源渠道：portal、counter 等';
comment on column "case".hall is '收件大厅；空为网上';
comment on column "case".holder is '领办人账号';
comment on column "case".awaits is '现在等谁：岗位角色，或 applicant；空为不等任何人';
comment on column "case".urgent_at is '工作人员负责的时钟中最早的到期时刻，收件箱据此排序；没有则为无穷远';
comment on column "case".opened_at is '立案时刻';
comment on column "case".concluded_at is '办结时刻';
comment on column "case".body is '折叠所得其余内容：冻结的时限与环节、时钟、当前环节、各动作次数';
comment on column "case".head is '最后一个事件的摘要（SM3 链头）';
create index case_inbox on "case" (division, awaits, urgent_at, id) where awaits is not null;
create index case_inbox_organ on "case" (division, organ, awaits, urgent_at, id) where awaits is not null;
create index case_party on "case" (division, party, id desc);
create index case_opened on "case" using brin (opened_at);

create table case_event (
  division text not null,
  case_id bigint not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  effective_at timestamptz,
  actor_kind text not null check (actor_kind in ('resident', 'staff', 'device', 'system', 'connected')),
  actor_id text not null,
  actor_post text,
  action text not null,
  from_state text,
  to_state text not null,
  data jsonb not null,
  digest bytea not null check (length(digest) = 32),
  primary key (division, case_id, seq),
  foreign key (division, case_id) references "case" (division, id),
  check ((seq = 1) = (from_state is null))
);
comment on table case_event is '案件事件：只增不改的全部经过，每条带 SM3 摘要链';
comment on column case_event.division is '行政区划代码';
comment on column case_event.case_id is '案件编号主体';
comment on column case_event.seq is '案件内序号，从 1 起不间断';
comment on column case_event.at is '记录时刻';
comment on column case_event.effective_at is '对时钟生效的时刻，与记录时刻不同时才有（到期时无人在场）';
comment on column case_event.actor_kind is '谁：群众、工作人员、设备、系统、对接系统';
comment on column case_event.actor_id is '账号';
comment on column case_event.actor_post is '以何岗位';
comment on column case_event.action is '动作';
comment on column case_event.from_state is '原状态；立案事件为空';
comment on column case_event.to_state is '新状态';
comment on column case_event.data is '动作内容：意见、理由、清单等；个人信息不入事件';
comment on column case_event.digest is 'SM3(上一事件摘要, 本事件规范文本)';
create index case_event_at on case_event using brin (at);

create table case_clock (
  division text not null,
  case_id bigint not null,
  clock text not null,
  due_at timestamptz,
  paused boolean not null,
  unknown boolean not null,
  when_due text,
  primary key (division, case_id, clock),
  foreign key (division, case_id) references "case" (division, id),
  check (due_at is not null or paused or unknown)
);
comment on table case_clock is '未停的时钟：到期时刻的索引，由案件折叠得出，日历载入后重算';
comment on column case_clock.division is '行政区划代码';
comment on column case_clock.case_id is '案件编号主体';
comment on column case_clock.clock is '时钟：statutory 法定、promised 承诺等';
comment on column case_clock.due_at is '到期时刻；暂停中或日历未公布时为空';
comment on column case_clock.paused is '暂停中';
comment on column case_clock.unknown is '超出已公布的放假安排，等日历载入后计算';
comment on column case_clock.when_due is '到期时系统采取的动作；空为只供显示与监察';
create index case_clock_wakes on case_clock (division, due_at) where when_due is not null and due_at is not null;
create index case_clock_due on case_clock (division, due_at) where due_at is not null;
create index case_clock_unknown on case_clock (division, case_id) where unknown;

create table case_request (
  division text not null,
  request_key uuid not null,
  case_id bigint not null,
  seq integer not null,
  actor_id text not null,
  action text not null,
  primary key (division, request_key)
);
comment on table case_request is '请求键：同一请求重来时返回第一次的结果，不再生效';
comment on column case_request.division is '行政区划代码';
comment on column case_request.request_key is '客户端生成的请求键';
comment on column case_request.case_id is '所生效的案件';
comment on column case_request.seq is '所产生的事件';
comment on column case_request.actor_id is '请求者账号';
comment on column case_request.action is '动作';

create table case_outbox (
  division text not null,
  position bigint generated always as identity,
  case_id bigint not null,
  seq integer not null,
  primary key (division, position)
);
comment on table case_outbox is '待处理事件：与事件同时写入，由反应器按序处理后删除';
comment on column case_outbox.division is '行政区划代码';
comment on column case_outbox.position is '先后';
comment on column case_outbox.case_id is '案件编号主体';
comment on column case_outbox.seq is '事件序号';

create table case_reaction_due (
  division text not null,
  case_id bigint not null,
  seq integer not null,
  reactor text not null,
  tries integer not null,
  due_at timestamptz not null,
  reason text not null,
  primary key (division, case_id, seq, reactor),
  foreign key (division, case_id, seq) references case_event (division, case_id, seq)
);
comment on table case_reaction_due is '待重试的反应：反应器失败后留存，间隔递增地重试';
comment on column case_reaction_due.division is '行政区划代码';
comment on column case_reaction_due.case_id is '案件编号主体';
comment on column case_reaction_due.seq is '事件序号';
comment on column case_reaction_due.reactor is '反应器名称';
comment on column case_reaction_due.tries is '已试次数';
comment on column case_reaction_due.due_at is '下次重试时刻';
comment on column case_reaction_due.reason is '上次失败的原因（不含个人信息）';
create index case_reaction_due_at on case_reaction_due (due_at);

create table case_daily_root (
  division text not null,
  day date not null,
  events integer not null,
  previous bytea,
  root bytea not null check (length(root) = 32),
  signature bytea not null,
  key_id text not null,
  sealed_at timestamptz not null,
  primary key (division, day)
);
comment on table case_daily_root is '每日根：当日全部事件摘要的 SM3 根，逐日相连并用 SM2 签名';
comment on column case_daily_root.division is '行政区划代码';
comment on column case_daily_root.day is '日期（北京时间）';
comment on column case_daily_root.events is '当日事件数';
comment on column case_daily_root.previous is '前一日的根；第一日为空';
comment on column case_daily_root.root is '当日的根';
comment on column case_daily_root.signature is 'SM2 签名';
comment on column case_daily_root.key_id is '签名密钥标识';
comment on column case_daily_root.sealed_at is '封存时刻';

-- Events, published types and daily roots are only ever added.
call make_append_only('case_event');
call make_append_only('case_type');
call make_append_only('case_daily_root');
