-- Money behind the yearly report: the budget of a year, its execution, projects, contracts, payments, staff posts.
alter table post drop constraint post_role_check;
alter table post add constraint post_role_check check (role in ('clerk', 'examiner', 'surveyor', 'approver',
  'supervisor', 'archivist', 'organ-head', 'director', 'catalogue-editor', 'supplier', 'assistant', 'accountant',
  'system-admin', 'security-admin', 'audit-admin'));

create table budget_project (
  division text not null,
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  goal text,
  free_budget text,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  unique (division, code),
  foreign key (division, recorded_by) references staff (division, id)
);
create index budget_project_recorded_by on budget_project (division, recorded_by);
comment on table budget_project is '预算项目：项目支出按项目管理，可以跨年';
comment on column budget_project.division is '行政区划代码';
comment on column budget_project.id is '编号';
comment on column budget_project.code is '项目编码';
comment on column budget_project.name is '项目名称';
comment on column budget_project.goal is '绩效目标，一句话';
comment on column budget_project.free_budget is '对应免费服务的哪个预算项目（data/free-services.json），它的结算列入这个项目';
comment on column budget_project.recorded_by is '登记人';
comment on column budget_project.recorded_at is '登记时间';

create table budget_line (
  division text not null,
  id uuid not null default gen_random_uuid(),
  year integer not null check (year between 2000 and 2200),
  code text not null,
  name text not null,
  category text not null check (category in ('personnel', 'public', 'project')),
  funds text not null check (funds in ('own', 'transfer')),
  subject text,
  project_id uuid,
  in_fen bigint not null default 0 check (in_fen >= 0),
  out_fen bigint not null default 0 check (out_fen >= 0),
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  unique (division, year, code, funds),
  foreign key (division, project_id) references budget_project (division, id),
  foreign key (division, recorded_by) references staff (division, id),
  check ((category = 'project') = (project_id is not null)),
  check (category = 'project' or subject is not null),
  check (out_fen <= in_fen)
);
create index budget_line_project on budget_line (division, project_id);
create index budget_line_recorded_by on budget_line (division, recorded_by);
comment on table budget_line is '预算科目：一年里的一个科目或项目、一种资金来源；收支合计由数据库按明细累计，支出不得超过可用数';
comment on column budget_line.division is '行政区划代码';
comment on column budget_line.id is '编号';
comment on column budget_line.year is '年度';
comment on column budget_line.code is '编码：基本支出为经济分类科目，项目支出为项目编码';
comment on column budget_line.name is '名称';
comment on column budget_line.category is '类别：personnel 人员经费、public 公用经费、project 项目支出';
comment on column budget_line.funds is '资金来源：own 本级预算、transfer 上级转移支付';
comment on column budget_line.subject is '经济分类科目（data/budget.json）';
comment on column budget_line.project_id is '项目';
comment on column budget_line.in_fen is '可用数合计，分：年初、调整、上级转移、上年结转之和';
comment on column budget_line.out_fen is '执行数合计，分：凭证之和';
comment on column budget_line.recorded_by is '登记人';
comment on column budget_line.recorded_at is '登记时间';

create table budget_period (
  division text not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  closed_by uuid not null,
  closed_at timestamptz(3) not null,
  primary key (division, month),
  foreign key (division, closed_by) references staff (division, id)
);
create index budget_period_closed_by on budget_period (division, closed_by);
call make_append_only('budget_period');
comment on table budget_period is '已经结账的月份：不再登记这个月的凭证和预算变动，也不能反结账';
comment on column budget_period.division is '行政区划代码';
comment on column budget_period.month is '月份';
comment on column budget_period.closed_by is '结账人';
comment on column budget_period.closed_at is '结账时间';

