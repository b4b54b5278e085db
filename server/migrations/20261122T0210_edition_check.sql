-- R11: published editions are signed with the platform's seal and checked again, as long work that can be left.
alter table evaluation_edition
  add column signature bytea,
  add column key_id text,
  add check ((signature is null) = (key_id is null));
comment on column evaluation_edition.signature is '对摘要的 SM2 签名；此前公布的为空';
comment on column evaluation_edition.key_id is '签名的密钥';

create table edition_check (
  division text not null,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('evaluation', 'bulletin')),
  edition text not null check (length(edition) between 1 and 80),
  done integer not null default 0,
  total integer not null,
  state text not null check (state in ('waiting', 'running', 'finished', 'failed')),
  said jsonb,
  asked_by uuid not null,
  asked_at timestamptz(3) not null,
  finished_at timestamptz(3),
  primary key (division, id),
  foreign key (division, asked_by) references staff (division, id)
);
create index edition_check_edition on edition_check (division, kind, edition, asked_at desc);
create index edition_check_asked_by on edition_check (division, asked_by);
create unique index edition_check_one on edition_check (division, kind, edition) where state in ('waiting', 'running');
comment on table edition_check is '重新核对：对已公布的版本核验摘要、按当时口径重新计算并比对，可以离开页面再回来看';
comment on column edition_check.division is '行政区划代码';
comment on column edition_check.id is '编号';
comment on column edition_check.kind is '哪一类版本：evaluation 绩效自评、bulletin 大厅月度通报';
comment on column edition_check.edition is '哪一份：自评的案件编号，或者看板、期间和版次';
comment on column edition_check.done is '已核对多少（办件和数据）';
comment on column edition_check.total is '共多少';
comment on column edition_check.state is '状态：waiting 等待、running 进行中、finished 完成、failed 失败';
comment on column edition_check.said is '结果：内容是否被改动、哪些数据有差别和原因';
comment on column edition_check.asked_by is '谁要求的';
comment on column edition_check.asked_at is '要求的时间';
comment on column edition_check.finished_at is '完成时间';
