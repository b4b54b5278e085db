import { useState } from "react";
import type { FacilityDesk, FacilityRow, LoanRow, RevealedLoan } from "#contract/facilities.ts";
import { post, put } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { instantWords } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { checkFields, endFields, facilityFields, lendFields, path, revealFields } from "./facilities.ts";

/** What somebody is about to do with a facility or a loan. */
export type Doing =
  | { kind: "add"; hall: string }
  | { kind: "edit" | "check" | "lend"; row: FacilityRow }
  | { kind: "end"; how: "returned" | "lost"; row: LoanRow }
  | { kind: "reveal"; row: LoanRow };

export interface DialogProps {
  doing: Doing;
  desk: FacilityDesk;
  onDone: (words: string) => void;
  onClose: () => void;
}

export function FacilityDialog(props: DialogProps) {
  const { doing } = props;
  if (doing.kind === "reveal") return <Reveal {...props} row={doing.row} />;
  if (doing.kind === "end") return <End {...props} row={doing.row} how={doing.how} />;
  if (doing.kind === "lend") return <Lending {...props} row={doing.row} />;
  if (doing.kind === "check") return <Checking {...props} row={doing.row} />;
  return <Keeping {...props} />;
}

type OfFacility = DialogProps & { row: FacilityRow };
type OfLoan = DialogProps & { row: LoanRow };

function Lending({ row, onDone, onClose }: OfFacility) {
  return (
    <CommandDialog<{ id: string; dueAt: string }>
      title={`借出${row.name}`}
      action="借出"
      fields={lendFields}
      start={{ quantity: 1 }}
      send={(data, requestKey) => post(`${path}/${row.id}/loans`, { requestKey, ...data })}
      onDone={({ dueAt }) => {
        void refresh(path);
        onDone(`${row.name}已经借出，${instantWords(dueAt)}前还。不收押金，超时会发短信提醒一次。`);
      }}
      onClose={onClose}
    />
  );
}

function Checking({ row, onDone, onClose }: OfFacility) {
  return (
    <CommandDialog
      title={`检查${row.name}`}
      action="记下检查"
      fields={checkFields}
      start={{ state: row.state }}
      send={(data, requestKey) =>
        post(`${path}/${row.id}/checks`, { requestKey, version: row.version, ...data })
      }
      onDone={() => {
        void refresh(path);
        onDone(`${row.name}的检查已经记下。`);
      }}
      onClose={onClose}
    />
  );
}

function Keeping({ doing, desk, onDone, onClose }: DialogProps) {
  const row = doing.kind === "edit" ? doing.row : undefined;
  const fields = facilityFields(desk, !row);
  const start = row
    ? { kind: row.kind, name: row.name, place: row.place, quantity: row.quantity }
    : { hall: doing.kind === "add" ? doing.hall : "" };
  return (
    <CommandDialog
      title={row ? `修改${row.name}` : "登记新设施"}
      action="保存设施"
      fields={fields}
      start={start}
      send={(data, requestKey) =>
        row
          ? put(`${path}/${row.id}`, { requestKey, version: row.version, ...data })
          : post(path, { requestKey, ...data })
      }
      onDone={() => {
        void refresh(path);
        onDone("设施已经保存。");
      }}
      onClose={onClose}
    />
  );
}

function End({ row, how, onDone, onClose }: OfLoan & { how: "returned" | "lost" }) {
  const lost = how === "lost";
  return (
    <CommandDialog
      title={lost ? `${row.name}丢了` : `${row.name}还了`}
      action={lost ? "记为丢失" : "收回"}
      grave={lost}
      fields={endFields}
      send={(data, requestKey) => post(`/staff/loans/${row.id}/end`, { requestKey, how, ...data })}
      onDone={() => {
        void refresh(path);
        onDone(lost ? `${row.name}已经记为丢失，件数减了 ${row.quantity}。` : `${row.name}已经收回。`);
      }}
      onClose={onClose}
    >
      <p>{`${row.person}，${instantWords(row.lentAt)}借的。${lost ? "记为丢失以后不再追，件数相应减少。" : ""}`}</p>
    </CommandDialog>
  );
}

function Reveal({ row, onClose }: OfLoan) {
  const [shown, setShown] = useState<RevealedLoan>();
  if (!shown) {
    return (
      <CommandDialog<RevealedLoan>
        title="查看借用人电话"
        action="查看电话"
        fields={revealFields}
        send={(data) => post(`/staff/loans/${row.id}/reveal`, data)}
        onDone={setShown}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title="借用人" onClose={onClose} actions={<Button onClick={onClose}>看好了</Button>}>
      <SummaryList
        rows={[
          { key: "name", head: "姓名", value: shown.name },
          { key: "phone", head: "电话", value: shown.phone },
        ]}
      />
    </Dialog>
  );
}
