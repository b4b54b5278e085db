-- 电子监察（R3.1–R3.6）：监察规则的各期、下一次查看、预警和红黄牌、办结情况、督办

create table watch_edition (
  division text not null check (division ~ '^[0-9]{6}$'),
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  in_force_from timestamptz not null,
  primary key (division, version)
);
comment on table watch_edition is '监察规则的各期：案件按立案时有效的一期监察到底，改阈值不追溯';
comment on column watch_edition.division is '行政区划代码';
comment on column watch_edition.version is '期次，从 1 起';
comment on column watch_edition.content is '规则、时限、例外（data/watch-rules.json）';
comment on column watch_edition.in_force_from is '自何时起有效；早于第一期立案的，按第一期';
call make_append_only('watch_edition');

create table watch (
  division text not null,
  case_id bigint not null,
  due_at timestamptz not null,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id)
);
create index watch_due on watch (due_at);
comment on table watch is '下一次值得查看的时刻，每个受监察的案件至多一行；巡查只读到期的行';
comment on column watch.division is '行政区划代码';
comment on column watch.case_id is '案件编号主体';
comment on column watch.due_at is '到这一刻时查看；查看后改为下一刻，没有下一刻则删去';
insert into watch (division, case_id, due_at) select division, case_id, now() from case_clock group by 1, 2;

create table watch_calendar (
  division text not null check (division ~ '^[0-9]{6}$'),
  year integer not null,
  loaded_at timestamptz not null,
  primary key (division, year)
);
comment on table watch_calendar is '监察已经用上的节假日安排：与载入时刻不同即有新的，须重新查看受影响的案件';
comment on column watch_calendar.division is '行政区划代码';
comment on column watch_calendar.year is '年份';
comment on column watch_calendar.loaded_at is '已经用上的那次载入的时刻';

create table card (
  division text not null,
  key text not null check (length(key) between 3 and 200),
  signal text not null,
  about_id bigint,
  case_id bigint,
  rule text not null,
  light text not null check (light in ('warning', 'yellow', 'red')),
  clock text,
  due_at timestamptz not null,
  raised_at timestamptz not null,
  state text,
  next_due_at timestamptz,
  by_hand boolean not null,
  subject text not null,
  about_type text,
  organ text not null,
  hall text,
  counter text,
  handler text,
  section text,
  item_key text,
  item_name text,
  item_type text,
  evidence bytea,
  answered_at timestamptz,
  closed_at timestamptz,
  rectified boolean not null,
  withdrawn_at timestamptz,
  withdrawn_why text,
  upheld boolean not null,
  primary key (division, key),
  unique (division, case_id),
  foreign key (division, about_id) references "case" (division, id),
  foreign key (division, case_id) references "case" (division, id),
  check ((light = 'warning') = (case_id is null)),
  check ((withdrawn_at is null) = (withdrawn_why is null)),
  check (not upheld or withdrawn_at is not null)
);
create index card_about on card (division, about_id);
create index card_due on card (division, due_at desc, key desc);
create index card_organ on card (division, organ, due_at desc);
create index card_handler on card (division, handler, due_at desc) where handler is not null;
create index card_open on card (division, light, organ) where closed_at is null and withdrawn_at is null;
comment on table card is '预警和红黄牌：一个信号一行，红黄牌各有自己的案件（R3.5，GB/T 39046 表 11）';
comment on column card.division is '行政区划代码';
comment on column card.key is '信号的键：被监察案件、规则、时钟、第几轮；撤回后重发的另加序号，所以同一信号不会发两次';
comment on column card.signal is '信号在被监察案件内的键';
comment on column card.about_id is '被监察的案件；人工发牌可以没有';
comment on column card.case_id is '监察编号主体：红黄牌自己的案件；预警为空';
comment on column card.rule is '监察规则编号';
comment on column card.light is '监察预警类型：warning 预警、yellow 黄牌、red 红牌';
comment on column card.clock is '哪个时钟；由事件产生的为空';
comment on column card.due_at is '状态产生时间：应当发出的时刻，不论何时被查看到';
comment on column card.raised_at is '督办发出时间';
comment on column card.state is '红黄牌案件的状态；预警为空';
comment on column card.next_due_at is '红黄牌下一步的到期时刻；没有则为空';
comment on column card.by_hand is '人工或者其他模块提出';
comment on column card.subject is '督办内容：被监察的事由';
comment on column card.about_type is '被监察案件的类型';
comment on column card.organ is '责任部门统一社会信用代码';
comment on column card.hall is '收件大厅；空为网上';
comment on column card.counter is '窗口；不知道的为空';
comment on column card.handler is '承办人账号；当时无人领办的为空';
comment on column card.section is '当时所在的环节或者岗位';
comment on column card.item_key is '事项';
comment on column card.item_name is '事项名称';
comment on column card.item_type is '事项类型代码（R1.1）';
comment on column card.evidence is '人工发牌的理由和证据，加密';
comment on column card.answered_at is '第一次说明或者申诉的时刻';
comment on column card.closed_at is '销牌时刻';
comment on column card.rectified is '经整改并审核后销牌';
comment on column card.withdrawn_at is '撤牌时刻；撤牌的不进入任何统计';
comment on column card.withdrawn_why is '撤牌原因';
comment on column card.upheld is '申诉成立而撤牌：不再重发';

