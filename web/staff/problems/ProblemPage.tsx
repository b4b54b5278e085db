import { useState } from "react";
import { Link } from "wouter";
import type { Problem, ProblemList } from "#contract/problems.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { numberWords, plainDate, todayAt } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { Facts } from "../parts/Facts.tsx";
import { meetingFields, noteFields, problems as path, sourceNames } from "./problems.ts";
import "../voices/voices.css";

/** One problem: who answers for it, everything decided on it, what may be done. */
export function ProblemPage({ id }: { id: string }) {
  const problem = useRead<Problem>(`${path}/${id}`);
  const list = useRead<ProblemList>(path);
  return (
    <Page title={problem.data?.title ?? "问题"}>
      <Loaded query={problem}>
        {(data) => (
          <>
            <p>
              <Link href="/problems">回到问题清单</Link>
            </p>
            <p className="voice-words">{data.detail}</p>
            <ProblemFacts problem={data} />
            {data.state === "open" && (
              <Commands
                problem={data}
                mayKeep={list.data?.mayKeep ?? false}
                organs={list.data?.organs ?? []}
              />
            )}
            <h2>经过</h2>
            <History problem={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ProblemFacts({ problem }: { problem: Problem }) {
  const { dueOn, overdue, sourceNumber, outcome } = problem;
  const late = overdue > 0 ? `，超期 ${overdue} 天` : "";
  return (
    <Facts
      rows={[
        ["责任部门", problem.organName],
        ["责任人", problem.owner],
        ["帮扶责任人", problem.helper ?? "没有"],
        [
          "期限",
          <span key="due" className={late ? "voice-late" : undefined}>{`${plainDate(dueOn)}${late}`}</span>,
        ],
        ["来源", sourceNames[problem.source]],
        ...(sourceNumber
          ? ([
              [
                "群众反映",
                <Link key="source" href={`/voices/${sourceNumber}`}>
                  {numberWords(sourceNumber)}
                </Link>,
              ],
            ] as const)
          : []),
        ...(outcome ? ([["结果", outcome]] as const) : []),
      ]}
    />
  );
}

type Command = "open" | "solved" | "dropped" | "meeting";
const buttons: Record<Command, string> = {
  open: "登记进展",
  meeting: "登记会商调度的决定",
  solved: "已解决，销号",
  dropped: "不再列入",
};

function Commands(props: { problem: Problem; mayKeep: boolean; organs: ProblemList["organs"] }) {
  const { problem, mayKeep, organs } = props;
  /** With the version that was seen: what a colleague writes meanwhile takes nothing out of one’s hands. */
  const [asked, setAsked] = useState<{ doing: Command; version: number }>();
  const doing = asked?.doing;
  const offered: Command[] = mayKeep ? ["open", "meeting", "solved", "dropped"] : ["open"];
  const { id, organ, owner } = problem;
  const send = (data: Record<string, unknown>, requestKey: string) => {
    const version = asked?.version;
    if (doing !== "meeting")
      return post(`${path}/${id}/notes`, { requestKey, version, state: doing, ...data });
    const { note, organ: next, owner: who, dueOn, ...meeting } = data;
    const decision = { problem: id, version, note, organ: next, owner: who, dueOn };
    return post(`${path}/meetings`, { requestKey, ...meeting, decisions: [decision] });
  };
  return (
    <>
      <div className="btns">
        {offered.map((command) => (
          <Button
            key={command}
            kind={command === "open" ? "primary" : "plain"}
            onClick={() => setAsked({ doing: command, version: problem.version })}
          >
            {buttons[command]}
          </Button>
        ))}
      </div>
      {doing && (
        <CommandDialog<unknown>
          title={buttons[doing]}
          action={buttons[doing]}
          fields={doing === "meeting" ? meetingFields(organs, todayAt(new Date())) : noteFields}
          start={doing === "meeting" ? { organ, owner } : {}}
          send={send}
          onDone={() => {
            setAsked(undefined);
            void refresh(path);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

function History({ problem: { entries } }: { problem: Problem }) {
  return (
    <Timeline
      label="经过，最近的在前"
      entries={[...entries].reverse().map((entry) => ({
        key: entry.seq,
        title: entry.meeting ? `会商调度：${entry.note}` : entry.note,
        at: entry.at,
        who: entry.by,
        state: "done" as const,
        children: <p>{`${entry.organName}，${entry.owner}，${plainDate(entry.dueOn)}前`}</p>,
      }))}
    />
  );
}
