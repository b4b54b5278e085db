-- 帮代办、云导办（R12.5、A9、B15）；岗位里也有供应商（R12.9），两处一致，先后都可以
alter table post drop constraint post_role_check;
alter table post add constraint post_role_check check (role in ('clerk', 'examiner', 'surveyor', 'approver',
  'supervisor', 'archivist', 'organ-head', 'director', 'catalogue-editor', 'supplier', 'assistant', 'system-admin',
  'security-admin', 'audit-admin'));

create table assistance_helper (
  division text not null,
  staff uuid not null,
  tier text not null check (tier in ('estate', 'park', 'village', 'town', 'county')),
  area text not null,
  place text,
  site text not null,
  organ text not null,
  languages text[] not null,
  phone text not null,
  away_until date,
  left_at timestamptz(3),
  version integer not null default 1,
  updated_by uuid not null,
  updated_at timestamptz(3) not null,
  primary key (division, staff),
  foreign key (division, staff) references staff (division, id),
  check ((tier in ('estate', 'park')) = (place is not null)),
  check (length(area) = case tier when 'county' then 6 when 'town' then 9 when 'village' then 12 else length(area) end)
);
create index assistance_helper_area on assistance_helper (division, area) where left_at is null;
comment on table assistance_helper is '帮办员名册（R12.5：县、乡镇街道、村社区、小区四级和园区）';
comment on column assistance_helper.division is '行政区划代码';
comment on column assistance_helper.staff is '工作人员账号';
comment on column assistance_helper.tier is '层级：estate 小区、park 园区、village 村（社区）、town 乡镇（街道）、county 县级';
comment on column assistance_helper.area is '服务的地方：区划代码 6、9 或 12 位';
comment on column assistance_helper.place is '小区或园区的名称';
comment on column assistance_helper.site is '在哪里办公';
comment on column assistance_helper.organ is '所在单位（统一社会信用代码）';
comment on column assistance_helper.languages is '会说的方言、语言';
comment on column assistance_helper.phone is '公布的工作电话';
comment on column assistance_helper.away_until is '请假到哪一天（含）；为空表示在岗';
comment on column assistance_helper.left_at is '离开名册的时间';
comment on column assistance_helper.version is '版本号';
comment on column assistance_helper.updated_by is '最后修改的人';
comment on column assistance_helper.updated_at is '最后修改时间';

create table assistance_duty (
  division text not null,
  id uuid not null default gen_random_uuid(),
  staff uuid not null,
  on_day date not null,
  from_time text not null check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text not null check (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  kind text not null check (kind in ('site', 'guide')),
  set_by uuid not null,
  set_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, staff) references assistance_helper (division, staff),
  unique (division, staff, on_day, from_time),
  check (from_time < to_time)
);
create index assistance_duty_day on assistance_duty (division, on_day, from_time);
comment on table assistance_duty is '帮办员值班表';
comment on column assistance_duty.division is '行政区划代码';
comment on column assistance_duty.id is '编号';
comment on column assistance_duty.staff is '帮办员';
comment on column assistance_duty.on_day is '日期';
comment on column assistance_duty.from_time is '从几点（时:分）';
comment on column assistance_duty.to_time is '到几点（时:分）';
comment on column assistance_duty.kind is 'site 在点上值班、guide 云导办值班';
comment on column assistance_duty.set_by is '排班人';
comment on column assistance_duty.set_at is '排班时间';

create table assistance (
  division text not null,
  case_id bigint not null,
  client uuid,
  asker uuid,
  area text not null,
  place text,
  language text,
  item_key text,
  content bytea not null,
  asked_at timestamptz(3) not null,
  state text not null,
  helper uuid,
  tier text,
  seq integer not null default 0,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id)
);
create index assistance_client on assistance (division, client, case_id desc) where client is not null;
create index assistance_asker on assistance (division, asker, case_id desc) where asker is not null;
create index assistance_load on assistance (division, helper) where state in ('assigned', 'helping');
create index assistance_open on assistance (division, case_id) where state in ('asked', 'assigned', 'helping');
comment on table assistance is '帮代办求助：内容加密，当前状态随每一步更新';
comment on column assistance.division is '行政区划代码';
comment on column assistance.case_id is '案件编号';
comment on column assistance.client is '要帮的人的账号；还没有账号的为空';
comment on column assistance.asker is '替别人求助的人的账号';
comment on column assistance.area is '要帮的人在哪里：区划代码 6、9 或 12 位';
comment on column assistance.place is '小区或园区的名称';
comment on column assistance.language is '希望说的方言、语言';
comment on column assistance.item_key is '事项代号';
comment on column assistance.content is '情况、姓名、电话、地址，加密';
comment on column assistance.asked_at is '求助时间';
comment on column assistance.state is '最近一步之后的状态';
comment on column assistance.helper is '现在由谁帮';
comment on column assistance.tier is '现在帮办的层级';
comment on column assistance.seq is '最近一步的事件序号';

