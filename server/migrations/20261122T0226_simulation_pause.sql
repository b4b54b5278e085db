-- A simulation that was broken off at the end of a day keeps what it needs to go on with the next one.

alter table simulation add column first_day date;
alter table simulation add column paused_on date;
alter table simulation add column pause jsonb;
alter table simulation add constraint simulation_pause_check
  check ((paused_on is null) = (pause is null) and (pause is null or finished_at is null));
comment on column simulation.first_day is '从哪一天开始模拟；空着是年初';
comment on column simulation.paused_on is '停在哪一天的末尾，可以接着做；空着是没有停，或者正在做';
comment on column simulation.pause is '接着做要用的：还没有做的事从哪里来、已经做了多少，不含个人信息';
comment on column simulation.finished_at is '做完的时间；为空表示没有做完，数据不完整';
