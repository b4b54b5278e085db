import { useState } from "react";
import { guidanceEnds, guidanceWays } from "#contract/assistance-words.ts";
import type { ActAnswer } from "#contract/case.ts";
import type { GuidanceList, GuidanceView } from "#contract/guidance.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { instantWords } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { AssistanceNav } from "./AssistanceNav.tsx";

/** Bookings from today on; one's own with what is asked, what was shown, how it ended. */
export function GuidancePage() {
  const list = useRead<GuidanceList>("/staff/guidance");
  return (
    <Page title="云导办">
      <AssistanceNav />
      <Loaded query={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="今天起还没有人预约">
              <p>在“值班”里排了云导办的班，群众就能约。</p>
            </EmptyState>
          ) : (
            rows.map((row) => <One key={row.number} row={row} />)
          )
        }
      </Loaded>
    </Page>
  );
}

const buttons: Record<string, string> = {
  ...{ start: "开始连线", finish: "结束连线", miss: "没有接通", cancel: "取消预约" },
};
const named = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
const fields: Record<string, AskedField[]> = {
  start: [{ name: "way", label: "怎么连", required: true, kind: "choice", options: named(guidanceWays) }],
  finish: [
    { name: "outcome", label: "怎么结束的", required: true, kind: "choice", options: named(guidanceEnds) },
    { name: "text", label: "看了什么、讲了什么", required: true, kind: "paragraph", max: 1000 },
  ],
};

function One({ row }: { row: GuidanceView }) {
  const [acting, setActing] = useState<string>();
  return (
    <section className="help-card" aria-label={`${instantWords(row.startsAt)} ${row.partyLabel}`}>
      <h2>{`${instantWords(row.startsAt)}，${row.minutes} 分钟`}</h2>
      <p>
        <StateTag state={row.state} name={row.stateName} /> {`${row.partyLabel}，导办员 ${row.helperName}`}
      </p>
      {row.mine && <p className="help-words">{row.text}</p>}
      {row.timeline.slice(1).map((entry) => (
        <p key={entry.seq} className="soft">
          {[instantWords(entry.at), entry.title, entry.code, entry.text].filter(Boolean).join("，")}
        </p>
      ))}
      <div className="btns">
        {row.link && row.state === "guiding" && (
          <a className="btn" href={row.link} target="_blank" rel="noreferrer">
            打开连线
          </a>
        )}
        {row.may.map((action, at) => (
          <Button key={action} kind={at === 0 ? "primary" : "plain"} onClick={() => setActing(action)}>
            {buttons[action]}
          </Button>
        ))}
      </div>
      {acting && (
        <CommandDialog<ActAnswer>
          title={buttons[acting] ?? acting}
          action={buttons[acting] ?? acting}
          grave={acting === "cancel"}
          fields={fields[acting] ?? []}
          send={(data, requestKey) =>
            post(`/staff/guidance/${row.number}/acts/${acting}`, { requestKey, version: row.version, data })
          }
          onDone={() => {
            setActing(undefined);
            void refresh("/staff/guidance");
          }}
          onClose={() => setActing(undefined)}
        />
      )}
    </section>
  );
}