create table assistance_step (
  division text not null,
  case_id bigint not null,
  seq integer not null,
  at timestamptz(3) not null,
  action text not null,
  state text not null,
  helper uuid,
  tier text,
  site text,
  outcome text,
  content bytea,
  primary key (division, case_id, seq),
  foreign key (division, case_id) references assistance (division, case_id)
);
create index assistance_step_closed on assistance_step (division, at) where action = 'close';
comment on table assistance_step is '帮代办的每一步：谁、哪一级、写下的话；件次从办结的一步统计';
comment on column assistance_step.division is '行政区划代码';
comment on column assistance_step.case_id is '案件编号';
comment on column assistance_step.seq is '案件事件序号';
comment on column assistance_step.at is '时间';
comment on column assistance_step.action is '动作';
comment on column assistance_step.state is '此后的状态';
comment on column assistance_step.helper is '此后由谁帮';
comment on column assistance_step.tier is '此后帮办的层级';
comment on column assistance_step.site is '帮办员当时的办公地点';
comment on column assistance_step.outcome is '结果或理由';
comment on column assistance_step.content is '写下的话，加密';

create function assistance_follows() returns trigger language plpgsql as $$
begin
  update assistance set state = new.state, helper = new.helper, tier = new.tier, seq = new.seq
    where division = new.division and case_id = new.case_id and seq < new.seq;
  return null;
end $$;
comment on function assistance_follows() is '求助的当前状态跟着最近一步走';
create trigger assistance_follows after insert on assistance_step for each row execute function assistance_follows();

