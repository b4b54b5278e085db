-- Drafts of bundles (一件事): one editor writes the next version, another publishes it (R13.3).

create table bundle_draft (
  division text not null check (division ~ '^[0-9]{6}$'),
  key text not null check (key ~ '^[a-z][a-z0-9-]{2,59}$'),
  revision integer not null check (revision > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  drafted_by text not null,
  drafted_at timestamptz not null,
  primary key (division, key)
);
comment on table bundle_draft is '一件事的草稿：每件事至多一份，由另一人发布成下一版，发布后删除';
comment on column bundle_draft.division is '行政区划代码';
comment on column bundle_draft.key is '一件事标识';
comment on column bundle_draft.revision is '第几次保存，从 1 起；保存和发布时须与所见一致';
comment on column bundle_draft.content is '草稿内容（contract/bundle.ts）';
comment on column bundle_draft.drafted_by is '最后保存人账号';
comment on column bundle_draft.drafted_at is '最后保存时刻';