create table card_log (
  division text not null,
  card_key text not null,
  at timestamptz not null,
  what text not null check (what in ('raised', 'moved', 'withdrawn')),
  why text not null,
  done_by text not null,
  primary key (division, card_key, at, what),
  foreign key (division, card_key) references card (division, key)
);
comment on table card_log is '发牌、移动时刻、撤牌的日志，只增不改';
comment on column card_log.division is '行政区划代码';
comment on column card_log.card_key is '信号的键';
comment on column card_log.at is '时刻';
comment on column card_log.what is 'raised 发出、moved 状态产生时间改变、withdrawn 撤回';
comment on column card_log.why is '原因';
comment on column card_log.done_by is '账号；system 为系统';
call make_append_only('card_log');

create table conclusion (
  division text not null,
  case_id bigint not null,
  concluded_at timestamptz not null,
  organ text not null,
  hall text,
  handler text,
  item_key text,
  subject text not null,
  due_at timestamptz,
  on_time boolean not null,
  early boolean not null,
  used numeric(8, 4) check (used >= 0),
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id)
);
create index conclusion_at on conclusion (division, concluded_at desc, case_id desc);
create index conclusion_organ on conclusion (division, organ, concluded_at desc);
comment on table conclusion is '办结情况：每个作出决定的办件一行，按时办结率等统计由此得出（R3.6）';
comment on column conclusion.division is '行政区划代码';
comment on column conclusion.case_id is '案件编号主体';
comment on column conclusion.concluded_at is '办结时刻';
comment on column conclusion.organ is '承办机关统一社会信用代码';
comment on column conclusion.hall is '收件大厅；空为网上';
comment on column conclusion.handler is '作出决定的人员账号；系统按规则决定的为空';
comment on column conclusion.item_key is '事项';
comment on column conclusion.subject is '事由：事项名称';
comment on column conclusion.due_at is '承诺期限届满时刻；没有承诺期限的为空';
comment on column conclusion.on_time is '没有超过承诺期限和法定期限';
comment on column conclusion.early is '早于承诺期限届满之日办结';
comment on column conclusion.used is '用时与承诺期限之比；没有承诺期限的为空';

create table supervision_order (
  division text not null,
  case_id bigint not null,
  about_id bigint,
  organ text not null,
  person text,
  source text not null check (source in ('supervisor', 'mark', 'system')),
  title text not null,
  content bytea not null,
  issued_by text not null,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, about_id) references "case" (division, id)
);
create index supervision_order_organ on supervision_order (division, organ, case_id desc);
create index supervision_order_person on supervision_order (division, person, case_id desc) where person is not null;
create index supervision_order_about on supervision_order (division, about_id) where about_id is not null;
comment on table supervision_order is '督办：监察人员发出、领导批示或者系统发起，交给机构或者人员限期答复';
comment on column supervision_order.division is '行政区划代码';
comment on column supervision_order.case_id is '督办案件编号主体';
comment on column supervision_order.about_id is '所督办的案件；空为其他事项';
comment on column supervision_order.organ is '承办机构统一社会信用代码';
comment on column supervision_order.person is '承办人员账号；空为机构';
comment on column supervision_order.source is '来源：supervisor 监察、mark 批示、system 系统';
comment on column supervision_order.title is '标题';
comment on column supervision_order.content is '督办事项和批示原文，加密';
comment on column supervision_order.issued_by is '发出人账号；system 为系统';