create table assistance_mandate (
  division text not null,
  id uuid not null,
  case_id bigint not null,
  client uuid not null,
  helper uuid not null,
  content bytea not null,
  digest text not null,
  valid_from date not null,
  valid_to date not null,
  consent text not null check (consent in ('code', 'paper', 'counter', 'portal')),
  paper text,
  code_digest text,
  code_until timestamptz(3),
  code_tries integer not null default 0,
  consented_at timestamptz(3),
  consent_by text,
  withdrawn_at timestamptz(3),
  withdrawn_by text,
  made_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, case_id) references assistance (division, case_id),
  foreign key (division, helper) references assistance_helper (division, staff),
  check (valid_from <= valid_to),
  check ((consented_at is null) = (consent_by is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (consent <> 'paper' or paper is not null)
);
create index assistance_mandate_client on assistance_mandate (division, client, made_at desc);
create index assistance_mandate_helper on assistance_mandate (division, helper, made_at desc);
create index assistance_mandate_case on assistance_mandate (division, case_id);
comment on table assistance_mandate is '委托书（R12.5）：本人委托帮办员办什么、到什么时候';
comment on column assistance_mandate.division is '行政区划代码';
comment on column assistance_mandate.id is '编号';
comment on column assistance_mandate.case_id is '属于哪件帮代办';
comment on column assistance_mandate.client is '委托人的账号';
comment on column assistance_mandate.helper is '受托的帮办员';
comment on column assistance_mandate.content is '委托书全文：委托人、事项、可以做什么，加密';
comment on column assistance_mandate.digest is '全文的 SM3';
comment on column assistance_mandate.valid_from is '从哪一天起';
comment on column assistance_mandate.valid_to is '到哪一天止（含）';
comment on column assistance_mandate.consent is '怎样同意：code 验证码、paper 纸质签名、counter 窗口当面、portal 网上';
comment on column assistance_mandate.paper is '签名委托书照片的编号';
comment on column assistance_mandate.code_digest is '验证码的带密摘要';
comment on column assistance_mandate.code_until is '验证码有效到何时';
comment on column assistance_mandate.code_tries is '验证码试过几次';
comment on column assistance_mandate.consented_at is '同意的时间；为空表示还没有同意';
comment on column assistance_mandate.consent_by is '谁记下同意：resident/账号 或 staff/账号';
comment on column assistance_mandate.withdrawn_at is '撤销时间';
comment on column assistance_mandate.withdrawn_by is '谁撤销：resident/账号 或 staff/账号';
comment on column assistance_mandate.made_at is '拟定时间';

create function assistance_mandate_keep() returns trigger language plpgsql as $$
begin
  if (new.division, new.id, new.case_id, new.client, new.helper, new.content, new.digest, new.valid_from, new.valid_to)
      is distinct from
      (old.division, old.id, old.case_id, old.client, old.helper, old.content, old.digest, old.valid_from, old.valid_to)
    or old.withdrawn_at is not null and new is distinct from old
    or old.consented_at is not null and (new.consented_at, new.consent_by, new.consent, new.paper) is distinct from
      (old.consented_at, old.consent_by, old.consent, old.paper) then
    raise exception 'a mandate never changes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function assistance_mandate_keep() is '委托书的内容不能改，撤销后不能恢复';
create trigger assistance_mandate_keep before update on assistance_mandate
  for each row execute function assistance_mandate_keep();
create trigger assistance_mandate_stay before delete on assistance_mandate
  for each statement execute function refuse_change();

create table assistance_use (
  division text not null,
  seq bigint not null generated always as identity,
  mandate uuid not null,
  at timestamptz(3) not null,
  helper uuid not null,
  action text not null,
  refused text,
  case_id bigint,
  draft uuid,
  item_key text,
  primary key (division, seq),
  foreign key (division, mandate) references assistance_mandate (division, id)
);
create index assistance_use_mandate on assistance_use (division, mandate, seq desc);
create index assistance_use_draft on assistance_use (division, draft) where action = 'open' and refused is null;
create unique index assistance_use_case on assistance_use (division, case_id) where action = 'hand-in' and refused is null;
create trigger assistance_use_stay before update or delete on assistance_use
  for each statement execute function refuse_change();
comment on table assistance_use is '委托书的每次使用，包括被拒绝的；委托人看得到';
comment on column assistance_use.division is '行政区划代码';
comment on column assistance_use.seq is '序号';
comment on column assistance_use.mandate is '哪份委托书';
comment on column assistance_use.at is '时间';
comment on column assistance_use.helper is '帮办员';
comment on column assistance_use.action is '做了什么';
comment on column assistance_use.refused is '被拒绝的代码；为空表示做成了';
comment on column assistance_use.case_id is '哪个办件';
comment on column assistance_use.draft is '哪份草稿';
comment on column assistance_use.item_key is '事项代号';

create table guidance (
  division text not null,
  case_id bigint not null,
  client uuid not null,
  helper uuid not null,
  starts_at timestamptz(3) not null,
  minutes integer not null check (minutes > 0),
  content bytea not null,
  state text not null,
  seq integer not null default 0,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, helper) references assistance_helper (division, staff)
);
create unique index guidance_slot on guidance (division, helper, starts_at) where state <> 'cancelled';
create index guidance_client on guidance (division, client, case_id desc);
comment on table guidance is '云导办预约（B15）';
comment on column guidance.division is '行政区划代码';
comment on column guidance.case_id is '案件编号';
comment on column guidance.client is '预约人的账号';
comment on column guidance.helper is '导办员';
comment on column guidance.starts_at is '约定开始时间';
comment on column guidance.minutes is '约定多少分钟';
comment on column guidance.content is '想问什么、姓名电话、连线地址，加密';
comment on column guidance.state is '最近一步之后的状态';
comment on column guidance.seq is '最近一步的事件序号';

create table guidance_step (
  division text not null,
  case_id bigint not null,
  seq integer not null,
  at timestamptz(3) not null,
  action text not null,
  state text not null,
  outcome text,
  content bytea,
  primary key (division, case_id, seq),
  foreign key (division, case_id) references guidance (division, case_id)
);
comment on table guidance_step is '云导办的每一步：看了什么、怎么结束';
comment on column guidance_step.division is '行政区划代码';
comment on column guidance_step.case_id is '案件编号';
comment on column guidance_step.seq is '案件事件序号';
comment on column guidance_step.at is '时间';
comment on column guidance_step.action is '动作';
comment on column guidance_step.state is '此后的状态';
comment on column guidance_step.outcome is '怎么连、怎么结束';
comment on column guidance_step.content is '写下的话，加密';

create function guidance_follows() returns trigger language plpgsql as $$
begin
  update guidance set state = new.state, seq = new.seq
    where division = new.division and case_id = new.case_id and seq < new.seq;
  return null;
end $$;
comment on function guidance_follows() is '预约的当前状态跟着最近一步走';
create trigger guidance_follows after insert on guidance_step for each row execute function guidance_follows();
