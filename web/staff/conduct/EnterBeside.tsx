import { useState } from "react";
import type { PersonMonth } from "#contract/conduct.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { todayAt } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { conduct, pointsWords } from "./conduct.ts";

/** What was not found on a round: a letter of thanks, a bulletin. */
export function EnterBeside({ found: { row, items } }: { found: PersonMonth }) {
  const [entering, setEntering] = useState(false);
  const { staff } = row;
  const today = todayAt(new Date());
  return (
    <div className="btns">
      <Button onClick={() => setEntering(true)}>记一笔</Button>
      {entering && (
        <CommandDialog
          title={`${staff.name}：记一笔`}
          action="记下"
          fields={[
            {
              ...{ name: "item", label: "哪一项", required: true, kind: "choice" },
              options: items.map(({ id, name, points, group }) => ({
                value: id,
                label: `${group}：${name}，${pointsWords(points)}`,
              })),
            },
            { name: "day", label: "哪一天", required: true, kind: "date", max: today },
            { name: "reason", label: "什么情况", required: true, kind: "line", max: 200 },
          ]}
          start={{ day: today }}
          send={(data, requestKey) => post(`${conduct}/entries`, { requestKey, staff: staff.id, ...data })}
          onDone={() => {
            setEntering(false);
            void refresh(conduct);
          }}
          onClose={() => setEntering(false)}
        >
          <p>巡查以外的，例如表扬信、通报。本人会看到，扣分可以申诉。</p>
        </CommandDialog>
      )}
    </div>
  );
}
