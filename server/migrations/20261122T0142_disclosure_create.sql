-- R10.6: the annual report on government information disclosure: its figures with evidence, its texts, its published editions.
create table disclosure_figure (
  division text not null,
  id bigint generated always as identity,
  year integer not null check (year between 2008 and 2200),
  line text not null,
  col text not null,
  value bigint not null check (value >= 0 and value <= 1000000000000),
  evidence text not null,
  reason text,
  entered_by uuid not null,
  entered_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, entered_by) references staff (division, id)
);
create index disclosure_figure_of on disclosure_figure (division, year, line, col, id desc);
create index disclosure_figure_by on disclosure_figure (division, entered_by);
call make_append_only('disclosure_figure');
comment on table disclosure_figure is '政府信息公开年报的填报数，只增不改；更正另加一行并写原因，最后一行有效';
comment on column disclosure_figure.division is '行政区划代码';
comment on column disclosure_figure.id is '先后';
comment on column disclosure_figure.year is '年度';
comment on column disclosure_figure.line is '哪一行（data/disclosure.json）';
comment on column disclosure_figure.col is '哪一列';
comment on column disclosure_figure.value is '数值；金额为分';
comment on column disclosure_figure.evidence is '依据：台账、文件';
comment on column disclosure_figure.reason is '更正的原因；第一次填报为空';
comment on column disclosure_figure.entered_by is '填报人';
comment on column disclosure_figure.entered_at is '填报时间';

create table disclosure_text (
  division text not null,
  id bigint generated always as identity,
  year integer not null check (year between 2008 and 2200),
  section text not null,
  content text not null,
  written_by uuid not null,
  written_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, written_by) references staff (division, id)
);
create index disclosure_text_of on disclosure_text (division, year, section, id desc);
create index disclosure_text_by on disclosure_text (division, written_by);
call make_append_only('disclosure_text');
comment on table disclosure_text is '政府信息公开年报的文字部分，最后一版有效';
comment on column disclosure_text.division is '行政区划代码';
comment on column disclosure_text.id is '先后';
comment on column disclosure_text.year is '年度';
comment on column disclosure_text.section is '哪一部分（data/disclosure.json）';
comment on column disclosure_text.content is '正文';
comment on column disclosure_text.written_by is '撰写人';
comment on column disclosure_text.written_at is '时间';

create table disclosure_report (
  division text not null,
  year integer not null check (year between 2008 and 2200),
  edition integer not null check (edition > 0),
  content jsonb not null,
  digest text not null,
  reason text,
  published_by uuid not null,
  published_at timestamptz(3) not null,
  primary key (division, year, edition),
  foreign key (division, published_by) references staff (division, id),
  check (edition = 1 or reason is not null)
);
create index disclosure_report_by on disclosure_report (division, published_by);
call make_append_only('disclosure_report');
comment on table disclosure_report is '已经公布的政府信息公开年报，公布后不变；更正公布新的一版并写原因';
comment on column disclosure_report.division is '行政区划代码';
comment on column disclosure_report.year is '年度';
comment on column disclosure_report.edition is '第几版';
comment on column disclosure_report.content is '公布时的全部表格和文字';
comment on column disclosure_report.digest is '内容摘要';
comment on column disclosure_report.reason is '更正的原因；第一版为空';
comment on column disclosure_report.published_by is '公布人';
comment on column disclosure_report.published_at is '公布时间';
