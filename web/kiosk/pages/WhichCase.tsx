import { type ReactNode, useState } from "react";
import type { CaseSummary } from "#contract/case.ts";
import type { OfCase } from "#contract/kiosk.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { DigitPad } from "../../shared/device/DigitPad.tsx";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Big, Do, Say } from "../parts.tsx";
import { useKiosk } from "../person.tsx";
import { CardPage } from "./CardPage.tsx";

type Way = "choose" | "card" | "number";

/** Which matter: one's own by card, or the one on a receipt by its number and query code. */
export function WhichCase({ title, onPicked }: { title: string; onPicked: (of: OfCase) => void }) {
  const { home } = useKiosk();
  const [way, setWay] = useState<Way>("choose");
  if (way === "number") return <ByReceipt onPicked={onPicked} />;
  if (home.person) return <Own title={title} onPicked={onPicked} onNumber={() => setWay("number")} />;
  if (way === "card") return <CardPage onDone={() => setWay("choose")} />;
  return (
    <>
      <Say title={title}>怎么找您办的事？</Say>
      <Do>
        <Big name="刷身份证" words="自己办的事都在里面" icon="card" main onPress={() => setWay("card")} />
        <Big name="输编号" words="看回执上的编号和查询码" icon="file" onPress={() => setWay("number")} />
      </Do>
    </>
  );
}

function Own(props: { title: string; onPicked: (of: OfCase) => void; onNumber: () => void }) {
  const mine = useRead<{ rows: CaseSummary[] }>("/applications");
  return (
    <>
      <Say title={props.title}>请选一件</Say>
      <Do>
        <Loaded query={mine} lines={3}>
          {({ rows }) => (
            <>
              {rows.length === 0 && (
                <div className="told center">
                  <p>您还没有办过的事</p>
                </div>
              )}
              {rows.slice(0, 6).map(({ number, subject, stateName }) => (
                <Big
                  key={number}
                  name={subject}
                  words={stateName}
                  icon="file"
                  onPress={() => props.onPicked({ number })}
                />
              ))}
            </>
          )}
        </Loaded>
        <Big name="输编号" words="别人的、没登录办的" icon="search" onPress={props.onNumber} />
      </Do>
    </>
  );
}

const idDigits = 16;
const codeDigits = 6;

/** The county's digits and the check character are known; the sixteen in between and the code are typed or scanned. */
export function ByReceipt({ onPicked }: { onPicked: (of: OfCase) => void }) {
  const { home } = useKiosk();
  const [id, setId] = useState("");
  const [code, setCode] = useState("");
  if (id.length < idDigits)
    return (
      <Typing
        title="回执上的编号"
        hint={`编号里 ${home.division} 后面的 16 位数字`}
        value={id}
        most={idDigits}
        onChange={setId}
      />
    );
  const type = (typed: string) => {
    setCode(typed);
    if (typed.length === codeDigits) onPicked({ number: caseNumber(home.division, Number(id)), code: typed });
  };
  return <Typing title="查询码" hint="回执上的 6 位数字" value={code} most={codeDigits} onChange={type} />;
}

export function Typing(props: {
  title: string;
  hint: string;
  value: string;
  most: number;
  onChange: (value: string) => void;
  /** What goes on, once enough is typed. */
  children?: ReactNode;
}) {
  const { title, hint, value, most, onChange } = props;
  return (
    <>
      <Say title={title}>{hint}</Say>
      <Do>
        <output className={value ? "typed" : "typed empty"} aria-label="已输入">
          {value ? value.replace(/(.{4})(?=.)/g, "$1 ") : "请按数字"}
        </output>
        {props.children}
        <DigitPad key={title} value={value} most={most} onChange={onChange} />
      </Do>
    </>
  );
}
