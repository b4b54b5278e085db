-- Applications (办件): drafts, what was handed in, and by what they are found.

create table application_draft (
  division text not null,
  id uuid not null,
  resident text not null,
  acting_for text,
  item_key text not null,
  item_version integer not null,
  version integer not null check (version > 0),
  content bytea not null,
  submitted_case bigint,
  saved_at timestamptz not null,
  primary key (division, id)
);
comment on table application_draft is '申请草稿：随时保存，换设备继续；提交后保留去向';
comment on column application_draft.division is '行政区划代码';
comment on column application_draft.id is '草稿标识';
comment on column application_draft.resident is '填写人账号';
comment on column application_draft.acting_for is '所代表企业的统一社会信用代码；空为本人';
comment on column application_draft.item_key is '事项';
comment on column application_draft.item_version is '填写时的事项版本';
comment on column application_draft.version is '保存次数，防止两台设备互相覆盖';
comment on column application_draft.content is '加密的内容：情形、表单、材料';
comment on column application_draft.submitted_case is '提交后的办件编号主体；空为未提交';
comment on column application_draft.saved_at is '最后保存时刻';
create index application_draft_resident on application_draft (division, resident, saved_at desc)
  where submitted_case is null;

create table application (
  division text not null,
  case_id bigint not null,
  item_key text not null,
  item_version integer not null,
  query_code text not null check (query_code ~ '^[0-9]{6}$'),
  resident text not null,
  enterprise text,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id)
);
comment on table application is '办件的申请：事项版本、申请人账号、查询码';
comment on column application.division is '行政区划代码';
comment on column application.case_id is '办件编号主体';
comment on column application.item_key is '事项';
comment on column application.item_version is '申请时的事项版本，办到底';
comment on column application.query_code is '六位查询码，印在收件凭证上（R1.9a）';
comment on column application.resident is '申请人账号';
comment on column application.enterprise is '所代表企业的统一社会信用代码';

create table application_content (
  division text not null,
  case_id bigint not null,
  seq integer not null,
  content bytea not null,
  primary key (division, case_id, seq),
  foreign key (division, case_id) references "case" (division, id)
);
comment on table application_content is '申请内容：每次提交一份，只增不改，摘要在相应事件里';
comment on column application_content.division is '行政区划代码';
comment on column application_content.case_id is '办件编号主体';
comment on column application_content.seq is '带来这份内容的事件';
comment on column application_content.content is '加密的内容：情形、表单、材料';

create table application_token (
  division text not null,
  token text not null,
  case_id bigint not null,
  primary key (division, token, case_id),
  foreign key (division, case_id) references "case" (division, id)
);
comment on table application_token is '检索用盲索引：姓名、证件号码、电话、企业名称的带密钥摘要，不能还原';
comment on column application_token.division is '行政区划代码';
comment on column application_token.token is '带密钥摘要';
comment on column application_token.case_id is '办件编号主体';

create table application_file (
  division text not null,
  id text not null check (id ~ '^[0-9a-f]{64}$'),
  owner text not null,
  name text not null,
  type text not null,
  size bigint not null check (size > 0),
  uploaded_at timestamptz not null,
  primary key (division, id, owner)
);
comment on table application_file is '已上传文件：内容地址与上传人';
comment on column application_file.division is '行政区划代码';
comment on column application_file.id is '内容的 SHA-256';
comment on column application_file.owner is '上传人：resident/账号 或 staff/账号';
comment on column application_file.name is '上传时的文件名';
comment on column application_file.type is '按内容识别的类型';
comment on column application_file.size is '字节数';
comment on column application_file.uploaded_at is '上传时刻';

create table application_bar (
  division text not null,
  token text not null,
  basic_code text not null,
  until date not null,
  case_id bigint not null,
  reason text not null,
  primary key (division, token, basic_code, case_id),
  foreign key (division, case_id) references "case" (division, id)
);
comment on table application_bar is '限制申请：隐瞒或虚假申请一年、欺骗取得许可三年内不得再申请同一许可（行政许可法第七十八、七十九条，R2.11）';
comment on column application_bar.division is '行政区划代码';
comment on column application_bar.token is '当事人盲索引';
comment on column application_bar.basic_code is '事项基本编码';
comment on column application_bar.until is '到期日（含）';
comment on column application_bar.case_id is '所依据的办件';
comment on column application_bar.reason is '原因';

call make_append_only('application_content');
