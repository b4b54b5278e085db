import type { Entry } from "#contract/conduct.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { conduct, pointsWords } from "./conduct.ts";

/** Says why the entry is wrong; a supervisor who did not make it looks at it. */
export function ContestDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  return (
    <CommandDialog
      title={`申诉：${entry.itemName}，${pointsWords(entry.points)}`}
      action="提出申诉"
      fields={[{ name: "statement", label: "申诉理由", required: true, kind: "paragraph", max: 1000 }]}
      send={(data, requestKey) => post(`${conduct}/entries/${entry.id}/contest`, { requestKey, ...data })}
      onDone={() => {
        onClose();
        void refresh(conduct);
      }}
      onClose={onClose}
    >
      <p>由没有登记这条记录的监察人员核查。每条记录只能申诉一次；成立的，记录撤销，不再计分。</p>
    </CommandDialog>
  );
}
