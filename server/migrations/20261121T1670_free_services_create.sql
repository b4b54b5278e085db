-- R12.9: free services (seals, posting, prints, copies): who supplies them, what was ordered and delivered, what is paid.
alter table post drop constraint post_role_check;
alter table post add constraint post_role_check check (role in ('clerk', 'examiner', 'surveyor', 'approver',
  'supervisor', 'archivist', 'organ-head', 'director', 'catalogue-editor', 'supplier', 'assistant', 'system-admin',
  'security-admin', 'audit-admin'));

create table free_supplier (
  division text not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  uscc text,
  contact text,
  created_by uuid not null,
  created_at timestamptz(3) not null,
  primary key (division, id),
  unique (division, name),
  foreign key (division, created_by) references staff (division, id)
);
create index free_supplier_created_by on free_supplier (division, created_by);
comment on table free_supplier is '免费服务供应商';
comment on column free_supplier.division is '行政区划代码';
comment on column free_supplier.id is '供应商编号';
comment on column free_supplier.name is '名称';
comment on column free_supplier.uscc is '统一社会信用代码';
comment on column free_supplier.contact is '单位联系方式（公开的办公电话），不是个人的';
comment on column free_supplier.created_by is '登记人';
comment on column free_supplier.created_at is '登记时间';

create table free_supplier_member (
  division text not null,
  staff uuid not null,
  supplier_id uuid not null,
  added_by uuid not null,
  added_at timestamptz(3) not null,
  primary key (division, staff),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, supplier_id) references free_supplier (division, id),
  foreign key (division, added_by) references staff (division, id)
);
create index free_supplier_member_supplier on free_supplier_member (division, supplier_id);
create index free_supplier_member_added_by on free_supplier_member (division, added_by);
comment on table free_supplier_member is '供应商的账号：一个账号只属于一家';
comment on column free_supplier_member.division is '行政区划代码';
comment on column free_supplier_member.staff is '账号';
comment on column free_supplier_member.supplier_id is '供应商';
comment on column free_supplier_member.added_by is '登记人';
comment on column free_supplier_member.added_at is '登记时间';

create table free_contract (
  division text not null,
  id uuid not null default gen_random_uuid(),
  supplier_id uuid not null,
  number text not null,
  from_day date not null,
  until_day date not null,
  created_by uuid not null,
  created_at timestamptz(3) not null,
  primary key (division, id),
  unique (division, supplier_id, number),
  foreign key (division, supplier_id) references free_supplier (division, id),
  foreign key (division, created_by) references staff (division, id),
  check (from_day <= until_day)
);
create index free_contract_created_by on free_contract (division, created_by);
comment on table free_contract is '免费服务采购合同';
comment on column free_contract.division is '行政区划代码';
comment on column free_contract.id is '编号';
comment on column free_contract.supplier_id is '供应商';
comment on column free_contract.number is '合同号';
comment on column free_contract.from_day is '合同期第一天';
comment on column free_contract.until_day is '合同期最后一天';
comment on column free_contract.created_by is '登记人';
comment on column free_contract.created_at is '登记时间';

create table free_price (
  division text not null,
  contract_id uuid not null,
  kind text not null,
  from_day date not null,
  price_fen integer not null check (price_fen between 0 and 100000000),
  set_by uuid not null,
  set_at timestamptz(3) not null,
  primary key (division, contract_id, kind, from_day),
  foreign key (division, contract_id) references free_contract (division, id),
  foreign key (division, set_by) references staff (division, id)
);
create index free_price_set_by on free_price (division, set_by);
call make_append_only('free_price');
comment on table free_price is '合同单价的各个版本：改价是新的一行，已经下的单仍按原价';
comment on column free_price.division is '行政区划代码';
comment on column free_price.contract_id is '合同';
comment on column free_price.kind is '服务种类（data/free-services.json）';
comment on column free_price.from_day is '从哪天下的单起按这个价';
comment on column free_price.price_fen is '单价，分';
comment on column free_price.set_by is '登记人';
comment on column free_price.set_at is '登记时间';

create table free_order (
  division text not null,
  case_id bigint not null,
  about_case bigint not null,
  kind text not null,
  quantity integer not null check (quantity between 1 and 1000),
  way text not null check (way in ('collect', 'post')),
  recipient bytea not null,
  request_key uuid not null,
  ordered_by text not null check (ordered_by in ('resident', 'staff')),
  ordered_at timestamptz(3) not null,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, about_case) references "case" (division, id),
  unique (division, request_key)
);
create index free_order_about on free_order (division, about_case);
comment on table free_order is '免费服务单：随哪个办件、要什么、寄给谁';
comment on column free_order.division is '行政区划代码';
comment on column free_order.case_id is '服务单的案件编号';
comment on column free_order.about_case is '随哪个办件';
comment on column free_order.kind is '服务种类（data/free-services.json）';
comment on column free_order.quantity is '数量';
comment on column free_order.way is '怎样拿到：collect 窗口领取、post 寄送';
comment on column free_order.recipient is '收件人姓名、电话、地址，加密';
comment on column free_order.request_key is '下单请求号：重复的请求得到同一张单';
comment on column free_order.ordered_by is '谁下的单：resident 申请人、staff 窗口';
comment on column free_order.ordered_at is '下单时间';

