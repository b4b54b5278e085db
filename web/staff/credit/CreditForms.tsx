import type { CreditRecord } from "#contract/promises.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { todayAt } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { credit as path, recordFields, repairFields } from "./credit.ts";

/** Another body's document names somebody. */
export function AddRecord({ onClose }: { onClose: () => void }) {
  return (
    <CommandDialog
      title="登记失信记录"
      action="登记"
      fields={recordFields(todayAt(new Date()))}
      start={{ serious: true }}
      send={({ number, ...data }, requestKey) =>
        post(path, { requestKey, serious: false, ...data, number: String(number).toUpperCase() })
      }
      onDone={() => {
        onClose();
        void refresh(path);
      }}
      onClose={onClose}
    >
      <p>凭其他部门的认定文书登记。登记以后不能删除，只能凭修复文书登记修复。</p>
    </CommandDialog>
  );
}

/** From then on the record keeps from nothing. */
export function RepairRecord({ record, onClose }: { record: CreditRecord; onClose: () => void }) {
  const { id, holder, from, reason } = record;
  const today = todayAt(new Date());
  return (
    <CommandDialog
      title={`登记修复：${holder}`}
      action="登记修复"
      fields={repairFields(from, today)}
      start={{ on: today }}
      send={(data, requestKey) => post(`${path}/${id}/repair`, { requestKey, ...data })}
      onDone={() => {
        onClose();
        void refresh(path);
      }}
      onClose={onClose}
    >
      <p>{reason}</p>
    </CommandDialog>
  );
}
