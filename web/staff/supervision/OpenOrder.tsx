import type { Static } from "typebox";
import { useLocation } from "wouter";
import type { Opened } from "#contract/supervision-orders.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { useOrganChoices } from "./organ-choices.ts";

type Answer = Static<typeof Opened>;

/** 下达督办, by hand or on a leader's mark. */
export function OpenOrder({ onClose, about }: { onClose: () => void; about?: string }) {
  const [, navigate] = useLocation();
  const organs = useOrganChoices();
  if (!organs) return null;
  return (
    <CommandDialog<Answer>
      title="下达督办"
      action="下达督办"
      fields={orderFields(organs)}
      start={{ days: 5, ...(about && { about }) }}
      send={(data, requestKey) => post("/orders", { requestKey, ...data })}
      onDone={async ({ number }) => {
        await refresh("/orders");
        navigate(`/cases/${number}`);
      }}
      onClose={onClose}
    >
      <p>承办单位会马上收到通知；到期没有答复的，按规则发牌。</p>
    </CommandDialog>
  );
}

const orderFields = (organs: { value: string; label: string }[]): AskedField[] => [
  { name: "title", label: "督办什么", required: true, kind: "line", max: 60 },
  { name: "matter", label: "具体要求", required: true, kind: "paragraph", max: 2000 },
  { name: "organ", label: "承办单位", required: true, kind: "choice", options: organs },
  { name: "days", label: "几个工作日内答复", required: true, kind: "number", min: 1, max: 60 },
  {
    ...{ name: "mark", label: "领导批示", required: false, kind: "paragraph", max: 500 },
    hint: "按领导批示督办的，照原文填写",
  },
  { name: "about", label: "有关的办件编号", required: false, kind: "line", max: 23 },
];
