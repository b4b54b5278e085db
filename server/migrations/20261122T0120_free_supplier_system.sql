-- R12.9: a supplier's own system reads its orders and reports what became of them, with a key of its own.

create table free_supplier_system (
  division text not null,
  system uuid not null,
  supplier_id uuid not null,
  added_by uuid not null,
  added_at timestamptz(3) not null,
  primary key (division, system),
  foreign key (division, system) references connected_system (division, id),
  foreign key (division, supplier_id) references free_supplier (division, id),
  foreign key (division, added_by) references staff (division, id)
);
create index free_supplier_system_supplier on free_supplier_system (division, supplier_id);
create index free_supplier_system_added_by on free_supplier_system (division, added_by);
comment on table free_supplier_system is '供应商自己的系统：一个对接系统只属于一家';
comment on column free_supplier_system.division is '行政区划代码';
comment on column free_supplier_system.system is '对接系统';
comment on column free_supplier_system.supplier_id is '供应商';
comment on column free_supplier_system.added_by is '登记人';
comment on column free_supplier_system.added_at is '登记时间';

-- A photo may come from a system: whoever brought it is an account of staff or a system.
alter table free_photo drop constraint free_photo_division_by_staff_fkey;
alter table free_photo rename column by_staff to brought_by;
comment on column free_photo.brought_by is '谁传的：工作人员账号或对接系统的编号';
