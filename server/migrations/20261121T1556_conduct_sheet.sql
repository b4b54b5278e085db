-- What months were scored and paid by stays, whatever the file says later (R12.6).
create table conduct_sheet (
  division text not null check (division ~ '^[0-9]{6}$'),
  from_month text not null check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  primary key (division, from_month)
);
comment on table conduct_sheet is '窗口考核表的各期：每期自某月起有效；已经过去的月份不因文件改动而改变';
comment on column conduct_sheet.division is '行政区划代码';
comment on column conduct_sheet.from_month is '自哪个月起有效';
comment on column conduct_sheet.content is '项目、分值、扣分、权重和门槛（data/conduct-sheet.json 的一期）';
