-- Which day's reminder was sent: one moved to another day is reminded of that day.

alter table appointment add column reminded_for date;
comment on column appointment.reminded_for is '已经提醒过的是哪一天的预约；没有提醒过时为空';
