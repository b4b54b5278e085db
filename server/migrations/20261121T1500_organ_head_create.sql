-- 机构负责人：看本机构的办件、亮牌和评价
alter table post drop constraint post_role_check;
alter table post add constraint post_role_check check (role in ('clerk', 'examiner', 'surveyor', 'approver',
  'supervisor', 'archivist', 'organ-head', 'director', 'catalogue-editor', 'system-admin', 'security-admin',
  'audit-admin'));
