-- Service items in three layers (R1.3): who may define it, whose edition it is, what a person applies for. What was
-- published is never changed again (R1.4); a change is a new version, and cases keep theirs.
create table theme (
  division text not null check (division ~ '^[0-9]{6}$'),
  id text not null check (id ~ '^[a-z][a-z0-9-]{0,49}$'),
  name text not null check (name <> ''),
  hint text not null,
  audience text not null check (audience in ('person', 'enterprise', 'both')),
  sort_order integer not null,
  primary key (division, id)
);
comment on table theme is '主题：门户首页按人生事件和企业经营对事项的分类';
comment on column theme.division is '所属县级行政区划';
comment on column theme.id is '主题标识';
comment on column theme.name is '名称';
comment on column theme.hint is '一句话说明';
comment on column theme.audience is '面向：person 个人、enterprise 企业、both 都有';
comment on column theme.sort_order is '排列次序';

create table item_catalogue (
  division text not null check (division ~ '^[0-9]{6}$'),
  basic_code text not null check (basic_code ~ '^[0-9]{12}$'),
  name text not null check (name <> ''),
  type text not null check (type in ('01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20')),
  levels text[] not null,
  basis jsonb not null check (jsonb_typeof(basis) = 'array'),
  primary key (division, basic_code)
);
comment on table item_catalogue is '基本目录（三级目录第一层）：谁有权设定';
comment on column item_catalogue.division is '所属县级行政区划';
comment on column item_catalogue.basic_code is '基本编码，12 位';
comment on column item_catalogue.name is '名称';
comment on column item_catalogue.type is '事项类型代码（R1.1）';
comment on column item_catalogue.levels is '行使层级代码（R1.8）';
comment on column item_catalogue.basis is '设定依据';

create table item_implementation (
  division text not null,
  code text not null check (code ~ '^[0-9A-Z]{31}$'),
  basic_code text not null,
  organ text not null check (organ ~ '^[0-9A-Z]{18}$'),
  level text not null check (level in ('1', '2', '3', '4', '5', '6', '7')),
  power_source text not null check (power_source in ('1', '2', '3', '4', '5', '6')),
  details jsonb not null,
  primary key (division, code),
  foreign key (division, basic_code) references item_catalogue (division, basic_code)
);
create index item_implementation_basic on item_implementation (division, basic_code);
create index item_implementation_organ on item_implementation (division, organ);
comment on table item_implementation is '实施清单（三级目录第二层）：一个机构对一条目录的实施';
comment on column item_implementation.division is '所属县级行政区划';
comment on column item_implementation.code is '实施编码，31 位';
comment on column item_implementation.basic_code is '基本编码';
comment on column item_implementation.organ is '实施主体的统一社会信用代码';
comment on column item_implementation.level is '行使层级代码（R1.8）';
comment on column item_implementation.power_source is '权力来源代码（R1.11）';
comment on column item_implementation.details is '其余要素：实施主体性质、权限划分、委托部门、联办机构等';

create table item (
  division text not null,
  key text not null check (key ~ '^[a-z][a-z0-9-]{2,59}$'),
  code text not null check (code ~ '^[0-9A-Z]{33}$'),
  implementation text not null,
  listed boolean not null default false,
  created_at timestamptz(3) not null,
  primary key (division, key),
  unique (division, code),
  foreign key (division, implementation) references item_implementation (division, code)
);
create index item_by_implementation on item (division, implementation);
comment on table item is '业务办理项（三级目录第三层）：群众申请的就是它';
comment on column item.division is '所属县级行政区划';
comment on column item.key is '事项标识，地址和链接里用';
comment on column item.code is '业务办理项编码，33 位';
comment on column item.implementation is '实施编码';
comment on column item.listed is '已列入公布的清单：指南未完善也可以查到';
comment on column item.created_at is '建立时间';