create table budget_movement (
  division text not null,
  id uuid not null default gen_random_uuid(),
  line_id uuid not null,
  kind text not null check (kind in ('initial', 'adjustment', 'transfer', 'carried')),
  amount_fen bigint not null check (amount_fen <> 0 and abs(amount_fen) <= 10000000000000),
  on_day date not null,
  document text not null,
  reason text,
  corrects uuid,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, line_id) references budget_line (division, id),
  foreign key (division, corrects) references budget_movement (division, id),
  foreign key (division, recorded_by) references staff (division, id),
  check (kind <> 'adjustment' or reason is not null),
  check (corrects is null or reason is not null),
  check (amount_fen > 0 or kind in ('adjustment', 'transfer') or corrects is not null)
);
create index budget_movement_line on budget_movement (division, line_id);
create unique index budget_movement_corrects on budget_movement (division, corrects) where corrects is not null;
create index budget_movement_recorded_by on budget_movement (division, recorded_by);
call make_append_only('budget_movement');
comment on table budget_movement is '预算变动：年初、调整、上级转移、上年结转，只增不改；登错了用红字冲销';
comment on column budget_movement.division is '行政区划代码';
comment on column budget_movement.id is '编号';
comment on column budget_movement.line_id is '预算科目';
comment on column budget_movement.kind is '种类：initial 年初预算、adjustment 调整、transfer 上级转移支付、carried 上年结转';
comment on column budget_movement.amount_fen is '金额，分；调减为负';
comment on column budget_movement.on_day is '日期';
comment on column budget_movement.document is '依据：文号';
comment on column budget_movement.reason is '原因：调整和冲销必填';
comment on column budget_movement.corrects is '冲销哪一条，金额与它相反';
comment on column budget_movement.recorded_by is '登记人';
comment on column budget_movement.recorded_at is '登记时间';

create table budget_contract (
  division text not null,
  id uuid not null default gen_random_uuid(),
  project_id uuid not null,
  number text not null,
  title text not null,
  supplier text not null,
  procurement text not null,
  procured_on date not null,
  procured_by text not null,
  from_day date not null,
  until_day date not null,
  amount_fen bigint not null check (amount_fen > 0 and amount_fen <= 10000000000000),
  ceiling_fen bigint not null,
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  unique (division, number),
  foreign key (division, project_id) references budget_project (division, id),
  foreign key (division, recorded_by) references staff (division, id),
  check (from_day <= until_day),
  check (paid_fen <= ceiling_fen)
);
create index budget_contract_project on budget_contract (division, project_id);
create index budget_contract_recorded_by on budget_contract (division, recorded_by);
comment on table budget_contract is '项目的合同：怎样采购、哪家供应商、多少钱；付款合计不得超过合同和补充协议之和';
comment on column budget_contract.division is '行政区划代码';
comment on column budget_contract.id is '编号';
comment on column budget_contract.project_id is '项目';
comment on column budget_contract.number is '合同号';
comment on column budget_contract.title is '标的';
comment on column budget_contract.supplier is '供应商';
comment on column budget_contract.procurement is '采购方式（data/budget.json）';
comment on column budget_contract.procured_on is '确定供应商的日期';
comment on column budget_contract.procured_by is '采购依据：公告号、询价记录、竞价单号';
comment on column budget_contract.from_day is '合同期第一天';
comment on column budget_contract.until_day is '合同期最后一天';
comment on column budget_contract.amount_fen is '合同价，分；据实结算的为最高价';
comment on column budget_contract.ceiling_fen is '合同价加补充协议，分';
comment on column budget_contract.paid_fen is '已付合计，分';
comment on column budget_contract.recorded_by is '登记人';
comment on column budget_contract.recorded_at is '登记时间';

create table budget_supplement (
  division text not null,
  id uuid not null default gen_random_uuid(),
  contract_id uuid not null,
  amount_fen bigint not null check (amount_fen <> 0 and abs(amount_fen) <= 10000000000000),
  on_day date not null,
  document text not null,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, contract_id) references budget_contract (division, id),
  foreign key (division, recorded_by) references staff (division, id)
);
create index budget_supplement_contract on budget_supplement (division, contract_id);
create index budget_supplement_recorded_by on budget_supplement (division, recorded_by);
call make_append_only('budget_supplement');
comment on table budget_supplement is '补充协议：增减合同价，只增不改';
comment on column budget_supplement.division is '行政区划代码';
comment on column budget_supplement.id is '编号';
comment on column budget_supplement.contract_id is '合同';
comment on column budget_supplement.amount_fen is '增减金额，分';
comment on column budget_supplement.on_day is '签订日期';
comment on column budget_supplement.document is '协议号';
comment on column budget_supplement.reason is '原因';
comment on column budget_supplement.recorded_by is '登记人';
comment on column budget_supplement.recorded_at is '登记时间';

