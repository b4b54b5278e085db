import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { PrintAsk, Printable, Printables, Printed } from "#contract/kiosk.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { plainDate, todayAt } from "../../shared/words.ts";
import { Big, Do, Say, Trouble } from "../parts.tsx";
import { useKiosk } from "../person.tsx";

/** 打印: one's licences first, then the papers of one's matters. */
export function PrintPage() {
  const printables = useRead<Printables>("/kiosk/printables");
  const [chosen, setChosen] = useState<Printable>();
  if (chosen) return <Print key={chosen.id} chosen={chosen} onOther={() => setChosen(undefined)} />;
  return (
    <>
      <Say title="打印哪一份？" icon="print" />
      <Do>
        <Loaded query={printables} lines={4}>
          {({ licences, documents }) => {
            const all = [...licences, ...documents];
            if (all.length === 0)
              return (
                <div className="told center">
                  <p>您还没有能打印的回执和证照</p>
                </div>
              );
            return all.map((one) => (
              <Big
                key={one.id}
                name={one.title}
                words={`${one.kind === "licence" ? "证照" : one.about}，${dayOf(one.at)}`}
                icon={one.kind === "licence" ? "shield" : "file"}
                onPress={() => setChosen(one)}
              />
            ));
          }}
        </Loaded>
      </Do>
    </>
  );
}

const dayOf = (at: string) => plainDate(at.length > 10 ? todayAt(new Date(at)) : at);

function whatOf({ kind, id }: Printable): PrintAsk["what"] {
  if (kind === "licence") return { kind, id };
  const [number = "", seq] = id.split("/");
  return { kind, number, seq: Number(seq) };
}

function Print({ chosen, onOther }: { chosen: Printable; onOther: () => void }) {
  const { home, leave } = useKiosk();
  const [requestKey] = useState(newRequestKey);
  const print = useMutation<Printed, Refused>({
    mutationFn: () => post<Printed>("/kiosk/prints", { requestKey, what: whatOf(chosen) }),
  });
  if (print.data)
    return (
      <>
        <Say title="打印好了，请拿走" icon="check">
          {`一共 ${print.data.pages} 页，身份证也别忘了`}
        </Say>
        <Do>
          <Big name="还要打印" icon="print" onPress={onOther} />
          <Big name="办完了" icon="leave" main onPress={() => leave("left")} />
        </Do>
      </>
    );
  return (
    <>
      <Say title={chosen.title} icon="print">
        {chosen.about}
      </Say>
      <Do>
        {print.error && <Trouble message={print.error.message} />}
        {home.paper === "out" && !print.error && (
          <Trouble message="没有打印纸了，请到旁边的机器，或者请工作人员加纸。" />
        )}
        <Big
          name={print.error ? "再试一次" : "打印"}
          icon="print"
          main
          busy={print.isPending}
          onPress={() => print.mutate()}
        />
        <Big name="换一份" icon="left" onPress={onOther} />
      </Do>
    </>
  );
}
