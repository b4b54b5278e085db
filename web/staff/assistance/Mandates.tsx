import { useState } from "react";
import { Link } from "wouter";
import type { StaffAssistance } from "#contract/assistance.ts";
import {
  consentWayNames,
  mandateActionNames,
  mandateActions,
  mandateStateNames,
} from "#contract/assistance-words.ts";
import type { MandateMade, StaffMandate } from "#contract/errand-mandate.ts";
import { newRequestKey, post } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { plainDate, todayAt } from "../../shared/words.ts";
import { rolesOf, useSignedIn } from "../account.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { FindItem } from "../reception/FindItem.tsx";

interface Props {
  errand: StaffAssistance;
  onChanged: () => void;
}

/** What the client lets the helper do; drawn up here, agreed to by the client. */
export function Mandates({ errand, onChanged }: Props) {
  const [item, setItem] = useState<{ key: string; name?: string; bundle?: boolean }>();
  const [making, setMaking] = useState(false);
  return (
    <>
      <h2>委托书</h2>
      {errand.mandates.length === 0 && (
        <p className="soft">还没有委托书。没有委托书只能陪着办，不能代填代交。</p>
      )}
      {errand.mandates.map((mandate) => (
        <OneMandate key={mandate.id} mandate={mandate} onChanged={onChanged} />
      ))}
      {errand.mayMandate && !making && <Button onClick={() => setMaking(true)}>拟一份委托书</Button>}
      {making && !item && (
        <section aria-label="委托办什么">
          <h3>委托办什么</h3>
          <FindItem onChoose={(chosen) => setItem(chosen)} />
        </section>
      )}
      {making && item && (
        <Make
          errand={errand}
          item={item}
          onDone={() => {
            setMaking(false);
            setItem(undefined);
            onChanged();
          }}
          onClose={() => {
            setMaking(false);
            setItem(undefined);
          }}
        />
      )}
    </>
  );
}

export function OneMandate({ mandate, onChanged }: { mandate: StaffMandate; onChanged: () => void }) {
  const { id, state, items, actions, validTo } = mandate;
  return (
    <section className="help-card" aria-label={`委托书 ${mandate.serial}`}>
      <h3>{items.map(({ name }) => name).join("、")}</h3>
      <p>
        <Tag kind={state === "holds" ? "good" : state === "offered" ? "asked" : "ended"}>
          {mandateStateNames[state]}
        </Tag>{" "}
        {`${actions.map((one) => mandateActionNames[one]).join("、")}，到 ${plainDate(validTo)} 止`}
      </p>
      <p className="soft">{`${consentWayNames[mandate.consent]}；受托人 ${mandate.helperName}；编号 ${mandate.serial}`}</p>
      <div className="btns">
        {state === "holds" && mandate.mine && (
          <Link href={`/assistance/clients/${id}`} className="btn primary">
            替他办
          </Link>
        )}
        {state === "offered" && <Agree mandate={mandate} onChanged={onChanged} />}
        {(state === "holds" || state === "offered") && mandate.mine && (
          <Withdraw mandate={mandate} onChanged={onChanged} />
        )}
        <a className="btn" href={`/api/staff/mandates/${id}/paper.pdf`} target="_blank" rel="noreferrer">
          打印
        </a>
      </div>
    </section>
  );
}

