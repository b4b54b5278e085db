import { useState } from "react";
import type { StaffAssistance } from "#contract/assistance.ts";
import { handOverReasons, outcomeNames, tierNames } from "#contract/assistance-words.ts";
import type { ActAnswer, AllowedAction } from "#contract/case.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { instantWords, leftWords, numberWords } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { Facts } from "../parts/Facts.tsx";
import { NextActions } from "../parts/NextActions.tsx";
import { AssistanceNav } from "./AssistanceNav.tsx";
import { Mandates } from "./Mandates.tsx";

/** One errand: who it is for, what to do next, the mandates, what has been done. Its reading is written down. */
export function ErrandPage({ number }: { number: string }) {
  const errand = useRead<StaffAssistance>(`/staff/assistance/${number}`, { fresh: true });
  const { data } = errand;
  return (
    <Page
      title={data ? `帮代办：${data.name}` : "帮代办"}
      beside={data && <StateTag state={data.state} name={data.stateName} />}
    >
      <AssistanceNav />
      <Loaded query={errand} lines={10}>
        {(shown) => <Whole errand={shown} onActed={() => void errand.refetch()} />}
      </Loaded>
    </Page>
  );
}

function Whole({ errand, onActed }: { errand: StaffAssistance; onActed: () => void }) {
  const [done, setDone] = useState<string>();
  return (
    <>
      {done && <Notice kind="success" announce title={`已经${done}`} />}
      <div className="help-columns">
        <section aria-label="求助">
          <h2>求助</h2>
          <p className="help-words">{errand.text}</p>
          <Facts
            rows={[
              ["姓名", errand.name],
              ["电话", <Phone key="phone" phone={errand.phone} mine={errand.mine} />],
              ...(errand.askerName
                ? ([["谁替他求助", `${errand.askerName} ${errand.relation ?? ""}`]] as const)
                : []),
              ["在哪里", [errand.areaName, errand.address].filter(Boolean).join(" ")],
              ...(errand.language ? ([["想说", errand.language]] as const) : []),
              ["怎么来的", `${instantWords(errand.askedAt)}，${errand.channel}`],
              ["帮办员", errand.helper ? `${errand.helper.name}（${errand.helper.site}）` : "还没有"],
              ...(errand.tier ? ([["层级", tierNames[errand.tier]]] as const) : []),
              ...(errand.why.length > 0 ? ([["为什么派给他", errand.why.join("；")]] as const) : []),
              ["编号", numberWords(errand.number)],
            ]}
          />
          <Mandates errand={errand} onChanged={onActed} />
        </section>
        <section aria-label="办理">
          <h2>办理</h2>
          {errand.clocks.map((clock) => (
            <p key={clock.id} className={clock.light === "overdue" ? "help-late" : undefined}>
              {`${clock.name}：${leftWords(clock)}`}
            </p>
          ))}
          <Actions
            errand={errand}
            onDone={(words) => {
              setDone(words);
              onActed();
            }}
          />
          <h2>经过</h2>
          <Timeline
            label="经过，最近的在前"
            entries={[...errand.timeline].reverse().map((entry) => ({
              key: entry.seq,
              title: entry.title,
              at: entry.at,
              who: entry.by,
              state: "done" as const,
              children: (
                <>
                  {entry.code && <p>{entry.code}</p>}
                  {entry.text && <p className="help-words">{entry.text}</p>}
                </>
              ),
            }))}
          />
        </section>
      </div>
    </>
  );
}

function Phone({ phone, mine }: { phone: string; mine: boolean }) {
  return mine && /^\d+$/.test(phone) ? <a href={`tel:${phone}`}>{phone}</a> : phone;
}

function Actions({ errand, onDone }: { errand: StaffAssistance; onDone: (words: string) => void }) {
  return (
    <NextActions
      allowed={inOrder(errand.allowed)}
      ask={(action, close) => (
        <CommandDialog<ActAnswer>
          key={action.id}
          title={action.button}
          action={action.button}
          grave={action.grave}
          fields={fieldsOf(action.id, errand)}
          send={(data, requestKey) =>
            post(`/staff/assistance/${errand.number}/acts/${action.id}`, {
              requestKey,
              version: errand.version,
              data,
            })
          }
          onDone={() => {
            void refresh("/staff/assistance");
            close();
            onDone(action.button);
          }}
          onClose={close}
        />
      )}
    />
  );
}

/** What comes next first; what ends or gives away the errand last. */
const order = ["assign", "contact", "close", "note", "missed", "hand-over", "unreached", "cancel"];
const inOrder = (actions: readonly AllowedAction[]) =>
  [...actions].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));

const words = (label: string, required: boolean): AskedField => ({
  ...{ name: "text", label, required, kind: "paragraph", max: 1000 },
});
const named = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function fieldsOf(action: string, { helpers }: StaffAssistance): AskedField[] {
  const whom: AskedField = {
    ...{ name: "helper", label: "给谁", required: false, kind: "choice" },
    hint: "不选就给最近、手上最少的人",
    options: helpers.map(({ staff, label }) => ({ value: staff, label })),
  };
  switch (action) {
    case "assign":
      return [whom];
    case "hand-over":
      return [
        {
          name: "reason",
          label: "为什么移交",
          required: true,
          kind: "choice",
          options: named(handOverReasons),
        },
        whom,
        words("交代清楚：办到哪一步、还差什么（接手的人看得到）", true),
      ];
    case "contact":
      return [words("说好了什么（本人看得到）", false)];
    case "note":
      return [words("进展（本人看得到）", true)];
    case "close":
      return [
        { name: "outcome", label: "结果", required: true, kind: "choice", options: named(outcomeNames) },
        words("办成了什么（本人看得到）", true),
      ];
    default:
      return [words("说明", false)];
  }
}