create table budget_acceptance (
  division text not null,
  id uuid not null default gen_random_uuid(),
  contract_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0 and amount_fen <= 10000000000000),
  on_day date not null,
  passed boolean not null,
  opinion text not null,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, contract_id) references budget_contract (division, id),
  foreign key (division, recorded_by) references staff (division, id)
);
create index budget_acceptance_contract on budget_acceptance (division, contract_id);
create index budget_acceptance_recorded_by on budget_acceptance (division, recorded_by);
call make_append_only('budget_acceptance');
comment on table budget_acceptance is '验收：验收人不登记付款';
comment on column budget_acceptance.division is '行政区划代码';
comment on column budget_acceptance.id is '编号';
comment on column budget_acceptance.contract_id is '合同';
comment on column budget_acceptance.amount_fen is '验收的金额，分';
comment on column budget_acceptance.on_day is '验收日期';
comment on column budget_acceptance.passed is '是否合格';
comment on column budget_acceptance.opinion is '验收意见';
comment on column budget_acceptance.recorded_by is '验收人';
comment on column budget_acceptance.recorded_at is '登记时间';

create table budget_entry (
  division text not null,
  id uuid not null default gen_random_uuid(),
  line_id uuid not null,
  voucher text not null,
  on_day date not null,
  amount_fen bigint not null check (amount_fen <> 0 and abs(amount_fen) <= 10000000000000),
  summary text not null,
  contract_id uuid,
  settlement_id uuid,
  settlement_part text,
  asset text,
  corrects uuid,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, line_id) references budget_line (division, id),
  foreign key (division, contract_id) references budget_contract (division, id),
  foreign key (division, settlement_id) references free_settlement (division, id),
  foreign key (division, corrects) references budget_entry (division, id),
  foreign key (division, recorded_by) references staff (division, id),
  check ((settlement_id is null) = (settlement_part is null)),
  check ((amount_fen > 0) = (corrects is null))
);
create index budget_entry_line on budget_entry (division, line_id, on_day);
create unique index budget_entry_voucher on budget_entry (division, line_id, voucher) where corrects is null;
create unique index budget_entry_corrects on budget_entry (division, corrects) where corrects is not null;
create index budget_entry_contract on budget_entry (division, contract_id) where contract_id is not null;
create index budget_entry_settlement on budget_entry (division, settlement_id) where settlement_id is not null;
create index budget_entry_recorded_by on budget_entry (division, recorded_by);
call make_append_only('budget_entry');
comment on table budget_entry is '支出凭证，只增不改；登错了用红字冲销再重新登记';
comment on column budget_entry.division is '行政区划代码';
comment on column budget_entry.id is '编号';
comment on column budget_entry.line_id is '预算科目';
comment on column budget_entry.voucher is '凭证号';
comment on column budget_entry.on_day is '记账日期，它的月份就是执行的月份';
comment on column budget_entry.amount_fen is '金额，分；冲销为负';
comment on column budget_entry.summary is '摘要；冲销写明原因';
comment on column budget_entry.contract_id is '付的哪份合同';
comment on column budget_entry.settlement_id is '付的哪份免费服务结算';
comment on column budget_entry.settlement_part is '结算里属于哪个免费服务预算项目的部分';
comment on column budget_entry.asset is '形成的资产在外部资产系统里的卡片编号';
comment on column budget_entry.corrects is '冲销哪一条，金额与它相反';
comment on column budget_entry.recorded_by is '登记人';
comment on column budget_entry.recorded_at is '登记时间';

create table budget_staffing (
  division text not null,
  year integer not null check (year between 2000 and 2200),
  edition integer not null check (edition > 0),
  administrative_posts integer not null check (administrative_posts between 0 and 10000),
  institution_posts integer not null check (institution_posts between 0 and 10000),
  administrative_staff integer not null check (administrative_staff between 0 and 10000),
  institution_staff integer not null check (institution_staff between 0 and 10000),
  employees integer not null check (employees between 0 and 10000),
  contracted integer not null check (contracted between 0 and 10000),
  retired integer not null check (retired between 0 and 10000),
  document text not null,
  note text,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (division, year, edition),
  foreign key (division, recorded_by) references staff (division, id)
);
create index budget_staffing_recorded_by on budget_staffing (division, recorded_by);
call make_append_only('budget_staffing');
comment on table budget_staffing is '编制和年末实有人数的各个版本，最后一版有效';
comment on column budget_staffing.division is '行政区划代码';
comment on column budget_staffing.year is '年度';
comment on column budget_staffing.edition is '第几版';
comment on column budget_staffing.administrative_posts is '行政编制数';
comment on column budget_staffing.institution_posts is '事业编制数';
comment on column budget_staffing.administrative_staff is '在职行政人员';
comment on column budget_staffing.institution_staff is '在职事业人员';
comment on column budget_staffing.employees is '政府雇员，不占编制';
comment on column budget_staffing.contracted is '临聘人员';
comment on column budget_staffing.retired is '退休人员';
comment on column budget_staffing.document is '依据：编制文件、年末花名册';
comment on column budget_staffing.note is '说明：超编时必填';
comment on column budget_staffing.recorded_by is '登记人';
comment on column budget_staffing.recorded_at is '登记时间';

