-- Which years of this county were simulated: their cases, people and ratings are made up.
create table simulation (
  division text not null,
  year integer not null check (year between 2000 and 2100),
  seed bigint not null,
  cases integer not null check (cases > 0),
  started_at timestamptz(3) not null,
  until date,
  finished_at timestamptz(3),
  primary key (division, year),
  check ((until is null) = (finished_at is null))
);
comment on table simulation is '模拟：哪些年度的数据是编造的';
comment on column simulation.division is '所属县级行政区划';
comment on column simulation.year is '模拟的年度';
comment on column simulation.seed is '随机种子：同样的种子得到同样的一年';
comment on column simulation.cases is '计划的申请件数';
comment on column simulation.started_at is '开始模拟的时间';
comment on column simulation.until is '模拟到哪一天';
comment on column simulation.finished_at is '做完的时间；为空表示中途停止，数据不完整';
