import { useState } from "react";
import type { ApplicationView } from "#contract/application.ts";
import type { AllowedAction } from "#contract/case.ts";
import { kept } from "../../shared/kept.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { instantWords, numberWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { ActionPanel } from "./ActionPanel.tsx";
import { Asked } from "./Asked.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { Side } from "./Side.tsx";
import { StaffTimeline } from "./StaffTimeline.tsx";
import "./case.css";

/** One case: what was asked, what happened, what can be done. */
export function CasePage({ number }: { number: string }) {
  const application = useRead<ApplicationView>(`/applications/${number}`);
  return (
    <Page
      title={application.data?.case.subject ?? "办件"}
      beside={application.data && <StateTag {...stateOf(application.data)} />}
      className="case"
    >
      <Loaded query={application} lines={10}>
        {(data) => <Case application={data} />}
      </Loaded>
      <Neighbours number={number} numbers={kept<string[]>("inbox.numbers") ?? []} />
    </Page>
  );
}

const stateOf = ({ case: { state, stateName } }: ApplicationView) => ({ state, name: stateName });

function Case({ application }: { application: ApplicationView }) {
  const [acting, setActing] = useState<AllowedAction>();
  const [done, setDone] = useState<string>();
  const action = application.allowed.find((each) => each.id === acting?.id);
  const start = (chosen: AllowedAction) => {
    setDone(undefined);
    setActing(chosen);
  };
  const finish = (words: string) => {
    setActing(undefined);
    setDone(words);
  };
  return (
    <>
      <Head application={application} />
      <nav className="case-parts no-print" aria-label="本页内容">
        <a href="#asked">申请内容</a>
        <a href="#timeline">经过</a>
        <a href="#side">期限和办理</a>
      </nav>
      <div className={action ? "case-columns acting" : "case-columns"}>
        <Asked application={application} />
        {action ? (
          <ActionPanel
            key={action.id}
            application={application}
            action={action}
            onDone={finish}
            onLeave={() => setActing(undefined)}
          />
        ) : (
          <>
            <StaffTimeline application={application} />
            <Side
              application={application}
              done={done}
              overtaken={acting}
              onAct={start}
              onDone={finish}
              onLeave={() => setActing(undefined)}
            />
          </>
        )}
      </div>
    </>
  );
}

const channels: Record<string, string> = { portal: "网上申请", counter: "窗口收件" };

function Head({ application: { case: summary } }: { application: ApplicationView }) {
  return (
    <dl className="case-head">
      <div>
        <dt>编号</dt>
        <dd>{numberWords(summary.number)}</dd>
      </div>
      <div>
        <dt>申请人</dt>
        <dd>{summary.partyLabel}</dd>
      </div>
      <div>
        <dt>承办</dt>
        <dd>
          {summary.organName}
          {summary.step && `，${summary.step}`}
          {summary.holder ? `，${summary.holder}` : summary.awaits && `，待${summary.awaits}`}
        </dd>
      </div>
      <div>
        <dt>收到</dt>
        <dd>{`${instantWords(summary.openedAt)} ${channels[summary.channel] ?? ""}`}</dd>
      </div>
    </dl>
  );
}