create table free_order_step (
  division text not null,
  case_id bigint not null,
  seq integer not null,
  at timestamptz(3) not null,
  action text not null,
  state text not null,
  supplier_id uuid not null,
  price_fen integer not null check (price_fen >= 0),
  tracking text,
  proof text check (proof in ('signature', 'photo', 'collection')),
  photo text,
  reason text,
  content bytea,
  primary key (division, case_id, seq),
  foreign key (division, case_id) references free_order (division, case_id),
  foreign key (division, supplier_id) references free_supplier (division, id),
  check ((proof is not null) = (state = 'delivered')),
  check (proof is distinct from 'photo' or photo is not null)
);
create index free_order_step_supplier on free_order_step (division, supplier_id);
create index free_order_step_end on free_order_step (division, case_id)
  where state in ('delivered', 'returned', 'cancelled');
comment on table free_order_step is '服务单的每一步：此后的状态、由哪家供应、按什么价';
comment on column free_order_step.division is '行政区划代码';
comment on column free_order_step.case_id is '服务单的案件编号';
comment on column free_order_step.seq is '案件事件序号';
comment on column free_order_step.at is '时间';
comment on column free_order_step.action is '动作';
comment on column free_order_step.state is '此后的状态';
comment on column free_order_step.supplier_id is '此后由哪家供应';
comment on column free_order_step.price_fen is '此后按什么单价，分';
comment on column free_order_step.tracking is '运单号';
comment on column free_order_step.proof is '送达证明：signature 签收、photo 照片、collection 窗口领取';
comment on column free_order_step.photo is '照片（文件摘要）';
comment on column free_order_step.reason is '原因代码';
comment on column free_order_step.content is '签收人和写下的话，加密';

create table free_photo (
  division text not null,
  id text not null,
  by_staff uuid not null,
  type text not null,
  at timestamptz(3) not null,
  primary key (division, id, by_staff),
  foreign key (division, by_staff) references staff (division, id)
);
create index free_photo_by on free_photo (division, by_staff);
comment on table free_photo is '送达照片';
comment on column free_photo.division is '行政区划代码';
comment on column free_photo.id is '文件摘要';
comment on column free_photo.by_staff is '谁传的';
comment on column free_photo.type is '媒体类型';
comment on column free_photo.at is '时间';

create table free_supply (
  division text not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  supplier_id uuid,
  case_id bigint,
  about_case bigint,
  corrects uuid,
  quantity integer not null check (quantity <> 0),
  price_fen integer not null check (price_fen >= 0),
  amount_fen bigint not null,
  supplied_on date not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  reason text,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, case_id) references free_order (division, case_id),
  foreign key (division, about_case) references "case" (division, id),
  foreign key (division, supplier_id) references free_supplier (division, id),
  foreign key (division, corrects) references free_supply (division, id),
  check (amount_fen = quantity::bigint * price_fen),
  check (supplier_id is not null or price_fen = 0),
  check ((corrects is null and quantity > 0) or (corrects is not null and reason is not null))
);
create unique index free_supply_order on free_supply (division, case_id) where case_id is not null and corrects is null;
create index free_supply_month on free_supply (division, month, kind);
create index free_supply_supplier on free_supply (division, supplier_id, month);
create index free_supply_corrects on free_supply (division, corrects) where corrects is not null;
create index free_supply_about on free_supply (division, about_case) where about_case is not null;
call make_append_only('free_supply');
comment on table free_supply is '供应明细：送达的服务单、窗口计数的打印复印和更正，只增不改；结算和预算都由它加总';
comment on column free_supply.division is '行政区划代码';
comment on column free_supply.id is '明细编号';
comment on column free_supply.kind is '服务种类（data/free-services.json）';
comment on column free_supply.supplier_id is '供应商；本局自己打印的为空，不付款';
comment on column free_supply.case_id is '服务单的案件编号；窗口计数的为空';
comment on column free_supply.about_case is '随哪个办件；窗口计数可以为空';
comment on column free_supply.corrects is '更正哪一条；更正自己成一条，原来那条不变';
comment on column free_supply.quantity is '数量；更正减少的为负';
comment on column free_supply.price_fen is '单价，分';
comment on column free_supply.amount_fen is '金额，分';
comment on column free_supply.supplied_on is '送达、领取或打印的那天';
comment on column free_supply.month is '登记证明的月份：结算归这个月，迟到的证明归后一个月';
comment on column free_supply.reason is '更正的原因';
comment on column free_supply.recorded_by is '登记人';
comment on column free_supply.recorded_at is '登记时间';

