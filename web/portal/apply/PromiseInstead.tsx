import { useState } from "react";
import { Link } from "wouter";
import type { MaterialEntry } from "#contract/draft.ts";
import type { Material } from "#contract/item.ts";
import { deferralWords, offerOf, type PromiseKind } from "#server/kernel/promises.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Checkbox } from "../../shared/ui/CheckboxGroup.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { useDraft } from "./draft.ts";

/** Instead of handing in now: bring it later (R2.32), or commit oneself (R2.31). Both may be left alone. */
export function PromiseInstead({ material }: { material: Material }) {
  const { item, draft } = useDraft();
  const { deferral, commitment } = offerOf(item, material);
  if (!deferral && !commitment) return null;
  if (draft.seriousRecord) return <KeptFrom />;
  return (
    <>
      {deferral && (
        <Details summary="以后补交（容缺）">
          <p>暂时拿不出来，可以先受理，以后再补。补齐以前不作决定。也可以不用这个办法，备齐了再交。</p>
          <p>{deferralWords(material, deferral)}</p>
          <Sign material={material} kind="deferral" button="签名，以后补交" />
        </Details>
      )}
      {commitment && (
        <Details summary="用承诺代替">
          <p>可以不交这份材料，由您书面承诺符合下面的条件。也可以不作承诺，照常交材料。</p>
          <h3>须符合的条件</h3>
          <ul>
            {commitment.conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
          <h3>以后怎样核查</h3>
          <p>{commitment.checking}</p>
          <h3>承诺不实的后果</h3>
          <p>
            撤销已作出的决定，按以欺骗手段取得处理，限制期内不能再申请；记入信用记录，修复以前不能再用承诺代替，也不能容缺受理。
          </p>
          <p>依据：{commitment.basis}</p>
          <Sign material={material} kind="commitment" button="签名承诺" />
        </Details>
      )}
    </>
  );
}

/** Why nothing is offered instead, and the way to be offered it again. */
function KeptFrom() {
  return (
    <Notice kind="warning" title="这份材料要现在交">
      <p>
        有尚未修复的严重失信记录，修复以前不能以后补交，也不能用承诺代替。
        <Link href="/credit">看失信记录和修复办法</Link>
      </p>
    </Notice>
  );
}

function Sign({ material, kind, button }: { material: Material; kind: PromiseKind; button: string }) {
  const { change } = useDraft();
  const [name, setName] = useState("");
  const [read, setRead] = useState(false);
  const [error, setError] = useState<string>();
  const sign = () => {
    const signedBy = name.trim();
    if (signedBy === "" || !read) return setError("请填写您的姓名，并勾选已看清");
    const entry: MaterialEntry = { material: material.id, files: [], promise: { kind, signedBy } };
    change((now) => ({ ...now, materials: [...without(now.materials, material.id), entry] }));
  };
  const id = `sign-${kind}-${material.id}`;
  return (
    <div>
      <Checkbox checked={read} onChange={setRead}>
        我已看清上面的内容，自愿承诺
      </Checkbox>
      <TextInput
        {...{ id, value: name, onChange: setName, error }}
        label="签名：填写您的姓名"
        autoComplete="name"
        width="short"
      />
      <Button onClick={sign}>{button}</Button>
    </div>
  );
}

/** What was promised, and the way back to handing it in. */
export function Promised({ material, entry }: { material: Material; entry: MaterialEntry }) {
  const { change } = useDraft();
  const { promise } = entry;
  if (!promise) return null;
  const later = promise.kind === "deferral";
  return (
    <section className="stored" aria-label={material.name}>
      <h2>{material.name}</h2>
      <Notice kind="info" title={later ? "以后补交" : "用承诺代替"} announce>
        <p>{`${promise.signedBy} 已签名承诺。${later ? "受理以后在“办理进度”里补交。" : "不用交这份材料。"}`}</p>
        <Button
          kind="quiet"
          onClick={() => change((now) => ({ ...now, materials: without(now.materials, material.id) }))}
        >
          改为现在交<span className="visually-hidden">：{material.name}</span>
        </Button>
      </Notice>
    </section>
  );
}

function without(materials: readonly MaterialEntry[], id: string): MaterialEntry[] {
  return materials.filter(({ material }) => material !== id);
}