create table item_version (
  division text not null,
  key text not null,
  version integer not null check (version > 0),
  status text not null check (status in ('draft', 'published', 'suspended', 'cancelled')),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  percent integer not null check (percent between 0 and 100),
  faults integer not null check (faults >= 0),
  effective_from date,
  cancelled_from date,
  source text not null check (source in ('hand', 'file')),
  revision integer not null default 1,
  drafted_by text not null,
  drafted_at timestamptz(3) not null,
  published_by text,
  published_at timestamptz(3),
  primary key (division, key, version),
  foreign key (division, key) references item (division, key),
  check (status = 'draft' or effective_from < cancelled_from),
  check ((status = 'draft') = (published_at is null)),
  check ((published_at is null) = (published_by is null)),
  constraint item_version_four_eyes check (source = 'file' or published_by <> drafted_by)
);
create unique index item_version_one_draft on item_version (division, key) where status = 'draft';
comment on table item_version is '事项版本：发布后内容不再改动，办件一直用它申请时的版本';
comment on column item_version.division is '所属县级行政区划';
comment on column item_version.key is '事项标识';
comment on column item_version.version is '版本号';
comment on column item_version.status is '状态：draft 草稿、published 在用、suspended 暂停、cancelled 取消';
comment on column item_version.content is '除版本、状态、日期和俗称之外的全部要素';
comment on column item_version.percent is '完整度（%）：R1.11 必填要素填写的比例';
comment on column item_version.faults is '发布检查没有通过的条数';
comment on column item_version.effective_from is '计划生效日期；空表示发布即生效';
comment on column item_version.cancelled_from is '计划取消日期';
comment on column item_version.source is '来源：hand 手工编辑、file 文件导入';
comment on column item_version.revision is '草稿修订号，每次保存加一';
comment on column item_version.drafted_by is '最后编辑人的账号';
comment on column item_version.drafted_at is '最后编辑时间';
comment on column item_version.published_by is '发布人的账号；手工编辑的须由另一人发布';
comment on column item_version.published_at is '发布时间';

create function item_version_keep() returns trigger language plpgsql as $$
begin
  if old.status = 'draft' then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'item_version % v% is published: DELETE refused', old.key, old.version
      using errcode = 'insufficient_privilege';
  end if;
  if new.status = 'draft' or old.status = 'cancelled' and new.status <> 'cancelled'
    or (new.division, new.key, new.version, new.content, new.source, new.revision) is distinct from
       (old.division, old.key, old.version, old.content, old.source, old.revision)
    or (new.effective_from, new.drafted_by, new.drafted_at, new.published_by, new.published_at) is distinct from
       (old.effective_from, old.drafted_by, old.drafted_at, old.published_by, old.published_at)
  then
    raise exception 'item_version % v% is published: UPDATE refused', old.key, old.version
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function item_version_keep() is '已发布的事项版本只能变更状态和取消日期';
create trigger item_version_keep before update or delete on item_version
  for each row execute function item_version_keep();
create trigger item_version_keep_all before truncate on item_version
  for each statement execute function refuse_change();

create table item_alias (
  division text not null,
  key text not null,
  term text not null check (term <> ''),
  source text not null check (source in ('file', 'shared', 'staff')),
  weight integer not null check (weight between 1 and 10),
  position integer not null,
  added_by text not null,
  added_at timestamptz(3) not null,
  primary key (division, key, term, source),
  foreign key (division, key) references item (division, key)
);
comment on table item_alias is '俗称：群众怎么说这件事，供搜索';
comment on column item_alias.division is '所属县级行政区划';
comment on column item_alias.key is '事项标识';
comment on column item_alias.term is '俗称';
comment on column item_alias.source is '来源：file 随事项导入、shared 公用俗称表、staff 工作人员添加';
comment on column item_alias.weight is '把握：10 就是指它，5 也可能，5 以下偶尔';
comment on column item_alias.position is '次序';
comment on column item_alias.added_by is '添加人的账号';
comment on column item_alias.added_at is '添加时间';

