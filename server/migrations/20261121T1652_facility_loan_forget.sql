-- B9: after some time nobody knows any more who borrowed what; that it was borrowed stays for the figures.
alter table facility_loan alter column person_sealed drop not null;
alter table facility_loan add check (person_sealed is not null or state <> 'lent');
comment on column facility_loan.person_sealed is '借用人姓名和电话（加密）；归还后过了保存期就清掉';
