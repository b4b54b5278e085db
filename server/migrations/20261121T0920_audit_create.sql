-- The audit log (R13.3): what happened is written once and chained by digest; nobody changes it, the owner of the
-- tables included, and nobody deletes an entry before six months (网络安全法); how much longer it is kept is
-- configuration.
create table audit_head (
  division text primary key check (division ~ '^[0-9]{6}$'),
  seq bigint not null,
  digest text not null
);
comment on table audit_head is '审计日志链头：每个区划一行';
comment on column audit_head.division is '所属县级行政区划';
comment on column audit_head.seq is '最后一条的序号';
comment on column audit_head.digest is '最后一条的摘要（SM3）';

create table audit_entry (
  division text not null check (division ~ '^[0-9]{6}$'),
  seq bigint not null check (seq > 0),
  at timestamptz(3) not null,
  actor_kind text not null check (actor_kind in ('resident', 'staff', 'device', 'connected', 'system', 'nobody')),
  actor text,
  actor_name text,
  action text not null check (action ~ '^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+$'),
  subject_kind text,
  subject text,
  result text not null check (result in ('done', 'refused')),
  reason text,
  client text,
  details jsonb not null default '{}',
  previous text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  primary key (division, seq),
  check (actor_kind = 'nobody' or actor is not null)
);
create index audit_entry_at on audit_entry (division, at, seq);
create index audit_entry_actor on audit_entry (division, actor, seq);
create index audit_entry_actor_name on audit_entry (division, actor_name, seq);
create index audit_entry_action on audit_entry (division, action, seq);
create index audit_entry_subject on audit_entry (division, subject, seq);
comment on table audit_entry is '审计日志：只增不改，按摘要成链';
comment on column audit_entry.division is '所属县级行政区划';
comment on column audit_entry.seq is '序号，从 1 起连续';
comment on column audit_entry.at is '时间';
comment on column audit_entry.actor_kind is '操作者类别；nobody 表示未登录';
comment on column audit_entry.actor is '操作者账号';
comment on column audit_entry.actor_name is '操作者登录名或设备、系统名称；群众不记姓名';
comment on column audit_entry.action is '做了什么';
comment on column audit_entry.subject_kind is '对象类别';
comment on column audit_entry.subject is '对象';
comment on column audit_entry.result is '结果：done 已做、refused 被拒绝';
comment on column audit_entry.reason is '理由（查看个人信息必填）或拒绝原因代码';
comment on column audit_entry.client is '来自哪里：网络地址';
comment on column audit_entry.details is '细节，不含个人信息';
comment on column audit_entry.previous is '上一条的摘要；第一条为空串';
comment on column audit_entry.digest is 'SM3（上一条摘要 + 本条内容）';

create function keep_audit_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.at < now() - interval '6 months' then return old; end if;
  end if;
  raise exception 'audit_entry is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;
comment on function keep_audit_entry() is '拒绝修改审计日志，拒绝删除不满六个月的审计日志';
create trigger keep before update or delete on audit_entry for each row execute function keep_audit_entry();
create trigger keep_truncate before truncate on audit_entry for each statement execute function keep_audit_entry();
