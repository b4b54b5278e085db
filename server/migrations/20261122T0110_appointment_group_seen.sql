-- Whether somebody looked at the proof of a priority group when its person came (R12.1).

alter table appointment add column group_seen boolean;
alter table appointment add constraint appointment_group_seen check (group_seen is null or priority_group is not null);
comment on column appointment.group_seen is '到场时工作人员是否看过优先群体的证件；没有人核对过时为空';
