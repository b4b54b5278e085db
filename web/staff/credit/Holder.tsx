import { useState } from "react";
import type { CreditRecord } from "#contract/promises.ts";
import { post } from "../../shared/api.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { credit as path, reasonFields } from "./credit.ts";
import "./credit.css";

type Shown = Pick<CreditRecord, "holder" | "number">;

/** Whose record it is: masked, and in full after a reason, which goes into the audit log (R13.5). */
export function Holder({ record }: { record: CreditRecord }) {
  const { id, holder, number } = record;
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<Shown>();
  const words = full ?? record;
  return (
    <div>
      <span className="credit-holder">{words.holder}</span>{" "}
      <span className="credit-number">{words.number}</span>
      {number.includes("*") && (
        <button
          type="button"
          className="credit-show"
          onClick={() => (full ? setFull(undefined) : setAsking(true))}
        >
          <Icon name="eye" />
          {full ? "收起" : "显示全文"}
          <span className="visually-hidden">：{holder}</span>
        </button>
      )}
      {asking && (
        <CommandDialog<{ name: string; number: string }>
          title={`显示${holder}的全名和号码`}
          action="显示全文"
          fields={reasonFields}
          send={(data) => post(`${path}/${id}/reveal`, data)}
          onDone={(shown) => {
            setFull({ holder: shown.name, number: shown.number });
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
