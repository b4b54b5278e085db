-- R12.7, B8, B13: what people bring besides applications. What they tell is sealed; who told it is found by a blind index.
create table voice (
  division text not null,
  case_id bigint not null,
  kind text not null check (kind in ('unresolved', 'complaint', 'suggestion', 'clue')),
  about text not null check (about in ('item', 'case', 'counter', 'person', 'organ', 'matter')),
  item_key text,
  organ text,
  counter text,
  content bytea not null,
  code_index text not null,
  reporter text,
  anonymous boolean not null,
  received_at timestamptz(3) not null,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id),
  -- A clue says whom it is about in its sealed content only.
  check (kind <> 'clue' or (about = 'matter' and item_key is null and organ is null and counter is null)),
  check (not anonymous or reporter is null)
);
create unique index voice_code on voice (division, code_index);
create index voice_reporter on voice (division, reporter, case_id desc) where reporter is not null;
create index voice_kind on voice (division, kind, case_id desc);
comment on table voice is '群众反映：办不成事、投诉、建议、问题线索';
comment on column voice.division is '行政区划代码';
comment on column voice.case_id is '案件编号';
comment on column voice.kind is '类别：unresolved 办不成事、complaint 投诉、suggestion 建议、clue 线索';
comment on column voice.about is '关于什么：item 事项、case 办件、counter 窗口、person 人员、organ 部门、matter 其他（线索一律为 matter）';
comment on column voice.item_key is '涉及事项代号';
comment on column voice.organ is '涉及部门（统一社会信用代码）';
comment on column voice.counter is '涉及窗口，照群众说的记';
comment on column voice.content is '反映的内容和联系方式，加密';
comment on column voice.code_index is '查询码的盲索引';
comment on column voice.reporter is '网上实名反映人账号的盲索引；匿名的为空';
comment on column voice.anonymous is '是否匿名；匿名的不保存任何身份信息';
comment on column voice.received_at is '收到时间';

create table voice_step (
  division text not null,
  case_id bigint not null,
  seq integer not null,
  at timestamptz(3) not null,
  action text not null,
  state text not null,
  organ text not null,
  category text,
  outcome text,
  change text,
  content bytea,
  published text,
  primary key (division, case_id, seq),
  foreign key (division, case_id) references voice (division, case_id)
);
create index voice_step_published on voice_step (division, at desc) where published is not null;
comment on table voice_step is '群众反映的每一步：当时的状态、责任部门和写下的话';
comment on column voice_step.division is '行政区划代码';
comment on column voice_step.case_id is '案件编号';
comment on column voice_step.seq is '案件事件序号';
comment on column voice_step.at is '时间';
comment on column voice_step.action is '动作';
comment on column voice_step.state is '此后的状态';
comment on column voice_step.organ is '此后的责任部门（统一社会信用代码）';
comment on column voice_step.category is '办不成的原因';
comment on column voice_step.outcome is '结论';
comment on column voice_step.change is '改了什么';
comment on column voice_step.content is '写下的话，加密';
comment on column voice_step.published is '向社会公布的话，不含个人信息';
