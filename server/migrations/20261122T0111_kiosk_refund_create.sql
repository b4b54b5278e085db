-- Money given back: asked for at the desk, decided by another person, done by the payment channel.

alter table kiosk_payment drop constraint kiosk_payment_state_check;
alter table kiosk_payment drop constraint kiosk_payment_check;
alter table kiosk_payment add constraint kiosk_payment_state_check
  check (state in ('waiting', 'paid', 'closed', 'refunded'));
alter table kiosk_payment add constraint kiosk_payment_check
  check ((state in ('paid', 'refunded')) = (paid_at is not null and reference is not null));
create index kiosk_payment_paid on kiosk_payment (division, paid_at, id) where paid_at is not null;
comment on column kiosk_payment.state is '状态：waiting 待付款、paid 已付款、closed 已关闭没有付款、refunded 已退费';

create table kiosk_refund (
  division text not null,
  id uuid not null,
  payment uuid not null,
  fen bigint not null check (fen > 0),
  cause text not null check (cause in ('double', 'withdrawn', 'wrong')),
  reason bytea not null,
  state text not null check (state in ('asked', 'declined', 'sending', 'refunded', 'refused')),
  asked_by uuid not null,
  asked_at timestamptz(3) not null,
  decided_by uuid,
  decided_at timestamptz(3),
  note bytea,
  refunded_at timestamptz(3),
  reference text,
  primary key (division, id),
  foreign key (division, payment) references kiosk_payment (division, id),
  foreign key (division, asked_by) references staff (division, id),
  foreign key (division, decided_by) references staff (division, id),
  check ((state = 'asked') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (decided_by <> asked_by),
  check ((state = 'refunded') = (refunded_at is not null and reference is not null))
);
create unique index kiosk_refund_one on kiosk_refund (division, payment) where state in ('asked', 'sending', 'refunded');
create index kiosk_refund_payment on kiosk_refund (division, payment);
create index kiosk_refund_open on kiosk_refund (division, state, asked_at) where state in ('asked', 'sending');
create index kiosk_refund_asked_by on kiosk_refund (division, asked_by);
create index kiosk_refund_decided_by on kiosk_refund (division, decided_by) where decided_by is not null;
comment on table kiosk_refund is '退费：一人申请、另一人审批，由付款通道原路退回；一笔缴费至多退一次';
comment on column kiosk_refund.division is '所属县级行政区划';
comment on column kiosk_refund.id is '退费编号，也是付款通道里的退款单号';
comment on column kiosk_refund.payment is '退哪一笔缴费';
comment on column kiosk_refund.fen is '金额（分）';
comment on column kiosk_refund.cause is '为什么：double 缴了两次、withdrawn 办件撤回了、wrong 缴错了';
comment on column kiosk_refund.reason is '说明（加密）';
comment on column kiosk_refund.state is '状态：asked 待审批、declined 不同意、sending 已同意等通道退款、refunded 已退、refused 通道不退';
comment on column kiosk_refund.asked_by is '申请人';
comment on column kiosk_refund.asked_at is '申请时间';
comment on column kiosk_refund.decided_by is '审批人，不能是申请人';
comment on column kiosk_refund.decided_at is '审批时间';
comment on column kiosk_refund.note is '审批意见（加密）';
comment on column kiosk_refund.refunded_at is '退款时间';
comment on column kiosk_refund.reference is '付款通道的退款流水号';