create function keep_budget_period(division_of text, day date) returns void language plpgsql as $$
declare
  month_of text := lpad(extract(year from day)::int::text, 4, '0') || '-' || lpad(extract(month from day)::int::text, 2, '0');
begin
  perform pg_advisory_xact_lock_shared(hashtext('budget-period ' || division_of || ' ' || month_of));
  if exists (select from budget_period p where p.division = division_of and p.month = month_of) then
    raise exception 'budget period % is closed', month_of using errcode = 'check_violation', constraint = 'budget_period_closed';
  end if;
end $$;
comment on function keep_budget_period(text, date) is '已经结账的月份不再登记';

create function count_budget_movement() returns trigger language plpgsql as $$
declare
  line budget_line;
begin
  perform keep_budget_period(new.division, new.on_day);
  update budget_line l set in_fen = l.in_fen + new.amount_fen
    where l.division = new.division and l.id = new.line_id returning * into line;
  if line.year <> extract(year from new.on_day) or (new.kind = 'transfer' and line.funds <> 'transfer')
    or (new.kind in ('initial', 'adjustment') and line.funds <> 'own') then
    raise exception 'movement does not fit its line' using errcode = 'check_violation', constraint = 'budget_movement_line';
  end if;
  if new.corrects is not null and not exists (select from budget_movement m where m.division = new.division
    and m.id = new.corrects and m.line_id = new.line_id and m.kind = new.kind and m.amount_fen = -new.amount_fen
    and m.corrects is null) then
    raise exception 'counter-entry is not the opposite' using errcode = 'check_violation', constraint = 'budget_movement_opposite';
  end if;
  return new;
end $$;
comment on function count_budget_movement() is '预算变动计入科目的可用数';
create trigger budget_movement_counts before insert on budget_movement for each row execute function count_budget_movement();

create function count_budget_entry() returns trigger language plpgsql as $$
declare
  line budget_line;
begin
  perform keep_budget_period(new.division, new.on_day);
  update budget_line l set out_fen = l.out_fen + new.amount_fen
    where l.division = new.division and l.id = new.line_id returning * into line;
  if line.year <> extract(year from new.on_day) then
    raise exception 'entry of another year' using errcode = 'check_violation', constraint = 'budget_entry_year';
  end if;
  if new.contract_id is not null then
    update budget_contract c set paid_fen = c.paid_fen + new.amount_fen
      where c.division = new.division and c.id = new.contract_id and c.project_id = line.project_id;
    if not found then
      raise exception 'contract of another project' using errcode = 'check_violation', constraint = 'budget_entry_project';
    end if;
  end if;
  if new.corrects is not null and not exists (select from budget_entry e where e.division = new.division
    and e.id = new.corrects and e.line_id = new.line_id and e.amount_fen = -new.amount_fen and e.corrects is null
    and e.contract_id is not distinct from new.contract_id
    and e.settlement_id is not distinct from new.settlement_id
    and e.settlement_part is not distinct from new.settlement_part) then
    raise exception 'counter-entry is not the opposite' using errcode = 'check_violation', constraint = 'budget_entry_opposite';
  end if;
  if new.settlement_id is not null and new.corrects is null then
    perform pg_advisory_xact_lock(hashtext('budget-settlement ' || new.division || ' ' || new.settlement_id));
    if (select coalesce(sum(e.amount_fen), 0) from budget_entry e where e.division = new.division
      and e.settlement_id = new.settlement_id and e.settlement_part = new.settlement_part) <> 0 then
      raise exception 'settlement is booked' using errcode = 'check_violation', constraint = 'budget_entry_settled';
    end if;
  end if;
  return new;
end $$;
comment on function count_budget_entry() is '凭证计入科目的执行数和合同的已付数；一份结算只列支一次';
create trigger budget_entry_counts before insert on budget_entry for each row execute function count_budget_entry();

create function count_budget_supplement() returns trigger language plpgsql as $$
begin
  update budget_contract c set ceiling_fen = c.ceiling_fen + new.amount_fen
    where c.division = new.division and c.id = new.contract_id;
  return new;
end $$;
comment on function count_budget_supplement() is '补充协议计入合同的最高付款数';
create trigger budget_supplement_counts before insert on budget_supplement for each row execute function count_budget_supplement();
