-- Part of a payment can be given back, several times, never more than was paid; a matter that ended without its fee is
-- noted on its payment, and the system asks for the money back in its own name.

alter table kiosk_payment add column ended_at timestamptz(3);
comment on column kiosk_payment.ended_at is '办件什么时候没有收费就结束了（撤件、不予受理等）；空着是没有';
create index kiosk_payment_waiting on kiosk_payment (division, made_at) where state = 'waiting';
comment on column kiosk_payment.state is '状态：waiting 待付款、paid 已付款（可能退过一部分）、closed 已关闭没有付款、refunded 已全部退费';

drop index kiosk_refund_one;
create unique index kiosk_refund_one on kiosk_refund (division, payment) where state in ('asked', 'sending');
alter table kiosk_refund drop constraint kiosk_refund_cause_check;
alter table kiosk_refund add constraint kiosk_refund_cause_check
  check (cause in ('double', 'withdrawn', 'wrong', 'reduced', 'ended'));
alter table kiosk_refund alter column asked_by drop not null;
alter table kiosk_refund add constraint kiosk_refund_asker_check check ((asked_by is null) = (cause = 'ended'));
comment on table kiosk_refund is '退费：一人申请、另一人审批，由付款通道原路退回；一笔缴费可以分几次退，合计不超过缴的钱';
comment on column kiosk_refund.cause is '为什么：double 缴了两次、withdrawn 办件撤回了、wrong 缴错了、reduced 多收或者该减免、ended 办件结束不收费（系统提出）';
comment on column kiosk_refund.asked_by is '申请人；空着是系统因办件结束提出';

create function kiosk_refund_within() returns trigger language plpgsql as $$
declare
  paid bigint;
  others bigint;
begin
  select fen into paid from kiosk_payment where division = new.division and id = new.payment for update;
  select coalesce(sum(fen), 0) into others from kiosk_refund
    where division = new.division and payment = new.payment and id <> new.id
      and state in ('asked', 'sending', 'refunded');
  if others + new.fen > paid then
    raise exception 'refunds of payment % come to more than was paid', new.payment
      using errcode = 'check_violation', constraint = 'kiosk_refund_within';
  end if;
  return new;
end $$;
create trigger kiosk_refund_within before insert or update on kiosk_refund
  for each row when (new.state in ('asked', 'sending', 'refunded')) execute function kiosk_refund_within();
