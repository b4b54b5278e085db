import { type ReactNode, useState } from "react";
import type { AllowedAction, CaseSummary } from "#contract/case.ts";
import { instantWords, numberWords } from "../../shared/words.ts";
import { ActionPanel } from "./ActionPanel.tsx";
import { Side } from "./Side.tsx";
import { StaffTimeline } from "./StaffTimeline.tsx";
import type { ShownCase } from "./shown-case.ts";

/** The page of a case of any type: what it is about on the left, what happened, and what can be done. */
export function CaseBody(props: {
  application: ShownCase;
  /** What the left column is called; it has the id `asked`. */
  asked: string;
  /** Nobody applied for it: a card, an order. */
  unasked?: boolean;
  above?: ReactNode;
  left: ReactNode;
}) {
  const { application } = props;
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
  const leave = () => setActing(undefined);
  return (
    <>
      <Head application={application} unasked={props.unasked ?? false} />
      {props.above}
      <nav className="case-parts no-print" aria-label="本页内容">
        <a href="#asked">{props.asked}</a>
        <a href="#timeline">经过</a>
        <a href="#side">期限和办理</a>
      </nav>
      <div className={action ? "case-columns acting" : "case-columns"}>
        {props.left}
        {action ? (
          <ActionPanel
            key={action.id}
            application={application}
            action={action}
            onDone={finish}
            onLeave={leave}
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
              onLeave={leave}
            />
          </>
        )}
      </div>
    </>
  );
}

const channels: Record<string, string> = { portal: "网上申请", counter: "窗口收件" };

const entranceWords = ({ channel, forwardedFrom }: CaseSummary) =>
  forwardedFrom ? `${forwardedFrom}代收转来` : (channels[channel] ?? "");

function Head({ application: { case: summary }, unasked }: { application: ShownCase; unasked: boolean }) {
  return (
    <dl className="case-head">
      <div>
        <dt>编号</dt>
        <dd>{numberWords(summary.number)}</dd>
      </div>
      {!unasked && (
        <div>
          <dt>申请人</dt>
          <dd>{summary.partyLabel}</dd>
        </div>
      )}
      <div>
        <dt>{summary.type === "joint" ? "牵头" : "承办"}</dt>
        <dd>
          {summary.organName}
          {summary.step && `，${summary.step}`}
          {summary.holder ? `，${summary.holder}` : summary.awaits && `，待${summary.awaits}`}
        </dd>
      </div>
      <div>
        <dt>{unasked ? "发出" : "收到"}</dt>
        <dd>{`${instantWords(summary.openedAt)} ${entranceWords(summary)}`}</dd>
      </div>
    </dl>
  );
}
