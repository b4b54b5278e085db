create table live_event (
  division text not null,
  id bigint not null generated always as identity,
  topic text not null,
  kind text not null,
  subject text not null default '',
  at timestamptz(3) not null default now(),
  primary key (division, id)
);
create index live_event_at on live_event (at);
comment on table live_event is '实时消息：页面据此知道什么变了，再凭自己的权限重新读取；保留一天供断线重连补发';
comment on column live_event.division is '县级行政区划代码';
comment on column live_event.id is '序号，即 SSE 的 Last-Event-ID';
comment on column live_event.topic is '谁可以听到，例如 staff、organ:统一社会信用代码、resident:账号';
comment on column live_event.kind is '变了什么，例如 case、message、item';
comment on column live_event.subject is '变的是哪一个，例如办件编号；不含个人信息';
comment on column live_event.at is '发生时间';

create function tell_live_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('live', json_build_array(division, id, topic, kind, subject)::text) from fresh order by id;
  return null;
end $$;
comment on function tell_live_event() is '提交时把新的实时消息告诉各进程';
create trigger tell after insert on live_event referencing new table as fresh
  for each statement execute function tell_live_event();
