-- 各模块的表变动时，让相应的来源待重算（键与各模块 *-facts.ts 的读法一致）

-- 一张表可以是几个来源的依据：触发器的名字带来源
create or replace procedure count_changes(target regclass, source text, key text) language plpgsql as $$
declare
  moment text;
begin
  foreach moment in array array['insert', 'update', 'delete'] loop
    execute format('create trigger %I after %s on %s referencing %s table as changed
      for each statement execute function mark_metric_source(%L, %L)', 'metric_' || source || '_' || moment, moment, target,
      case when moment = 'delete' then 'old' else 'new' end, source, key);
  end loop;
end $$;

call count_changes('ticket', 'ticket', 'id');
call count_changes('ticket_span', 'ticket', 'ticket');
call count_changes('counter_session', 'counter-session', 'id');
call count_changes('counter_session_span', 'counter-session', 'session');
call count_changes('visit', 'visit', 'id');
call count_changes('rating', 'rating', 'id');
call count_changes('rating', 'ratable', 'case_id');
call count_changes('rating_point', 'ratable', 'case_id');
call count_changes('rating', 'bad-rating', 'id');
call count_changes('bad_rating', 'bad-rating', 'rating_id');
call count_changes('card', 'card', 'key');
call count_changes('appointment', 'appointment', 'id');
call count_changes('free_supply', 'free-supply', 'id');
call count_changes('facility_loan', 'loan', 'id');
call count_changes('message', 'message', 'id');
call count_changes('sms', 'sms', 'id');
call count_changes('kiosk_visit', 'kiosk-visit', 'id');
call count_changes('kiosk_print', 'kiosk-print', 'id');
call count_changes('kiosk_payment', 'kiosk-payment', 'id');
call count_changes('licence', 'licence', 'id');
call count_changes('licence_use', 'licence-use', 'id');
call count_changes('material_use', 'material-use', 'case_id');
call count_changes('item_version', 'item', 'key');
call count_changes('organ', 'organ', 'uscc');
call count_changes('hall', 'hall', 'id');
call count_changes('counter', 'counter', 'hall || ''/'' || id');
call count_changes('staff', 'staff', 'id');
call count_changes('post', 'staff', 'staff');
call count_changes('bundle', 'bundle', 'key');
call count_changes('site', 'site', 'hall');
call count_changes('site_item', 'site', 'hall');
call count_changes('conduct_round', 'round', 'id');
call count_changes('conduct_entry', 'conduct-entry', 'id');
call count_changes('conduct_strike', 'conduct-entry', 'entry_id');
call count_changes('hand_over', 'hand-over', 'id');
call count_changes('question', 'question', 'id');
call count_changes('register_question', 'register-question', 'id');
call count_changes('problem', 'problem', 'id');

-- 已有的行
insert into metric_stale (division, source, key)
select division, 'ticket', id::text from ticket union all
select division, 'counter-session', id::text from counter_session union all
select division, 'visit', id::text from visit union all
select division, 'rating', id::text from rating union all
select distinct division, 'ratable', case_id::text from rating_point union all
select division, 'bad-rating', rating_id::text from bad_rating union all
select division, 'card', key from card union all
select division, 'appointment', id::text from appointment union all
select division, 'free-supply', id::text from free_supply union all
select division, 'loan', id::text from facility_loan union all
select division, 'message', id::text from message union all
select division, 'sms', id::text from sms union all
select division, 'kiosk-visit', id::text from kiosk_visit union all
select division, 'kiosk-print', id::text from kiosk_print union all
select division, 'kiosk-payment', id::text from kiosk_payment union all
select division, 'licence', id::text from licence union all
select division, 'licence-use', id::text from licence_use union all
select distinct division, 'material-use', case_id::text from material_use union all
select division, 'item', key from item union all
select division, 'organ', uscc from organ union all
select division, 'hall', id from hall union all
select division, 'counter', hall || '/' || id from counter union all
select division, 'staff', id::text from staff union all
select distinct division, 'bundle', key from bundle union all
select division, 'site', hall from site union all
select division, 'round', id::text from conduct_round union all
select division, 'conduct-entry', id::text from conduct_entry union all
select division, 'hand-over', id::text from hand_over union all
select division, 'question', id::text from question union all
select division, 'register-question', id::text from register_question union all
select division, 'problem', id::text from problem;
