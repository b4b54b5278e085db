-- Questions to the registers of other bodies: what was answered for a draft or a case, and a log without personal data.

create table register_answer (
  division text not null check (division ~ '^[0-9]{6}$'),
  subject text not null check (subject ~ '^(draft/[0-9a-f-]{36}|case/[0-9]{16})$'),
  register text not null check (register ~ '^[a-z][a-z0-9-]*$'),
  outcome text not null check (outcome in ('found', 'not-found', 'unavailable', 'slow')),
  fields bytea,
  asked_at timestamptz(3) not null,
  primary key (division, subject, register),
  check ((outcome = 'found') = (fields is not null))
);
comment on table register_answer is '部门登记信息的回答：为一份草稿或一个办件最近一次问到的';
comment on column register_answer.division is '所属县级行政区划';
comment on column register_answer.subject is '为谁问的：draft/草稿标识 或 case/办件编号主体';
comment on column register_answer.register is '哪个部门的登记信息';
comment on column register_answer.outcome is '结果：found 查到、not-found 查无、unavailable 不通、slow 超时';
comment on column register_answer.fields is '加密的 JSON：查到的字段和值';
comment on column register_answer.asked_at is '询问时刻';

create table register_question (
  division text not null check (division ~ '^[0-9]{6}$'),
  id bigint generated always as identity,
  register text not null,
  subject text not null,
  purpose text not null check (purpose in ('prefill', 'verify')),
  actor_kind text not null,
  actor_id text not null,
  outcome text not null check (outcome in ('found', 'not-found', 'unavailable', 'slow')),
  attempts integer not null check (attempts >= 0),
  took_ms integer not null check (took_ms >= 0),
  asked_at timestamptz(3) not null,
  primary key (division, id)
);
create index register_question_asked on register_question (division, register, asked_at desc);
call make_append_only('register_question');
comment on table register_question is '向部门登记信息询问的记录，只增，不含个人信息';
comment on column register_question.division is '所属县级行政区划';
comment on column register_question.id is '顺序号';
comment on column register_question.register is '问的是哪个部门的登记信息';
comment on column register_question.subject is '为哪份草稿或哪个办件';
comment on column register_question.purpose is '用途：prefill 填表时预填、verify 受理后核对';
comment on column register_question.actor_kind is '谁问的：resident 群众、system 系统';
comment on column register_question.actor_id is '询问人账号';
comment on column register_question.outcome is '结果：found 查到、not-found 查无、unavailable 不通、slow 超时';
comment on column register_question.attempts is '问了几次；0 为线路已断开，没有去问';
comment on column register_question.took_ms is '用时，毫秒';
comment on column register_question.asked_at is '询问时刻';
