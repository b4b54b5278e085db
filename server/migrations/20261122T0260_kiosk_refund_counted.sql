-- 退费也计入指标：有变动就待重算；已有的退费也算
call count_changes('kiosk_refund', 'kiosk-refund', 'id');

insert into metric_stale (division, source, key)
select division, 'kiosk-refund', id::text from kiosk_refund;
