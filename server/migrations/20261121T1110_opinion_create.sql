-- Opinions that the lead organ of a joint application asks of others (R2.28, R2.29); each is a case of its own.

create table joint_opinion (
  division text not null,
  case_id bigint not null,
  joint_id bigint not null,
  consent_basis text check (consent_basis <> ''),
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, joint_id) references joint_application (division, case_id)
);
comment on table joint_opinion is '征求意见：为哪件事征求，逾期未复是否依法视为同意';
comment on column joint_opinion.division is '行政区划代码';
comment on column joint_opinion.case_id is '征求意见的编号主体';
comment on column joint_opinion.joint_id is '整件事的办件编号主体';
comment on column joint_opinion.consent_basis is '视为同意的法律依据；空为沉默不作同意，只作逾期标记';
create index joint_opinion_joint on joint_opinion (division, joint_id);
