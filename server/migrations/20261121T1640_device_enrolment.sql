-- Devices are enrolled by a code that works once, tell how they are, and can be locked from the desk.

alter table device drop constraint device_kind_check;
alter table device add constraint device_kind_check check (kind in ('kiosk', 'screen', 'tablet', 'dropbox'));
alter table device
  add column enrolled_at timestamptz(3),
  add column locked_at timestamptz(3),
  add column locked_by uuid,
  add column lock_reason text check (lock_reason <> ''),
  add foreign key (division, locked_by) references staff (division, id),
  add check (num_nonnulls(locked_at, locked_by, lock_reason) in (0, 3));
create index device_locked_by on device (division, locked_by) where locked_by is not null;
comment on table device is '设备：自助终端、屏幕、窗口平板、投件箱';
comment on column device.kind is '类别：kiosk 自助终端、screen 屏幕、tablet 窗口平板、dropbox 投件箱';
comment on column device.enrolled_at is '最近一次用配对码连上的时间；为空表示还没有连过';
comment on column device.locked_at is '从何时起暂停使用；为空表示在用';
comment on column device.locked_by is '谁暂停的';
comment on column device.lock_reason is '为什么暂停，显示在设备上';

create table device_code (
  division text not null,
  digest text not null check (digest ~ '^[A-Za-z0-9_-]{43}$'),
  device uuid not null,
  made_by uuid not null,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  request_key uuid,
  primary key (division, digest),
  foreign key (division, device) references device (division, id),
  foreign key (division, made_by) references staff (division, id),
  check ((used_at is null) = (request_key is null))
);
create index device_code_device on device_code (division, device);
create index device_code_made_by on device_code (division, made_by);
comment on table device_code is '设备配对码：只用一次，几分钟内有效';
comment on column device_code.division is '所属县级行政区划';
comment on column device_code.digest is '配对码的盲索引；配对码本身不保存';
comment on column device_code.device is '给哪台设备用';
comment on column device_code.made_by is '谁生成的';
comment on column device_code.made_at is '生成时间';
comment on column device_code.expires_at is '到何时失效';
comment on column device_code.used_at is '用掉的时间';
comment on column device_code.request_key is '用掉它的请求：同一请求再来，仍然连上';

create table device_state (
  division text not null,
  device uuid not null,
  seen_at timestamptz(3) not null,
  version text not null,
  sound text not null check (sound in ('on', 'off', 'none')),
  paper text not null check (paper in ('ok', 'low', 'out', 'none')),
  page text not null,
  primary key (division, device),
  foreign key (division, device) references device (division, id)
) with (fillfactor = 70);
comment on table device_state is '设备最近一次报告的状态（约每半分钟一次）';
comment on column device_state.division is '所属县级行政区划';
comment on column device_state.device is '设备';
comment on column device_state.seen_at is '报告时间';
comment on column device_state.version is '页面版本';
comment on column device_state.sound is '声音：on 开、off 关、none 没有';
comment on column device_state.paper is '打印纸：ok 够、low 快用完、out 用完、none 没有打印机';
comment on column device_state.page is '正显示哪一页，不含个人信息';

-- A person signed in at a kiosk: their session is worth nothing away from that kiosk.
alter table session add column kiosk uuid;
alter table session add foreign key (division, kiosk) references device (division, id);
alter table session add check (kiosk is null or kind = 'resident');
create index session_kiosk on session (division, kiosk) where kiosk is not null;
comment on column session.kiosk is '在哪台自助终端登录的：离开那台终端无效；其他登录为空';
