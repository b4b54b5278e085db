import { useState } from "react";
import type { ItemGuide, ItemHit } from "#contract/portal.ts";
import { possibleMaterials } from "#server/kernel/situation.ts";
import { isShared } from "#server/kernel/submission.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Big, Do, Say } from "../parts.tsx";
import { useKiosk } from "../person.tsx";
import { ApplyHere } from "./ApplyHere.tsx";
import { CardPage } from "./CardPage.tsx";
import { FindItem } from "./FindItem.tsx";
import { OnPhone } from "./OnPhone.tsx";

type Step = "guide" | "materials" | "phone" | "here";

/** 办事: find the matter, see what it takes, then here, on one's own phone, or at a counter. */
export function ApplyPage() {
  const { home } = useKiosk();
  const [item, setItem] = useState<ItemHit>();
  const [step, setStep] = useState<Step>("guide");
  const guide = useRead<ItemGuide>(`/items/${item?.key}`, { enabled: item !== undefined });
  if (!item) return <FindItem title="要办什么事？" onPicked={setItem} />;
  return (
    <Loaded query={guide}>
      {(known) => {
        const { item: matter } = known;
        if (step === "phone") return <OnPhone name={matter.name} path={`/items/${matter.key}`} />;
        if (step === "materials") return <Materials guide={known} onBack={() => setStep("guide")} />;
        if (step === "here")
          return home.person ? <ApplyHere guide={known} /> : <CardPage onDone={() => setStep("here")} />;
        return <Guide guide={known} onStep={setStep} onOther={() => setItem(undefined)} />;
      }}
    </Loaded>
  );
}

/** What most people ask at the guide desk: how long, how much, what to bring. */
function Guide(props: { guide: ItemGuide; onStep: (step: Step) => void; onOther: () => void }) {
  const { guide, onStep, onOther } = props;
  const { home, open } = useKiosk();
  const { item, limits, note } = guide;
  const here = guide.online && home.applyItems.includes(item.key);
  const numbers = home.functions.some(({ id }) => id === "number");
  return (
    <>
      <Say title={item.name}>{guide.organName}</Say>
      <Do>
        <div className="told">
          {note && <p>{note}</p>}
          <p>多久办好：{limits.promised || "见办事指南"}</p>
          <p>
            收不收钱：
            {item.fees.length === 0
              ? "不收"
              : item.fees.map((fee) => `${fee.name}，${fee.standard}`).join("；")}
          </p>
        </div>
        {here && (
          <Big name="在这里办" words="要身份证，几分钟" icon="check" main onPress={() => onStep("here")} />
        )}
        <Big name="要带什么" words="材料清单" icon="file" onPress={() => onStep("materials")} />
        <Big
          name={guide.online ? "用手机办" : "手机上看"}
          words="扫码，在手机上接着来"
          icon="phone"
          onPress={() => onStep("phone")}
        />
        {numbers && <Big name="取号到窗口办" icon="ticket" onPress={() => open("number")} />}
        <Big name="换一件事" icon="left" onPress={onOther} />
      </Do>
    </>
  );
}

function Materials({ guide, onBack }: { guide: ItemGuide; onBack: () => void }) {
  const asked = possibleMaterials(guide.item, {});
  return (
    <>
      <Say title="要带什么" icon="file">
        {guide.item.name}
      </Say>
      <Do>
        {asked.map(({ material }) => (
          <div className="told" key={material.id}>
            <p>
              <strong>{material.name}</strong>
            </p>
            <p>{bringWords(isShared(material), material.originals, material.copies)}</p>
            {material.when && <p>看情况，有的人不用</p>}
          </div>
        ))}
        {asked.length === 0 && (
          <div className="told center">
            <p>什么都不用带</p>
          </div>
        )}
        <Big name="看好了" icon="left" main onPress={onBack} />
      </Do>
    </>
  );
}

function bringWords(shared: boolean, originals: number, copies: number): string {
  if (shared) return "不用带，我们自己查";
  const parts = [originals > 0 ? `原件 ${originals} 份` : "", copies > 0 ? `复印件 ${copies} 份` : ""];
  return parts.filter(Boolean).join("，") || "电子版就行";
}
