-- 统计表同时按两个方面细分（某事项的承办人、某窗口的承办人）时没有汇总可读，逐行重数只读那一事项、那一人、那一窗口的行（R3.6）

create index conclusion_item on conclusion (division, item_key, concluded_at desc, case_id desc);
create index conclusion_handler on conclusion (division, handler, concluded_at desc, case_id desc);
create index conclusion_counter on conclusion (division, counter, concluded_at desc, case_id desc) where counter is not null;
create index card_item on card (division, item_key, due_at desc, key desc);
create index card_counter on card (division, counter, due_at desc, key desc) where counter is not null;
