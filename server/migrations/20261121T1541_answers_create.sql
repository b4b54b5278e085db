-- C8, B14: the ledger of questions and answers, its versions, and the questions that wait for an answer.
create table answer_version (
  division text not null,
  id uuid not null,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'replaced', 'retired')),
  question text not null,
  answer text not null,
  items text[] not null,
  themes text[] not null,
  organ text not null,
  source text not null,
  valid_until date not null,
  drafted_by text not null,
  drafted_at timestamptz(3) not null,
  published_by text,
  published_at timestamptz(3),
  primary key (division, id, version),
  check ((state = 'draft') = (published_by is null) and (published_by is null) = (published_at is null)),
  -- What people rely on is looked at by two.
  check (published_by <> drafted_by)
);
create unique index answer_published on answer_version (division, id) where state = 'published';
create unique index answer_draft on answer_version (division, id) where state = 'draft';
comment on table answer_version is '疑问解答台账：每条解答的各个版本';
comment on column answer_version.division is '行政区划代码';
comment on column answer_version.id is '解答标识';
comment on column answer_version.version is '版本';
comment on column answer_version.state is '状态：draft 草稿、published 在用、replaced 被新版本替代、retired 停用';
comment on column answer_version.question is '问题';
comment on column answer_version.answer is '解答';
comment on column answer_version.items is '涉及事项代号';
comment on column answer_version.themes is '主题代号';
comment on column answer_version.organ is '负责解答的部门（统一社会信用代码）';
comment on column answer_version.source is '依据：法律、政策或者办事指南';
comment on column answer_version.valid_until is '复核日期：到这一天要重新核对';
comment on column answer_version.drafted_by is '起草人账号';
comment on column answer_version.drafted_at is '起草时间';
comment on column answer_version.published_by is '发布人账号，不能是起草人';
comment on column answer_version.published_at is '发布时间';

create table question (
  division text not null,
  id uuid not null,
  channel text not null check (channel in ('portal', 'live', 'counter', 'phone', 'training')),
  text bytea not null,
  contact bytea,
  answer_id uuid,
  asked_at timestamptz(3) not null,
  reply bytea,
  replied_by text,
  replied_at timestamptz(3),
  primary key (division, id),
  check ((reply is null) = (replied_by is null) and (reply is null) = (replied_at is null))
);
create index question_open on question (division, asked_at) where reply is null;
create index question_asked on question (division, asked_at);
comment on table question is '疑问：没有找到解答的问题，等待解答';
comment on column question.division is '行政区划代码';
comment on column question.id is '疑问标识';
comment on column question.channel is '来源：portal 网上、live 直播、counter 窗口、phone 电话、training 培训';
comment on column question.text is '问题，加密';
comment on column question.contact is '要回信的人的账号，加密；空为不要回信';
comment on column question.answer_id is '看了哪条解答还不明白';
comment on column question.asked_at is '提出时间';
comment on column question.reply is '答复，加密';
comment on column question.replied_by is '答复人账号';
comment on column question.replied_at is '答复时间';
