-- A17, B17, B19: what each hall and service point can do and where it is; papers that travel from a service point to the hall.

create table site (
  division text not null,
  hall text not null,
  kind text not null check (kind in ('hall', 'branch', 'town', 'village', 'self-service')),
  lon numeric(9, 6) check (lon between 70 and 140),
  lat numeric(8, 6) check (lat between 0 and 60),
  position_source text check (position_source in ('measured', 'synthetic')),
  accessibility text[] not null default '{}',
  route text,
  extra jsonb not null default '[]',
  version integer not null check (version > 0),
  primary key (division, hall),
  foreign key (division, hall) references hall (division, id),
  check ((lon is null) = (lat is null) and (lon is null) = (position_source is null))
);
comment on table site is '服务点：大厅在组织机构之外的情况（类别、位置、无障碍、怎么走、赶集日和约定日）';
comment on column site.division is '行政区划代码';
comment on column site.hall is '大厅代号';
comment on column site.kind is '类别：hall 县级大厅、branch 分厅、town 乡镇便民服务中心、village 村级便民服务点、self-service 自助服务区';
comment on column site.lon is '经度';
comment on column site.lat is '纬度';
comment on column site.position_source is '位置来源：measured 实测、synthetic 演示数据（不是实测）';
comment on column site.accessibility is '无障碍条件';
comment on column site.route is '怎么走';
comment on column site.extra is '平常开放时间以外的：赶集日、约定日、临时关闭';
comment on column site.version is '版本';

create table site_item (
  division text not null,
  hall text not null,
  item text not null,
  how text not null check (how in ('here', 'forward', 'advice')),
  primary key (division, hall, item),
  foreign key (division, hall) references site (division, hall)
);
create index site_item_item on site_item (division, item);
comment on table site_item is '服务点下放的事项：窗口推出的之外，明确写定的办法优先';
comment on column site_item.division is '行政区划代码';
comment on column site_item.hall is '大厅代号';
comment on column site_item.item is '事项';
comment on column site_item.how is '怎么办：here 当场办理、forward 代收转办、advice 只咨询';

create table hand_over (
  division text not null,
  id uuid not null,
  number text not null,
  from_hall text not null,
  to_hall text not null,
  state text not null check (state in ('made', 'sent', 'received', 'missing')),
  made_by uuid not null,
  made_at timestamptz(3) not null,
  carrier text,
  sent_by uuid,
  sent_at timestamptz(3),
  received_by uuid,
  received_at timestamptz(3),
  version integer not null check (version > 0),
  primary key (division, id),
  unique (division, number),
  foreign key (division, from_hall) references hall (division, id),
  foreign key (division, to_hall) references hall (division, id),
  check (from_hall <> to_hall),
  check ((sent_at is null) = (sent_by is null) and (received_at is null) = (received_by is null)),
  check ((state = 'made') = (sent_at is null) and (state in ('received', 'missing')) = (received_at is not null))
);
create index hand_over_open on hand_over (division, to_hall, made_at) where state <> 'received';
create index hand_over_made on hand_over (division, made_at desc);
comment on table hand_over is '纸质材料交接单：代收点的原件怎样交到承办大厅';
comment on column hand_over.division is '行政区划代码';
comment on column hand_over.id is '交接单标识';
comment on column hand_over.number is '交接单号';
comment on column hand_over.from_hall is '交出的服务点';
comment on column hand_over.to_hall is '接收的大厅';
comment on column hand_over.state is '状态：made 已开单、sent 已交出、received 收齐、missing 有缺';
comment on column hand_over.made_by is '开单人账号';
comment on column hand_over.made_at is '开单时间';
comment on column hand_over.carrier is '由谁送、快递单号';
comment on column hand_over.sent_by is '交出人账号';
comment on column hand_over.sent_at is '交出时间';
comment on column hand_over.received_by is '接收人账号';
comment on column hand_over.received_at is '接收时间';
comment on column hand_over.version is '版本';

create table hand_over_paper (
  division text not null,
  hand_over uuid not null,
  seq integer not null check (seq > 0),
  case_id bigint not null,
  name text not null,
  copies integer not null check (copies between 1 and 99),
  state text not null check (state in ('listed', 'received', 'missing', 'found')),
  note text,
  settled_at timestamptz(3),
  primary key (division, hand_over, seq),
  foreign key (division, hand_over) references hand_over (division, id),
  foreign key (division, case_id) references "case" (division, id),
  check ((state = 'listed') = (settled_at is null)),
  check (state <> 'missing' or note is not null)
);
create index hand_over_paper_case on hand_over_paper (division, case_id);
comment on table hand_over_paper is '交接单上的每份纸质材料';
comment on column hand_over_paper.division is '行政区划代码';
comment on column hand_over_paper.hand_over is '交接单';
comment on column hand_over_paper.seq is '序号';
comment on column hand_over_paper.case_id is '办件编号';
comment on column hand_over_paper.name is '材料名称';
comment on column hand_over_paper.copies is '份数';
comment on column hand_over_paper.state is '状态：listed 在单上、received 已收到、missing 缺、found 后来找到';
comment on column hand_over_paper.note is '缺了怎么回事，在哪找到';
comment on column hand_over_paper.settled_at is '点收时间';