/** By the code that came to the client's phone; or by a clerk who has the client before them. */
function Agree({ mandate, onChanged }: { mandate: StaffMandate; onChanged: () => void }) {
  const [asking, setAsking] = useState<"code" | "seen">();
  const isClerk = rolesOf(useSignedIn()).includes("clerk");
  const close = () => setAsking(undefined);
  const done = () => {
    close();
    onChanged();
  };
  return (
    <>
      {mandate.consent === "code" && mandate.mine && (
        <Button kind="primary" onClick={() => setAsking("code")}>
          填本人的验证码
        </Button>
      )}
      {mandate.consent === "counter" && isClerk && (
        <Button kind="primary" onClick={() => setAsking("seen")}>
          本人已当面确认
        </Button>
      )}
      {asking === "code" && (
        <CommandDialog<MandateMade>
          title="填本人的验证码"
          action="确认委托"
          fields={codeFields}
          send={(data, requestKey) => post(`/staff/mandates/${mandate.id}/consent`, { requestKey, ...data })}
          onDone={done}
          onClose={close}
        >
          <p>验证码已发到委托人手机，请他看清短信内容，同意了再念给您。</p>
          <Button
            onClick={() => void post(`/staff/mandates/${mandate.id}/code`, { requestKey: newRequestKey() })}
          >
            没收到，重发
          </Button>
        </CommandDialog>
      )}
      {asking === "seen" && (
        <CommandDialog<MandateMade>
          title="本人已当面确认"
          action="确认委托"
          send={(_data, requestKey) => post(`/staff/mandates/${mandate.id}/seen`, { requestKey })}
          onDone={done}
          onClose={close}
        >
          <p>您看过委托人的身份证原件，把委托书念给他听过，他当面同意。</p>
        </CommandDialog>
      )}
    </>
  );
}

const codeFields: AskedField[] = [{ name: "code", label: "验证码", required: true, kind: "line", max: 6 }];

function Withdraw({ mandate, onChanged }: { mandate: StaffMandate; onChanged: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>本人要撤销</Button>
      {asking && (
        <CommandDialog<MandateMade>
          title="撤销委托"
          action="撤销委托"
          grave
          send={(_data, requestKey) => post(`/staff/mandates/${mandate.id}/withdraw`, { requestKey })}
          onDone={() => {
            setAsking(false);
            onChanged();
          }}
          onClose={() => setAsking(false)}
        >
          <p>委托人告诉您要撤销。撤销后不能再替他办，也不能恢复。</p>
        </CommandDialog>
      )}
    </>
  );
}

interface MakeProps {
  errand: StaffAssistance;
  item: { key: string; name?: string; bundle?: boolean };
  onDone: () => void;
  onClose: () => void;
}

function Make({ errand, item, onDone, onClose }: MakeProps) {
  const usual = todayAt(new Date(Date.now() + 29 * 86_400_000));
  return (
    <CommandDialog<MandateMade>
      title={`拟委托书${item.name ? `：${item.name}` : ""}`}
      action="拟好，请本人同意"
      fields={makeFields}
      start={{
        ...{ name: errand.name, phone: /^\d+$/.test(errand.phone) ? errand.phone : "", validTo: usual },
        ...{ actions: [...mandateActions].slice(0, 3), consent: "code" },
      }}
      send={({ name, idNumber, phone, paper, unrelated, ...rest }, requestKey) =>
        post(`/staff/assistance/${errand.number}/mandates`, {
          ...{ requestKey, client: { name, idNumber, phone }, related: unrelated !== true, ...rest },
          items: [{ key: item.key, ...(item.bundle && { bundle: true }) }],
          ...(Array.isArray(paper) && paper[0] !== undefined && { paper: paper[0] }),
        })
      }
      onDone={onDone}
      onClose={onClose}
    />
  );
}

const makeFields: AskedField[] = [
  { name: "name", label: "委托人姓名", required: true, kind: "line", max: 60 },
  { name: "idNumber", label: "身份证号（照原件填）", required: true, kind: "line", max: 18 },
  { name: "phone", label: "手机", required: true, kind: "line", max: 20 },
  {
    ...{ name: "actions", label: "可以替他做", required: true, kind: "several" },
    options: mandateActions.map((value) => ({ value, label: mandateActionNames[value] })),
    hint: "签名和承诺不能代",
  },
  { name: "validTo", label: "到哪天止", required: true, kind: "date" },
  {
    ...{ name: "consent", label: "本人怎样同意", required: true, kind: "choice" },
    options: Object.entries(consentWayNames).map(([value, label]) => ({ value, label })),
  },
  {
    name: "paper",
    label: "签名委托书的照片",
    required: false,
    kind: "files",
    most: 1,
    hint: "纸质签名的才要",
  },
  { name: "unrelated", label: "他不是我本人，也不是我的近亲属", required: false, kind: "tick" },
];
