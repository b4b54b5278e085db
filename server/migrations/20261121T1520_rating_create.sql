-- R4.1–R4.10: the services that may be rated, ratings, the links to give them by, bad ratings and the calls about them.

alter table device drop constraint device_kind_check;
alter table device add constraint device_kind_check check (kind in ('kiosk', 'screen', 'tablet'));
alter table device add column counter text;
alter table device add constraint device_counter_check check ((kind = 'tablet') = (counter is not null));
alter table device add foreign key (division, hall, counter) references counter (division, hall, id);
comment on column device.kind is '类别：kiosk 自助终端、screen 屏幕、tablet 窗口平板';
comment on column device.counter is '窗口平板所在的窗口；其他设备为空';

create table counter_seat (
  division text not null,
  staff uuid not null,
  hall text not null,
  counter text not null,
  since timestamptz(3) not null,
  primary key (division, staff),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, hall, counter) references counter (division, hall, id)
);
comment on table counter_seat is '窗口人员现在坐在哪个窗口：服务和评价按窗口统计，平板据此知道请谁评价';
comment on column counter_seat.division is '行政区划代码';
comment on column counter_seat.staff is '工作人员账号';
comment on column counter_seat.hall is '大厅';
comment on column counter_seat.counter is '窗口';
comment on column counter_seat.since is '从何时起';

create table rating_point (
  division text not null,
  case_id bigint not null,
  service integer not null check (service > 0),
  kind text not null check (kind in ('acceptance', 'collection', 'case')),
  served_at timestamptz(3) not null,
  served_on date not null,
  organ text not null,
  server_organ text not null,
  item_key text not null,
  item_name text not null,
  hall text,
  counter text,
  person text,
  primary key (division, case_id, service),
  unique (division, case_id, kind),
  foreign key (division, case_id) references "case" (division, id)
);
create index rating_point_day on rating_point (division, served_on, organ);
create index rating_point_counter on rating_point (division, hall, counter, served_at) where counter is not null;
comment on table rating_point is '服务点：可以评价的一次服务（大厅一次一评，网上一事一评），由办件事件推出';
comment on column rating_point.division is '行政区划代码';
comment on column rating_point.case_id is '办件编号';
comment on column rating_point.service is '服务次数（assessNumber）：这个办件的第几次服务';
comment on column rating_point.kind is '服务：acceptance 窗口收件、collection 窗口领取结果、case 网上办事';
comment on column rating_point.served_at is '服务完成时间';
comment on column rating_point.served_on is '服务完成日期（北京时间）';
comment on column rating_point.organ is '办件的承办机构';
comment on column rating_point.server_organ is '提供这次服务的人员所在机构：谁办理谁负责';
comment on column rating_point.item_key is '事项或者一件事';
comment on column rating_point.item_name is '事项名称';
comment on column rating_point.hall is '大厅；网上办事为空';
comment on column rating_point.counter is '窗口；不知道时为空';
comment on column rating_point.person is '服务人员账号；系统办理的为空';

create table rating (
  division text not null,
  case_id bigint not null,
  service integer not null,
  id uuid not null,
  kind text not null,
  organ text not null,
  server_organ text not null,
  item_key text not null,
  hall text,
  counter text,
  person text,
  channel smallint not null check (channel between 1 and 7),
  grade smallint not null check (grade between 1 and 5),
  star smallint not null,
  codes text[] not null default '{}',
  themes text[] not null default '{}',
  text_sealed bytea,
  public_text text,
  rater text not null check (rater ~ '^(resident|link|device|caller)/.'),
  client text,
  rated_at timestamptz(3) not null,
  rated_on date not null,
  standing text not null check (standing in ('counted', 'held', 'rejected', 'excluded')),
  reason text,
  judged_by text,
  judged_at timestamptz(3),
  judged_note text,
  follow_sealed bytea,
  follow_public text,
  followed_at timestamptz(3),
  reply text,
  published_at timestamptz(3),
  primary key (division, case_id, service),
  unique (division, id),
  foreign key (division, case_id, service) references rating_point (division, case_id, service),
  check (star = 6 - grade),
  check (standing not in ('held', 'rejected', 'excluded') or reason is not null),
  check ((judged_by is null) = (judged_at is null)),
  check (standing <> 'rejected' or judged_by is not null),
  check ((follow_sealed is null) = (followed_at is null)),
  check (published_at is null or standing = 'counted')
);
create index rating_day on rating (division, rated_on, organ);
create index rating_standing on rating (division, standing, rated_at) where standing <> 'counted';
create index rating_published on rating (division, published_at desc) where published_at is not null;
create index rating_client on rating (division, client, rated_at) where client is not null;
create index rating_rater on rating (division, rater, rated_at);
comment on table rating is '好差评：每次服务至多一条，没有评价就没有（不默认好评）';
comment on column rating.division is '行政区划代码';
comment on column rating.case_id is '被评价的办件';
comment on column rating.service is '服务次数（assessNumber）';
comment on column rating.id is '评价标识';
comment on column rating.kind is '服务：acceptance 窗口收件、collection 窗口领取结果、case 网上办事';
comment on column rating.organ is '办件的承办机构';
comment on column rating.server_organ is '提供这次服务的人员所在机构';
comment on column rating.item_key is '事项或者一件事';
comment on column rating.hall is '大厅';
comment on column rating.counter is '窗口';
comment on column rating.person is '服务人员账号';
comment on column rating.channel is '评价渠道（pf）：1 电脑网页、2 手机、3 扫码、4 窗口平板、5 自助终端、6 电话、7 短信';
comment on column rating.grade is '等次：1 非常满意 … 5 非常不满意，4、5 为差评';
comment on column rating.star is '星级：5 为非常满意，和等次相反';
comment on column rating.codes is '评价详情代码，首位等于星级';
comment on column rating.themes is '文字里反映的问题类别（data/complaint-themes.json）';
comment on column rating.text_sealed is '评价文字原文，加密';
comment on column rating.public_text is '去掉个人信息的文字';
comment on column rating.rater is '怎样确认是本人：resident/账号、link/链接、device/设备、caller/回访人员账号';
comment on column rating.client is '网络地址的盲索引，用于发现集中刷评';
comment on column rating.rated_at is '评价时间';
comment on column rating.rated_on is '评价日期（北京时间）';
comment on column rating.standing is 'counted 计入、held 待人工核实、rejected 核实为刷评、excluded 误评或恶意差评，不计入';
comment on column rating.reason is '为什么待核实或者不计入';
comment on column rating.judged_by is '核实人账号';
comment on column rating.judged_at is '核实时间';
comment on column rating.judged_note is '核实说明';
comment on column rating.follow_sealed is '追评原文，加密；只有一次';
comment on column rating.follow_public is '去掉个人信息的追评';
comment on column rating.followed_at is '追评时间';
comment on column rating.reply is '整改后的答复，随评价公开';
comment on column rating.published_at is '公开时间；差评在整改复核以后公开';

