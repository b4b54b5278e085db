-- 草稿跟着事项的新版本走（R1.4）
alter table application_draft add column part_versions jsonb not null default '{}';
comment on column application_draft.part_versions is '一件事中各事项填写时的版本，按事项标识；空对象为单个事项';
alter table application_draft add column renewal bytea;
comment on column application_draft.renewal is '加密的换版提示：哪些没变、哪些要重填；空为没有要看的';
