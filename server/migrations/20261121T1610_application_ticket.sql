-- Which number at the hall an application came from (B1: the ticket opens the case, no second typing).

create table application_ticket (
  division text not null,
  case_id bigint not null,
  ticket bigint not null,
  primary key (division, case_id),
  foreign key (division, case_id) references "case" (division, id),
  foreign key (division, ticket) references ticket (division, id)
);
create index application_ticket_ticket on application_ticket (division, ticket);
comment on table application_ticket is '办件是叫哪个号收的：一个号可以收几件';
comment on column application_ticket.division is '行政区划代码';
comment on column application_ticket.case_id is '办件编号主体';
comment on column application_ticket.ticket is '号的标识';

call make_append_only('application_ticket');