create table rating_link (
  division text not null,
  id uuid not null,
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  case_id bigint not null,
  service integer not null,
  channel smallint not null check (channel in (3, 4, 7)),
  hall text,
  counter text,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (division, id),
  unique (division, digest),
  foreign key (division, case_id, service) references rating_point (division, case_id, service),
  check ((channel = 4) = (digest is null)),
  check ((channel = 4) = (counter is not null)),
  check (expires_at > made_at)
);
create index rating_link_counter on rating_link (division, hall, counter, made_at desc) where counter is not null;
create unique index rating_link_once on rating_link (division, case_id, service, channel) where channel in (4, 7);
comment on table rating_link is '评价链接：短信、扫码各一次有效；窗口平板的没有令牌，只在那个窗口的平板上有效';
comment on column rating_link.division is '行政区划代码';
comment on column rating_link.id is '标识';
comment on column rating_link.digest is '令牌的 SHA-256；令牌本身不保存';
comment on column rating_link.case_id is '办件编号';
comment on column rating_link.service is '服务次数';
comment on column rating_link.channel is '评价渠道：3 扫码、4 窗口平板、7 短信';
comment on column rating_link.hall is '大厅（平板）';
comment on column rating_link.counter is '窗口（平板）';
comment on column rating_link.made_at is '产生时间';
comment on column rating_link.expires_at is '失效时间';
comment on column rating_link.used_at is '使用时间；空为没有用过';

create table bad_rating (
  division text not null,
  case_id bigint not null,
  rating_id uuid not null,
  called_at timestamptz(3),
  confirmed_at timestamptz(3),
  due_at timestamptz(3),
  rectified_at timestamptz(3),
  late boolean not null default false,
  closed_at timestamptz(3),
  primary key (division, case_id),
  unique (division, rating_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, rating_id) references rating (division, id)
);
comment on table bad_rating is '差评整改办件：对应哪条评价，走到哪一步（随办件事件更新，供统计）';
comment on column bad_rating.division is '行政区划代码';
comment on column bad_rating.case_id is '差评整改办件编号';
comment on column bad_rating.rating_id is '评价标识';
comment on column bad_rating.called_at is '联系上评价人的时间';
comment on column bad_rating.confirmed_at is '认定属实的时间';
comment on column bad_rating.due_at is '整改到期时间';
comment on column bad_rating.rectified_at is '最近一次整改答复的时间';
comment on column bad_rating.late is '是否有一次整改超过期限';
comment on column bad_rating.closed_at is '复核通过、公开的时间';

create table rating_call (
  division text not null,
  case_id bigint not null,
  seq integer not null,
  note bytea not null,
  primary key (division, case_id, seq),
  foreign key (division, case_id) references bad_rating (division, case_id)
);
call make_append_only('rating_call');
comment on table rating_call is '差评回访记录：和评价人谈了什么，只有回访人员看得到';
comment on column rating_call.division is '行政区划代码';
comment on column rating_call.case_id is '差评整改办件编号';
comment on column rating_call.seq is '哪一步（办件事件序号）';
comment on column rating_call.note is '回访内容，加密';
