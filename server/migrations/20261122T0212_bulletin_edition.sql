-- F18: a month's bulletin of the hall, frozen and published; a correction is another edition that says what changed.
create table bulletin_edition (
  division text not null,
  board text not null,
  period text not null check (period ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  edition integer not null check (edition > 0),
  frozen jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  signature bytea not null,
  key_id text not null,
  reason text,
  published_by uuid not null,
  published_at timestamptz(3) not null,
  primary key (division, board, period, edition),
  foreign key (division, published_by) references staff (division, id),
  check ((edition = 1) = (reason is null))
);
create index bulletin_edition_published_by on bulletin_edition (division, published_by);
call make_append_only('bulletin_edition');
comment on table bulletin_edition is '已公布的大厅月度通报：数据、口径和摘要一并固定；更正公布新的一版，旧版照常可查';
comment on column bulletin_edition.division is '行政区划代码';
comment on column bulletin_edition.board is '看板';
comment on column bulletin_edition.period is '月份';
comment on column bulletin_edition.edition is '第几版';
comment on column bulletin_edition.frozen is '公布时的全部数据、口径、各部分的摘要，与上一版相比改了什么';
comment on column bulletin_edition.digest is '固定内容的 SM3 摘要';
comment on column bulletin_edition.signature is '对摘要的 SM2 签名';
comment on column bulletin_edition.key_id is '签名的密钥';
comment on column bulletin_edition.reason is '更正的原因；第一版为空';
comment on column bulletin_edition.published_by is '公布人';
comment on column bulletin_edition.published_at is '公布时间';
