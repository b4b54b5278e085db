create table staff (
  division text not null check (division ~ '^[0-9]{6}$'),
  id uuid not null default gen_random_uuid(),
  account text not null check (account ~ '^[a-z][a-z0-9._-]{1,39}$'),
  name text not null check (name <> ''),
  organ text not null,
  password_hash text not null,
  password_changed_at timestamptz(3) not null,
  must_change_password boolean not null default true,
  totp_sealed bytea,
  totp_confirmed boolean not null default false,
  totp_last_step bigint not null default 0,
  demonstration boolean not null default false,
  created_at timestamptz(3) not null,
  closed_at timestamptz(3),
  version integer not null default 1,
  primary key (division, id),
  foreign key (division, organ) references organ (division, uscc),
  check (not totp_confirmed or totp_sealed is not null)
);
create unique index staff_account on staff (division, account);
create index staff_organ on staff (division, organ);
comment on table staff is '工作人员账号';
comment on column staff.division is '所属县级行政区划';
comment on column staff.id is '账号内部编号';
comment on column staff.account is '登录名，不重复使用';
comment on column staff.name is '姓名';
comment on column staff.organ is '所在机构的统一社会信用代码';
comment on column staff.password_hash is '密码的 argon2id 摘要';
comment on column staff.password_changed_at is '上次修改密码的时间';
comment on column staff.must_change_password is '下次登录必须改密码';
comment on column staff.totp_sealed is '动态口令密钥（加密）';
comment on column staff.totp_confirmed is '动态口令已绑定';
comment on column staff.totp_last_step is '用过的最后一个动态口令的时间步，防止重放';
comment on column staff.demonstration is '演示账号，数据均为虚构';
comment on column staff.created_at is '建立时间';
comment on column staff.closed_at is '停用时间';
comment on column staff.version is '版本，每次修改加一';

create table post (
  division text not null,
  id uuid not null default gen_random_uuid(),
  staff uuid not null,
  organ text not null,
  role text not null check (role in ('clerk', 'examiner', 'surveyor', 'approver', 'supervisor', 'archivist', 'director',
    'catalogue-editor', 'system-admin', 'security-admin', 'audit-admin')),
  reach text not null default 'organ' check (reach in ('organ', 'all-organs')),
  halls text[] not null default '{}',
  granted_by uuid,
  granted_at timestamptz(3) not null,
  revoked_by uuid,
  revoked_at timestamptz(3),
  primary key (division, id),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, organ) references organ (division, uscc),
  foreign key (division, granted_by) references staff (division, id),
  foreign key (division, revoked_by) references staff (division, id)
);
create unique index post_held on post (division, staff, organ, role) where revoked_at is null;
create unique index post_administrator on post (division, staff)
  where revoked_at is null and role in ('system-admin', 'security-admin', 'audit-admin');
create index post_organ on post (division, organ);
create index post_granted_by on post (division, granted_by);
create index post_revoked_by on post (division, revoked_by);
comment on table post is '岗位：工作人员 × 机构 × 角色 × 大厅';
comment on column post.division is '所属县级行政区划';
comment on column post.id is '岗位编号';
comment on column post.staff is '工作人员';
comment on column post.organ is '为哪个机构（统一社会信用代码）';
comment on column post.role is '角色';
comment on column post.reach is '范围：organ 本机构、all-organs 全部机构';
comment on column post.halls is '在哪些大厅；空表示全部';
comment on column post.granted_by is '授予人；为空表示由命令行建立';
comment on column post.granted_at is '授予时间';
comment on column post.revoked_by is '收回人';
comment on column post.revoked_at is '收回时间';

create table sign_in_lock (
  division text not null check (division ~ '^[0-9]{6}$'),
  account text not null,
  failures integer not null,
  last_at timestamptz(3) not null,
  locked_until timestamptz(3),
  primary key (division, account)
);
comment on table sign_in_lock is '登录失败锁定：按登录名记，无论账号是否存在，以免泄露账号';
comment on column sign_in_lock.division is '所属县级行政区划';
comment on column sign_in_lock.account is '登录名';
comment on column sign_in_lock.failures is '连续失败次数';
comment on column sign_in_lock.last_at is '最近一次尝试的时间';
comment on column sign_in_lock.locked_until is '锁定到何时';

create table device (
  division text not null,
  id uuid not null default gen_random_uuid(),
  name text not null check (name <> ''),
  kind text not null check (kind in ('kiosk', 'screen')),
  hall text not null,
  created_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (division, id),
  foreign key (division, hall) references hall (division, id)
);
create index device_hall on device (division, hall);
comment on table device is '设备：自助终端、叫号屏';
comment on column device.division is '所属县级行政区划';
comment on column device.id is '设备编号';
comment on column device.name is '名称';
comment on column device.kind is '类别：kiosk 自助终端、screen 屏幕';
comment on column device.hall is '所在大厅代号';
comment on column device.created_at is '登记时间';
comment on column device.closed_at is '停用时间';

create table connected_system (
  division text not null check (division ~ '^[0-9]{6}$'),
  id uuid not null default gen_random_uuid(),
  name text not null check (name <> ''),
  scopes text[] not null default '{}',
  created_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (division, id)
);
comment on table connected_system is '对接系统';
comment on column connected_system.division is '所属县级行政区划';
comment on column connected_system.id is '编号';
comment on column connected_system.name is '名称';
comment on column connected_system.scopes is '获准做什么（权限名）';
comment on column connected_system.created_at is '登记时间';
comment on column connected_system.closed_at is '停用时间';

create table session (
  division text not null check (division ~ '^[0-9]{6}$'),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('resident', 'staff', 'device', 'connected')),
  resident uuid,
  staff uuid,
  device uuid,
  connected_system uuid,
  created_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  idle_seconds integer check (idle_seconds > 0),
  expires_at timestamptz(3),
  primary key (division, digest),
  foreign key (division, resident) references resident (division, id),
  foreign key (division, staff) references staff (division, id),
  foreign key (division, device) references device (division, id),
  foreign key (division, connected_system) references connected_system (division, id),
  check (num_nonnulls(resident, staff, device, connected_system) = 1),
  check ((kind = 'resident') = (resident is not null)),
  check ((kind = 'staff') = (staff is not null)),
  check ((kind = 'device') = (device is not null)),
  check ((kind = 'connected') = (connected_system is not null)),
  check ((kind in ('resident', 'staff')) = (idle_seconds is not null and expires_at is not null))
);
create index session_resident on session (division, resident) where resident is not null;
create index session_staff on session (division, staff) where staff is not null;
create index session_device on session (division, device) where device is not null;
create index session_connected_system on session (division, connected_system) where connected_system is not null;
create index session_expires on session (division, expires_at);
comment on table session is '会话：人的登录，设备和对接系统的密钥';
comment on column session.division is '所属县级行政区划';
comment on column session.digest is '令牌或密钥的 SHA-256';
comment on column session.kind is '类别：resident 群众、staff 工作人员、device 设备、connected 对接系统';
comment on column session.resident is '群众账号';
comment on column session.staff is '工作人员账号';
comment on column session.device is '设备';
comment on column session.connected_system is '对接系统';
comment on column session.created_at is '建立时间';
comment on column session.seen_at is '最近使用时间（每分钟至多更新一次）';
comment on column session.idle_seconds is '多久不用就失效；密钥为空';
comment on column session.expires_at is '无论如何何时失效；密钥为空';
