-- R10.6: a published report on disclosure is an edition like the others: frozen with what it rests on, signed, checked again.
alter table disclosure_report rename column content to frozen;
alter table disclosure_report
  add column signature bytea,
  add column key_id text,
  add check ((signature is null) = (key_id is null));
comment on column disclosure_report.frozen is '公布时的全部表格和文字、系统计数的口径和摘要、取自哪些填报记录；此前公布的只有表格和文字';
comment on column disclosure_report.digest is '固定内容的 SM3 摘要';
comment on column disclosure_report.signature is '对摘要的 SM2 签名；此前公布的为空';
comment on column disclosure_report.key_id is '签名的密钥';

alter table edition_check drop constraint edition_check_kind_check;
alter table edition_check add constraint edition_check_kind_check check (kind in ('evaluation', 'bulletin', 'disclosure'));
comment on column edition_check.kind is '哪一类版本：evaluation 绩效自评、bulletin 大厅月度通报、disclosure 政府信息公开年报';
comment on column edition_check.edition is '哪一份：自评的案件编号，看板、期间和版次，或者年度和版次';
