import type { Static } from "typebox";
import { useLocation } from "wouter";
import type { Raised, RuleList } from "#contract/supervision.ts";
import { post } from "../../shared/api.ts";
import { refresh, useRead } from "../../shared/query.tsx";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { useOrganChoices } from "./organ-choices.ts";
import { lightNames } from "./supervision.ts";

type Answer = Static<typeof Raised>;

/** 人工发牌: for what no clock shows, such as a fee off the list (R3.1); with its evidence. */
export function RaiseCard({ onClose }: { onClose: () => void }) {
  const [, navigate] = useLocation();
  const organs = useOrganChoices();
  const { data } = useRead<RuleList>("/supervision/rules");
  if (!organs || !data) return null;
  const rules = data.rules
    .filter(({ byHand }) => byHand)
    .map(({ id, name, light }) => ({ value: id, label: `${lightNames[light]}：${name}` }));
  return (
    <CommandDialog<Answer>
      title="人工发牌"
      action="发牌"
      grave
      fields={cardFields(rules, organs)}
      send={(data, requestKey) => post("/supervision/cards", { requestKey, ...data })}
      onDone={async ({ number }) => {
        await refresh("/supervision");
        navigate(`/cases/${number}`);
      }}
      onClose={onClose}
    >
      <p>写清楚事实和证据。责任单位可以说明，也可以申诉。</p>
    </CommandDialog>
  );
}

type Choices = { value: string; label: string }[];

const cardFields = (rules: Choices, organs: Choices): AskedField[] => [
  { name: "rule", label: "发什么牌", required: true, kind: "choice", options: rules },
  {
    ...{ name: "about", label: "有关的办件编号", required: false, kind: "line", max: 23 },
    hint: "没有办件的，选责任单位",
  },
  { name: "organ", label: "责任单位", required: false, kind: "choice", options: organs },
  { name: "reason", label: "事实", required: true, kind: "paragraph", max: 500 },
  {
    ...{ name: "evidence", label: "证据", required: true, kind: "paragraph", max: 1000 },
    hint: "票据、录音、截图等，写明在哪里",
  },
];
