create table migration (
  name text primary key,
  digest text not null,
  applied_at timestamptz(3) not null default now()
);
comment on table migration is '参考表：已执行的数据库迁移';
comment on column migration.name is '迁移文件名（不含扩展名）';
comment on column migration.digest is '文件的 SHA-256，用于发现执行后被改动的文件';
comment on column migration.applied_at is '执行时间';

create table division (
  code text primary key check (code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$'),
  parent text references division (code),
  name text not null check (name <> ''),
  level text not null check (level in ('province', 'city', 'county', 'town', 'village'))
);
create index division_parent on division (parent);
comment on table division is '参考表：行政区划（省、市、县 6 位，乡镇 9 位，村 12 位）';
comment on column division.code is '区划代码';
comment on column division.parent is '上级区划代码';
comment on column division.name is '名称';
comment on column division.level is '层级：province 省、city 市、county 县、town 乡镇街道、village 村社区';

-- Records that may only grow: refused for everybody, the owner of the tables included.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;
comment on function refuse_change() is '拒绝对只增表的修改、删除和清空';

create procedure make_append_only(target regclass) language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function refuse_change()', target);
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function refuse_change()', target);
end $$;
comment on procedure make_append_only(regclass) is '把一张表设为只增：call make_append_only(''表名'')';
