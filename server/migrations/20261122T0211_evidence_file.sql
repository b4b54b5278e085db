-- R11, §15: what is entered by hand has a file beside the sentence that says where it comes from.
create table evidence_file (
  division text not null,
  id text not null check (id ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size bigint not null check (size > 0),
  kept_by uuid not null,
  kept_at timestamptz(3) not null,
  primary key (division, id),
  foreign key (division, kept_by) references staff (division, id)
);
create index evidence_file_kept_by on evidence_file (division, kept_by);
call make_append_only('evidence_file');
comment on table evidence_file is '依据文件：手工填报的数据的佐证，按内容摘要存放，只增不改';
comment on column evidence_file.division is '行政区划代码';
comment on column evidence_file.id is '内容的 SHA-256 摘要，也是文件的名字';
comment on column evidence_file.name is '第一次带来时的文件名';
comment on column evidence_file.type is '媒体类型，按内容判定';
comment on column evidence_file.size is '字节数';
comment on column evidence_file.kept_by is '谁带来的';
comment on column evidence_file.kept_at is '带来的时间';

alter table entered_figure
  add column evidence_file text,
  add foreign key (division, evidence_file) references evidence_file (division, id);
create index entered_figure_evidence_file on entered_figure (division, evidence_file) where evidence_file is not null;
comment on column entered_figure.evidence_file is '依据文件；没有文件的为空';