create table item_change (
  division text not null,
  id bigint not null generated always as identity,
  key text not null,
  version integer,
  kind text not null check (kind in ('published', 'suspended', 'resumed', 'cancelled', 'delegated', 'taken-over')),
  effective_on date not null,
  reason text not null,
  basis text,
  counterpart text,
  by text not null,
  at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, key) references item (division, key),
  check (kind = 'published' or reason <> ''),
  check (kind not in ('delegated', 'taken-over') or counterpart <> '')
);
create index item_change_item on item_change (division, key, id);
call make_append_only('item_change');
comment on table item_change is '事项变更记录：发布、暂停、恢复、取消、下放、承接';
comment on column item_change.division is '所属县级行政区划';
comment on column item_change.id is '序号';
comment on column item_change.key is '事项标识';
comment on column item_change.version is '有关的版本号';
comment on column item_change.kind is '种类：published 发布、suspended 暂停、resumed 恢复、cancelled 取消、delegated 下放、taken-over 承接';
comment on column item_change.effective_on is '生效日期';
comment on column item_change.reason is '原因';
comment on column item_change.basis is '依据文件';
comment on column item_change.counterpart is '下放给谁，或从谁承接';
comment on column item_change.by is '办理人的账号';
comment on column item_change.at is '办理时间';

create table item_use (
  division text not null,
  key text not null,
  month date not null check (extract(day from month) = 1),
  views bigint not null check (views >= 0),
  primary key (division, key, month),
  foreign key (division, key) references item (division, key)
);
comment on table item_use is '办事指南每月被查看的次数';
comment on column item_use.division is '所属县级行政区划';
comment on column item_use.key is '事项标识';
comment on column item_use.month is '月份（该月 1 日）';
comment on column item_use.views is '次数';

create table search_miss (
  division text not null check (division ~ '^[0-9]{6}$'),
  query text not null check (query <> ''),
  times bigint not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  settled_by text,
  settled_at timestamptz(3),
  item_key text,
  primary key (division, query),
  foreign key (division, item_key) references item (division, key),
  check ((settled_at is null) = (settled_by is null))
);
create index search_miss_open on search_miss (division, times desc, query) where settled_at is null;
comment on table search_miss is '搜不到的词：不含数字，供维护俗称';
comment on column search_miss.division is '所属县级行政区划';
comment on column search_miss.query is '搜索的词';
comment on column search_miss.times is '次数';
comment on column search_miss.first_at is '第一次';
comment on column search_miss.last_at is '最近一次';
comment on column search_miss.settled_by is '处理人的账号';
comment on column search_miss.settled_at is '处理时间';
comment on column search_miss.item_key is '归到哪个事项；处理了而空着表示不属于任何事项';

create table list_edition (
  division text not null check (division ~ '^[0-9]{6}$'),
  id text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  kind text not null check (kind in ('licensing', 'power')),
  name text not null check (name <> ''),
  issued_on date not null,
  issued_by text not null,
  document text,
  added_by text not null,
  added_at timestamptz(3) not null,
  primary key (division, id)
);
comment on table list_edition is '公布的清单版本：行政许可事项清单、权责清单';
comment on column list_edition.division is '所属县级行政区划';
comment on column list_edition.id is '清单代号，如 licensing-2023';
comment on column list_edition.kind is '种类：licensing 行政许可事项清单、power 权责清单';
comment on column list_edition.name is '名称';
comment on column list_edition.issued_on is '公布日期';
comment on column list_edition.issued_by is '公布机关';
comment on column list_edition.document is '文号';
comment on column list_edition.added_by is '录入人的账号';
comment on column list_edition.added_at is '录入时间';

create table list_entry (
  division text not null,
  edition text not null,
  number integer not null check (number > 0),
  name text not null check (name <> ''),
  organ_name text not null,
  basis text not null,
  basic_code text check (basic_code ~ '^[0-9]{12}$'),
  item_key text,
  primary key (division, edition, number),
  foreign key (division, edition) references list_edition (division, id) on delete cascade,
  foreign key (division, item_key) references item (division, key)
);
create index list_entry_item on list_entry (division, item_key);
comment on table list_entry is '清单条目，可以对应到事项';
comment on column list_entry.division is '所属县级行政区划';
comment on column list_entry.edition is '清单代号';
comment on column list_entry.number is '序号';
comment on column list_entry.name is '事项名称';
comment on column list_entry.organ_name is '实施机关';
comment on column list_entry.basis is '设定依据';
comment on column list_entry.basic_code is '基本编码';
comment on column list_entry.item_key is '对应的事项标识';
