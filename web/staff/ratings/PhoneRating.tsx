import { useState } from "react";
import type { Grade, Rated, RatedServices } from "#contract/rating.ts";
import { gradeNames, grades } from "#server/kernel/rating/rating.ts";
import { get, post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";

/** A caller asked on the telephone and notes what was said (R4.2, channel 6): first the case, then its open service. */
export function PhoneRating() {
  const [asking, setAsking] = useState(false);
  const [found, setFound] = useState<{ number: string; read: RatedServices }>();
  const [done, setDone] = useState(false);
  const close = () => {
    setAsking(false);
    setFound(undefined);
  };
  return (
    <div className="no-print">
      {done && <Notice kind="success" announce title="已记下电话评价" />}
      <div className="btns">
        <Button onClick={() => setAsking(true)}>记电话评价</Button>
      </div>
      {asking && !found && (
        <CommandDialog<RatedServices & { number: string }>
          title="记电话评价"
          action="查办件"
          fields={[{ name: "number", label: "办件编号", required: true, kind: "line", max: 40 }]}
          send={async ({ number }) => {
            const tidy = String(number).replace(/\s/g, "").toUpperCase();
            const read = await get<RatedServices>(`/staff/cases/${encodeURIComponent(tidy)}/ratings`);
            return { ...read, number: tidy };
          }}
          onDone={({ number, ...read }) => setFound({ number, read })}
          onClose={close}
        />
      )}
      {found && (
        <Note
          {...found}
          onClose={close}
          onDone={() => {
            close();
            setDone(true);
            void refresh("/staff/ratings");
          }}
        />
      )}
    </div>
  );
}

function Note(props: { number: string; read: RatedServices; onClose: () => void; onDone: () => void }) {
  const { number, read, onClose } = props;
  const open = read.services.filter(({ until }) => until !== undefined);
  const services = open.map(({ service, kindName, item }) => ({
    ...{ value: String(service), label: `${kindName}：${item}` },
  }));
  return (
    <CommandDialog<Rated>
      title="电话里怎么说"
      action="记下评价"
      fields={[
        { name: "service", label: "哪次服务", required: true, kind: "choice", options: services },
        {
          ...{ name: "grade", label: "满意吗（照对方说的选）", required: true, kind: "choice" },
          options: grades.map((grade) => ({ value: String(grade), label: gradeNames[grade] })),
        },
        { name: "text", label: "说了什么", required: false, kind: "paragraph", max: 500 },
      ]}
      send={({ service, grade, text }, requestKey) =>
        post("/staff/ratings/by-phone", {
          ...{ requestKey, number, codes: [], service: Number(service), grade: Number(grade) as Grade },
          ...(typeof text === "string" && text !== "" && { text }),
        })
      }
      onDone={props.onDone}
      onClose={onClose}
    >
      {services.length === 0 && <p>这个办件没有可以评价的服务：都评价过了，或者时间过了。</p>}
    </CommandDialog>
  );
}
