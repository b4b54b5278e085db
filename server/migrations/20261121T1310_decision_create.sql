-- Decisions by rule (秒批, A15): tables of rules, their switches, and the trace of everything they have judged.

create table decision_table (
  division text not null check (division ~ '^[0-9]{6}$'),
  item_key text not null check (item_key ~ '^[a-z][a-z0-9-]{2,59}$'),
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  published_at timestamptz not null,
  published_by text not null,
  primary key (division, item_key, version)
);
comment on table decision_table is '判断规则表：每次发布一个版本，发布后不再改动';
comment on column decision_table.division is '行政区划代码';
comment on column decision_table.item_key is '所判断的事项';
comment on column decision_table.version is '版本，从 1 起';
comment on column decision_table.content is '输入、规则、命中方式（contract/decision.ts）';
comment on column decision_table.published_at is '发布时刻';
comment on column decision_table.published_by is '发布人账号；system 为随数据装载';
call make_append_only('decision_table');

create table decision_draft (
  division text not null check (division ~ '^[0-9]{6}$'),
  item_key text not null check (item_key ~ '^[a-z][a-z0-9-]{2,59}$'),
  revision integer not null check (revision > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  drafted_by text not null,
  drafted_at timestamptz not null,
  primary key (division, item_key)
);
comment on table decision_draft is '判断规则表的草稿：每个事项至多一份，由另一人发布成下一版，发布后删除';
comment on column decision_draft.division is '行政区划代码';
comment on column decision_draft.item_key is '所判断的事项';
comment on column decision_draft.revision is '第几次保存，从 1 起；发布时须与所见一致';
comment on column decision_draft.content is '草稿内容（contract/decision.ts）';
comment on column decision_draft.drafted_by is '最后保存人账号';
comment on column decision_draft.drafted_at is '最后保存时刻';

create table decision_switch (
  division text not null check (division ~ '^[0-9]{6}$'),
  item_key text not null check (item_key ~ '^[a-z][a-z0-9-]{2,59}$'),
  version integer,
  sample numeric(5, 2) not null check (sample between 0 and 100),
  reason text not null check (reason <> ''),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (division, item_key),
  foreign key (division, item_key, version) references decision_table (division, item_key, version)
);
comment on table decision_switch is '事项的自动判断开关：写明由哪一版规则表判断；没有一行或者没有版本即为关闭';
comment on column decision_switch.division is '行政区划代码';
comment on column decision_switch.item_key is '事项';
comment on column decision_switch.version is '开启的规则表版本；空为关闭';
comment on column decision_switch.sample is '抽查比例，百分数';
comment on column decision_switch.reason is '开启或关闭的理由';
comment on column decision_switch.changed_by is '操作人账号';
comment on column decision_switch.changed_at is '操作时刻';

create table decision_halt (
  division text not null primary key check (division ~ '^[0-9]{6}$'),
  halted boolean not null,
  reason text not null check (reason <> ''),
  changed_by text not null,
  changed_at timestamptz not null
);
comment on table decision_halt is '全厅停用：停用时一切自动判断都转人工';
comment on column decision_halt.division is '行政区划代码';
comment on column decision_halt.halted is '是否停用';
comment on column decision_halt.reason is '停用或恢复的理由';
comment on column decision_halt.changed_by is '操作人账号';
comment on column decision_halt.changed_at is '操作时刻';

create table decision_trace (
  division text not null,
  case_id bigint not null,
  item_key text not null,
  version integer not null,
  outcome text not null check (outcome in ('grant', 'person')),
  why text not null check (why in ('row', 'doubt', 'no-row', 'several-rows', 'halted')),
  rows text[] not null,
  sampled boolean not null,
  judged_at timestamptz not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  content_sealed bytea not null,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, item_key, version) references decision_table (division, item_key, version),
  check (outcome = 'person' or (why = 'row' and cardinality(rows) > 0)),
  check (outcome = 'grant' or not sampled)
);
comment on table decision_trace is '每一次自动判断的过程：准予的、转人工的都有；只增';
comment on column decision_trace.division is '行政区划代码';
comment on column decision_trace.case_id is '办件编号主体';
comment on column decision_trace.item_key is '事项';
comment on column decision_trace.version is '所用规则表的版本';
comment on column decision_trace.outcome is 'grant 准予、person 转人工';
comment on column decision_trace.why is '得出结果的原因：row 有规则命中、doubt 信息缺失或不合、no-row 没有规则说到、several-rows 多条规则同时成立、halted 全厅停用';
comment on column decision_trace.rows is '命中的规则';
comment on column decision_trace.sampled is '是否抽中事后检查';
comment on column decision_trace.judged_at is '判断时刻';
comment on column decision_trace.digest is '判断过程的 SM3，写入办件事件';
comment on column decision_trace.content_sealed is '判断过程：每项信息的值、来源和规则，加密保存';
create index decision_trace_by_item on decision_trace (division, item_key, case_id desc);
create index decision_trace_sampled on decision_trace (division, case_id desc) where sampled;
call make_append_only('decision_trace');

create table decision_check (
  division text not null,
  case_id bigint not null,
  result text not null check (result in ('confirmed', 'wrong')),
  note text not null check (note <> ''),
  checked_by text not null,
  checked_at timestamptz not null,
  primary key (division, case_id),
  foreign key (division, case_id) references decision_trace (division, case_id)
);
comment on table decision_check is '对自动核准办件的事后检查结论；只增';
comment on column decision_check.division is '行政区划代码';
comment on column decision_check.case_id is '办件编号主体';
comment on column decision_check.result is 'confirmed 核对无误、wrong 有误';
comment on column decision_check.note is '检查说明';
comment on column decision_check.checked_by is '检查人账号';
comment on column decision_check.checked_at is '检查时刻';
call make_append_only('decision_check');
