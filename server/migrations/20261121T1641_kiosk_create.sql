-- What happens at a kiosk: who was there, what was printed, paid and put into the box.

create table kiosk_visit (
  division text not null,
  id uuid not null,
  device uuid not null,
  resident uuid not null,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_by text check (ended_by in ('left', 'silence', 'next')),
  primary key (division, id),
  foreign key (division, device) references device (division, id),
  foreign key (division, resident) references resident (division, id),
  check ((ended_at is null) = (ended_by is null))
);
create index kiosk_visit_device on kiosk_visit (division, device, started_at);
create index kiosk_visit_resident on kiosk_visit (division, resident);
comment on table kiosk_visit is '在自助终端登录的一次使用';
comment on column kiosk_visit.division is '所属县级行政区划';
comment on column kiosk_visit.id is '编号';
comment on column kiosk_visit.device is '哪台自助终端';
comment on column kiosk_visit.resident is '群众账号';
comment on column kiosk_visit.started_at is '登录时间';
comment on column kiosk_visit.ended_at is '退出时间';
comment on column kiosk_visit.ended_by is '怎样退出：left 本人退出、silence 无人操作、next 被下一个人的登录替换';

create table kiosk_print (
  division text not null,
  id uuid not null,
  device uuid not null,
  resident uuid,
  kind text not null check (kind in ('document', 'licence', 'ticket', 'deposit', 'payment')),
  subject text not null,
  pages integer not null check (pages > 0),
  state text not null check (state in ('sent', 'printed', 'failed')),
  at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, device) references device (division, id),
  foreign key (division, resident) references resident (division, id)
);
create index kiosk_print_device on kiosk_print (division, device, at);
create index kiosk_print_resident on kiosk_print (division, resident);
comment on table kiosk_print is '在自助终端打印的每一份：同一请求只打印一次';
comment on column kiosk_print.division is '所属县级行政区划';
comment on column kiosk_print.id is '打印请求编号';
comment on column kiosk_print.device is '哪台自助终端';
comment on column kiosk_print.resident is '谁打印的；没有登录时为空';
comment on column kiosk_print.kind is '什么：document 办件文书、licence 证照、ticket 排队号、deposit 投件回执、payment 缴费回执';
comment on column kiosk_print.subject is '哪一份：办件编号、证照编号、票号，不含个人信息';
comment on column kiosk_print.pages is '页数';
comment on column kiosk_print.state is '状态：sent 已送打印机、printed 打印完、failed 没有打印';
comment on column kiosk_print.at is '时间';

create table kiosk_payment (
  division text not null,
  id uuid not null,
  case_id bigint not null,
  device uuid not null,
  item_key text not null,
  tariff text not null,
  name text not null check (name <> ''),
  fen bigint not null check (fen > 0),
  state text not null check (state in ('waiting', 'paid', 'closed')),
  code text not null,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  paid_at timestamptz(3),
  reference text,
  primary key (division, id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, device) references device (division, id),
  check ((state = 'paid') = (paid_at is not null and reference is not null))
);
create unique index kiosk_payment_open on kiosk_payment (division, case_id) where state in ('waiting', 'paid');
create index kiosk_payment_device on kiosk_payment (division, device, made_at);
comment on table kiosk_payment is '扫码缴费：同一办件同时只有一笔待付或者已付，不会收两次';
comment on column kiosk_payment.division is '所属县级行政区划';
comment on column kiosk_payment.id is '缴费单编号，也是付款通道里的订单号';
comment on column kiosk_payment.case_id is '哪个办件';
comment on column kiosk_payment.device is '在哪台自助终端';
comment on column kiosk_payment.item_key is '哪个事项的收费';
comment on column kiosk_payment.tariff is '按哪一档收费';
comment on column kiosk_payment.name is '收费名称';
comment on column kiosk_payment.fen is '金额（分）';
comment on column kiosk_payment.state is '状态：waiting 待付款、paid 已付款、closed 已关闭没有付款';
comment on column kiosk_payment.code is '给付款人扫的码';
comment on column kiosk_payment.made_at is '生成时间';
comment on column kiosk_payment.expires_at is '到何时失效';
comment on column kiosk_payment.paid_at is '付款时间';
comment on column kiosk_payment.reference is '付款通道的流水号';

create table deposit (
  division text not null,
  case_id bigint not null,
  device uuid not null,
  hall text not null,
  purpose text not null check (purpose in ('apply', 'add', 'other')),
  item_key text,
  about_case bigint,
  sheets integer not null check (sheets between 1 and 999),
  content bytea not null,
  code_index text not null,
  resident uuid,
  dropped_at timestamptz(3) not null,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, device) references device (division, id),
  foreign key (division, hall) references hall (division, id),
  foreign key (division, about_case) references "case" (division, id),
  foreign key (division, resident) references resident (division, id)
);
create index deposit_device on deposit (division, device);
create index deposit_hall on deposit (division, hall, case_id);
create index deposit_about_case on deposit (division, about_case) where about_case is not null;
create index deposit_resident on deposit (division, resident) where resident is not null;
comment on table deposit is '自助投件：放进投件箱的一个信封';
comment on column deposit.division is '所属县级行政区划';
comment on column deposit.case_id is '投件编号（办件）';
comment on column deposit.device is '在哪台自助终端投的';
comment on column deposit.hall is '哪个大厅';
comment on column deposit.purpose is '做什么：apply 申请办事、add 给已有办件补材料、other 其他';
comment on column deposit.item_key is '申请的事项';
comment on column deposit.about_case is '补材料的办件';
comment on column deposit.sheets is '投件人说有几张纸';
comment on column deposit.content is '姓名、电话（加密）';
comment on column deposit.code_index is '查询码的盲索引';
comment on column deposit.resident is '群众账号；没有登录时为空';
comment on column deposit.dropped_at is '投入时间';

create table deposit_step (
  division text not null,
  case_id bigint not null,
  seq integer not null check (seq > 0),
  at timestamptz(3) not null,
  action text not null,
  staff uuid not null,
  words bytea not null,
  primary key (division, case_id, seq),
  foreign key (division, case_id) references deposit (division, case_id),
  foreign key (division, staff) references staff (division, id)
);
create index deposit_step_staff on deposit_step (division, staff);
comment on table deposit_step is '投件的处理：清点了什么、转到哪里、为什么退回';
comment on column deposit_step.division is '所属县级行政区划';
comment on column deposit_step.case_id is '投件编号（办件）';
comment on column deposit_step.seq is '办件事件序号';
comment on column deposit_step.at is '时间';
comment on column deposit_step.action is '动作';
comment on column deposit_step.staff is '经手人';
comment on column deposit_step.words is '清点的内容、说明（加密）';
