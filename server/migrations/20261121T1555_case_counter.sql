-- Where a matter came in, down to the counter: figures by counter need it (R3.6).
alter table "case" add column counter text;
alter table "case" add check (counter is null or hall is not null);
comment on column "case".counter is '收件窗口；不是在开着的窗口收的为空';

alter table conclusion add column counter text;
comment on column conclusion.counter is '收件窗口；不是在开着的窗口收的为空';
