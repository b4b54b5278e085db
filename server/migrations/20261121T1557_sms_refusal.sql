-- Whoever does not want invitations by SMS gets none; what the hall must tell them still comes (B11).
create table sms_refusal (
  division text not null check (division ~ '^[0-9]{6}$'),
  phone_index text not null,
  refused_at timestamptz(3) not null,
  how text not null check (how in ('account', 'reply')),
  primary key (division, phone_index)
);
comment on table sms_refusal is '不再接收邀请类短信的手机号；办件进展等必须告知的短信不受影响';
comment on column sms_refusal.division is '所属县级行政区划';
comment on column sms_refusal.phone_index is '手机号的盲索引，手机号本身不保存';
comment on column sms_refusal.refused_at is '何时退订';
comment on column sms_refusal.how is '怎么退订的：account 在“我的”里关闭、reply 回复短信';
