-- 凭证和预算变动计入指标
call count_changes('budget_entry', 'budget-entry', 'id');
call count_changes('budget_movement', 'budget-movement', 'id');
