create table request_answer (
  division text not null check (division ~ '^[0-9]{6}$'),
  request_key uuid not null,
  actor text not null,
  action text not null,
  answer_sealed bytea,
  at timestamptz(3) not null,
  primary key (division, request_key)
);
create index request_answer_at on request_answer (division, at);
comment on table request_answer is '请求键：同一请求重复提交时返回第一次的答复，不再执行';
comment on column request_answer.division is '所属县级行政区划';
comment on column request_answer.request_key is '请求键，由客户端生成';
comment on column request_answer.actor is '请求人账号';
comment on column request_answer.action is '请求做的事和对象';
comment on column request_answer.answer_sealed is '第一次的答复（加密）';
comment on column request_answer.at is '请求时间，过期后清除';
