import { useState } from "react";
import { Link } from "wouter";
import { type DepositView, depositPurposeNames } from "#contract/kiosk.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { exactInstant, numberWords } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { Facts } from "../parts/Facts.tsx";
import { InventoryDialog } from "./InventoryDialog.tsx";

type Act = "take-up" | "forward" | "return";

/** One envelope: what its depositor said, what lay in it, where it went. */
export function DepositPage({ number }: { number: string }) {
  const deposit = useRead<DepositView>(`/staff/deposits/${number}`);
  return (
    <Page title="自助投件">
      <Loaded query={deposit}>{(view) => <Envelope view={view} />}</Loaded>
    </Page>
  );
}

const acts: { id: Act; button: string }[] = [
  { id: "take-up", button: "取件清点" },
  { id: "forward", button: "转窗口办理" },
  { id: "return", button: "请来领回" },
];

function Envelope({ view }: { view: DepositView }) {
  const { case: it, item, about } = view;
  const [asked, setAsked] = useState<Act>();
  return (
    <>
      <p>
        <StateTag state={it.state} name={it.stateName} type="deposit" /> {it.subject}
      </p>
      <div className="btns">
        {acts.map(
          ({ id, button }) =>
            view.allowed.includes(id) && (
              <Button key={id} kind={id === "return" ? "plain" : "primary"} onClick={() => setAsked(id)}>
                {button}
              </Button>
            ),
        )}
        {it.state === "forwarded" && <Link href="/reception">去窗口收件</Link>}
      </div>
      <Facts
        rows={[
          ["编号", numberWords(it.number)],
          ["用途", depositPurposeNames[view.purpose]],
          ["事项", item?.name ?? "没有选"],
          [
            "补给的办件",
            about ? (
              <Link key="about" href={`/cases/${about}`}>
                {numberWords(about)}
              </Link>
            ) : (
              "不是补材料"
            ),
          ],
          ["投件人填的张数", `${view.sheets} 张`],
          ["投件人", `${view.name}，${view.phone}`],
          ["投在", `${view.hall} ${view.deviceName}，${exactInstant(view.droppedAt)}`],
        ]}
      />
      <Steps view={view} />
      {asked && <Ask act={asked} view={view} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Steps({ view }: { view: DepositView }) {
  if (view.steps.length === 0) return null;
  return (
    <section aria-label="经过">
      <h2>经过</h2>
      {view.steps.map((step) => (
        <div key={step.at}>
          <h3>
            {step.name}，{step.by}，{exactInstant(step.at)}
          </h3>
          {step.inventory && (
            <ul>
              {step.inventory.map(({ name, sheets }) => (
                <li key={name}>
                  {name}，{sheets} 张
                </li>
              ))}
            </ul>
          )}
          {step.inventory && <Difference view={view} inventory={step.inventory} />}
          {step.number && (
            <p>
              收件编号 <Link href={`/cases/${step.number}`}>{numberWords(step.number)}</Link>
            </p>
          )}
          {step.note && <p>{step.note}</p>}
        </div>
      ))}
    </section>
  );
}

/** What was counted against what the depositor said. */
function Difference(props: { view: DepositView; inventory: { sheets: number }[] }) {
  const counted = props.inventory.reduce((sum, { sheets }) => sum + sheets, 0);
  const { sheets } = props.view;
  return (
    <p>
      {counted === sheets
        ? `共 ${counted} 张，和投件人填的一样`
        : `共 ${counted} 张，投件人填的是 ${sheets} 张，请打电话核对`}
    </p>
  );
}

const fields: Record<"forward" | "return", AskedField[]> = {
  forward: [
    {
      ...{ name: "number", label: "收件编号", kind: "line", max: 23, required: false },
      hint: "已经在窗口收件里录了的，填它的编号",
    },
    { name: "note", label: "说明", kind: "paragraph", max: 300, required: false },
  ],
  return: [
    {
      ...{ name: "note", label: "为什么、请他怎么做", kind: "paragraph", max: 300, required: true },
      hint: "投件人凭查询码能看到；请再打电话告诉他",
    },
  ],
};

function Ask({ act, view, onClose }: { act: Act; view: DepositView; onClose: () => void }) {
  const { number } = view.case;
  const send = (data: object, requestKey: string) =>
    post<DepositView>(`/staff/deposits/${number}/${act}`, { requestKey, version: view.version, ...data });
  const done = () => {
    onClose();
    void refresh("/staff/deposits");
  };
  if (act === "take-up")
    return <InventoryDialog sheets={view.sheets} send={send} onDone={done} onClose={onClose} />;
  const title = act === "forward" ? "转窗口办理" : "请投件人来领回";
  return (
    <CommandDialog<DepositView>
      title={title}
      action={act === "forward" ? "转窗口办理" : "请来领回"}
      fields={fields[act]}
      send={send}
      onDone={done}
      onClose={onClose}
    >
      {act === "forward" && <p>把材料交到窗口，由窗口收件，期限从收件算起。</p>}
    </CommandDialog>
  );
}
