import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { DepositPurpose, DepositReceipt, NewDeposit, OfCase } from "#contract/kiosk.ts";
import type { ItemHit } from "#contract/portal.ts";
import { isMobile } from "#server/kernel/codes/phone.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { plainDate } from "../../shared/words.ts";
import { Big, Do, Say, Trouble } from "../parts.tsx";
import { useKiosk } from "../person.tsx";
import { FindItem } from "./FindItem.tsx";
import { Typing, WhichCase } from "./WhichCase.tsx";

/** 投材料 (自助投件): what for, which matter, how many sheets, whom to ring; then the envelope goes into the box. */
export function DepositPage() {
  const { home } = useKiosk();
  const [purpose, setPurpose] = useState<DepositPurpose>();
  const [item, setItem] = useState<ItemHit>();
  const [of, setOf] = useState<OfCase>();
  const [sheets, setSheets] = useState<number>();
  const [phone, setPhone] = useState<string>();
  if (!purpose) return <Purpose onPicked={setPurpose} />;
  if (purpose === "apply" && !item) return <FindItem title="材料是办什么事的？" onPicked={setItem} />;
  if (purpose === "add" && !of) return <WhichCase title="补给哪一件？" onPicked={setOf} />;
  if (sheets === undefined) return <Sheets onCounted={setSheets} />;
  if (!home.person && phone === undefined) return <Phone onTyped={setPhone} />;
  const about = { ...(item && { item: item.key }), ...(of && { number: of.number }) };
  return <PutIn deposit={{ purpose, sheets, ...about, ...(phone !== undefined && { phone }) }} />;
}

function Purpose({ onPicked }: { onPicked: (purpose: DepositPurpose) => void }) {
  return (
    <>
      <Say title="投什么材料？" icon="inbox">
        先把材料装进信封
      </Say>
      <Do>
        <Big name="办事的材料" words="第一次交" icon="file" onPress={() => onPicked("apply")} />
        <Big name="补材料" words="收到通知要补的" icon="upload" onPress={() => onPicked("add")} />
        <Big name="别的" icon="inbox" onPress={() => onPicked("other")} />
      </Do>
    </>
  );
}

function Sheets({ onCounted }: { onCounted: (sheets: number) => void }) {
  const [typed, setTyped] = useState("");
  const sheets = Number(typed);
  return (
    <Typing title="一共几张纸？" hint="数一数，填了好核对" value={typed} most={3} onChange={setTyped}>
      {sheets > 0 && <Big name={`一共 ${sheets} 张`} icon="check" main onPress={() => onCounted(sheets)} />}
    </Typing>
  );
}

function Phone({ onTyped }: { onTyped: (phone: string) => void }) {
  const [typed, setTyped] = useState("");
  const done = typed.length === 11;
  return (
    <Typing
      title="您的手机号"
      hint="材料不齐好告诉您，不做别的用"
      value={typed}
      most={11}
      onChange={setTyped}
    >
      {done && !isMobile(typed) && <Trouble message="这不像手机号，请核对" />}
      {done && isMobile(typed) && <Big name="就是这个号" icon="check" main onPress={() => onTyped(typed)} />}
    </Typing>
  );
}

function PutIn({ deposit }: { deposit: Omit<NewDeposit, "requestKey"> }) {
  const [requestKey] = useState(newRequestKey);
  const drop = useMutation<DepositReceipt, Refused>({
    mutationFn: () => post<DepositReceipt>("/kiosk/deposits", { requestKey, ...deposit }),
  });
  if (drop.data) return <Receipt receipt={drop.data} />;
  return (
    <>
      <Say title="把信封放进投件口" icon="lower">
        放好了再按下面的按钮
      </Say>
      <Do>
        {drop.error && <Trouble message={drop.error.message} />}
        <Big name="放好了" icon="check" main busy={drop.isPending} onPress={() => drop.mutate()} />
      </Do>
    </>
  );
}

function Receipt({ receipt }: { receipt: DepositReceipt }) {
  const { leave } = useKiosk();
  const { number, code, takenUpBy, paper } = receipt;
  return (
    <>
      <Say title={paper === "printed" ? "收到了，请拿好回执" : "收到了，请记住编号"} icon="check" />
      <Do>
        <div className="told center">
          <p>编号</p>
          <p className="number long">{number}</p>
          <p>
            查询码 <strong>{code}</strong>
          </p>
          {takenUpBy && <p>最迟 {plainDate(takenUpBy)} 取出清点</p>}
        </div>
        <Big name="办完了" icon="leave" main onPress={() => leave("left")} />
      </Do>
    </>
  );
}