create table free_settlement (
  division text not null,
  id uuid not null default gen_random_uuid(),
  supplier_id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  prepared_by uuid not null,
  prepared_at timestamptz(3) not null,
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  primary key (division, id),
  unique (division, supplier_id, month),
  foreign key (division, supplier_id) references free_supplier (division, id),
  foreign key (division, prepared_by) references staff (division, id),
  foreign key (division, confirmed_by) references staff (division, id),
  check (confirmed_by is null or confirmed_by <> prepared_by),
  check ((confirmed_by is null) = (confirmed_at is null))
);
create index free_settlement_prepared_by on free_settlement (division, prepared_by);
create index free_settlement_confirmed_by on free_settlement (division, confirmed_by);
comment on table free_settlement is '供应商的月度结算：一人编制，另一人确认';
comment on column free_settlement.division is '行政区划代码';
comment on column free_settlement.id is '结算编号';
comment on column free_settlement.supplier_id is '供应商';
comment on column free_settlement.month is '结算到哪个月';
comment on column free_settlement.prepared_by is '编制人';
comment on column free_settlement.prepared_at is '编制时间';
comment on column free_settlement.confirmed_by is '确认人';
comment on column free_settlement.confirmed_at is '确认时间';

create table free_settlement_line (
  division text not null,
  settlement_id uuid not null,
  seq integer not null,
  supply_id uuid not null,
  primary key (division, settlement_id, seq),
  unique (division, supply_id),
  foreign key (division, settlement_id) references free_settlement (division, id),
  foreign key (division, supply_id) references free_supply (division, id)
);
call make_append_only('free_settlement_line');
comment on table free_settlement_line is '结算行：每条明细只进一次结算';
comment on column free_settlement_line.division is '行政区划代码';
comment on column free_settlement_line.settlement_id is '结算';
comment on column free_settlement_line.seq is '行号';
comment on column free_settlement_line.supply_id is '供应明细';

create table free_dispute (
  division text not null,
  id uuid not null default gen_random_uuid(),
  settlement_id uuid not null,
  supply_id uuid not null,
  reason text not null,
  raised_by uuid not null,
  raised_at timestamptz(3) not null,
  outcome text check (outcome in ('upheld', 'rejected')),
  answer text,
  correction_id uuid,
  resolved_by uuid,
  resolved_at timestamptz(3),
  primary key (division, id),
  foreign key (division, settlement_id) references free_settlement (division, id),
  foreign key (division, supply_id) references free_supply (division, id),
  foreign key (division, correction_id) references free_supply (division, id),
  foreign key (division, raised_by) references staff (division, id),
  foreign key (division, resolved_by) references staff (division, id),
  check (resolved_by is null or resolved_by <> raised_by),
  check ((outcome is null) = (resolved_by is null) and (outcome is null) = (answer is null)),
  check (correction_id is null or outcome = 'upheld')
);
create unique index free_dispute_open on free_dispute (division, supply_id) where outcome is null;
create index free_dispute_settlement on free_dispute (division, settlement_id);
create index free_dispute_supply on free_dispute (division, supply_id);
create index free_dispute_correction on free_dispute (division, correction_id);
create index free_dispute_raised_by on free_dispute (division, raised_by);
create index free_dispute_resolved_by on free_dispute (division, resolved_by);
comment on table free_dispute is '对结算行的异议';
comment on column free_dispute.division is '行政区划代码';
comment on column free_dispute.id is '编号';
comment on column free_dispute.settlement_id is '结算';
comment on column free_dispute.supply_id is '有异议的明细';
comment on column free_dispute.reason is '理由';
comment on column free_dispute.raised_by is '提出人';
comment on column free_dispute.raised_at is '提出时间';
comment on column free_dispute.outcome is '结果：upheld 成立、rejected 不成立；为空表示还没有答复';
comment on column free_dispute.answer is '答复';
comment on column free_dispute.correction_id is '成立后的更正明细';
comment on column free_dispute.resolved_by is '答复人';
comment on column free_dispute.resolved_at is '答复时间';

create table free_budget (
  division text not null,
  year integer not null check (year between 2000 and 2200),
  line text not null,
  edition integer not null check (edition > 0),
  amount_fen bigint not null check (amount_fen >= 0),
  reason text not null,
  set_by uuid not null,
  set_at timestamptz(3) not null,
  primary key (division, year, line, edition),
  foreign key (division, set_by) references staff (division, id)
);
create index free_budget_set_by on free_budget (division, set_by);
call make_append_only('free_budget');
comment on table free_budget is '年度预算的各个版本，最后一版有效';
comment on column free_budget.division is '行政区划代码';
comment on column free_budget.year is '年度';
comment on column free_budget.line is '预算项目（data/free-services.json）';
comment on column free_budget.edition is '第几版';
comment on column free_budget.amount_fen is '金额，分';
comment on column free_budget.reason is '依据';
comment on column free_budget.set_by is '登记人';
comment on column free_budget.set_at is '登记时间';
