import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { Meetings, ProblemList, ProblemRow } from "#contract/problems.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { plainDate, todayAt } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { problems as path, problemFields, sourceNames } from "./problems.ts";
import "../voices/voices.css";

const tabs = [
  { key: "open", title: "在办的" },
  { key: "over", title: "已销号的" },
  { key: "meetings", title: "会商调度" },
];

/** 问题清单 (C8): who answers for what until when, the longest overdue on top. */
export function ProblemsPage() {
  const [params, setParams] = useSearchParams();
  const tab = params.get("tab") ?? "open";
  return (
    <Page title="问题清单">
      <Tabs
        label="问题清单"
        tabs={tabs}
        current={tab}
        onChange={(next) => setParams({ tab: next }, { replace: true })}
      >
        {tab === "meetings" ? <MeetingList /> : <List show={tab} />}
      </Tabs>
    </Page>
  );
}

function List({ show }: { show: string }) {
  const list = useRead<ProblemList>(path, { params: { show } });
  const [raising, setRaising] = useState(false);
  return (
    <Loaded query={list}>
      {({ problems, mayKeep, organs }) => (
        <>
          {mayKeep && show === "open" && (
            <div className="btns">
              <Button kind="primary" onClick={() => setRaising(true)}>
                列入清单
              </Button>
            </div>
          )}
          {problems.length === 0 ? (
            <EmptyState title={show === "open" ? "没有在办的问题" : "还没有销号的问题"}>
              <p>群众反映、会议和巡查发现的问题，定了责任人和期限的，都在这里。</p>
            </EmptyState>
          ) : (
            <Table
              caption="问题清单"
              captionHidden
              columns={columns}
              rows={problems}
              rowKey={({ id }) => id}
            />
          )}
          {raising && <RaiseDialog organs={organs} onDone={() => setRaising(false)} />}
        </>
      )}
    </Loaded>
  );
}

function RaiseDialog({ organs, onDone }: { organs: ProblemList["organs"]; onDone: () => void }) {
  return (
    <CommandDialog
      title="列入问题清单"
      action="列入清单"
      fields={problemFields(organs, todayAt(new Date()))}
      send={(data, requestKey) => post(path, { requestKey, ...data })}
      onDone={() => {
        onDone();
        void refresh(path);
      }}
      onClose={onDone}
    />
  );
}

const columns: Column<ProblemRow>[] = [
  {
    key: "title",
    head: "问题",
    main: true,
    cell: (row) => <Link href={`/problems/${row.id}`}>{row.title}</Link>,
  },
  { key: "due", head: "期限", cell: (row) => <Due row={row} /> },
  { key: "organ", head: "责任部门", cell: (row) => row.organName },
  { key: "owner", head: "责任人", cell: (row) => row.owner },
  { key: "helper", head: "帮扶责任人", cell: (row) => row.helper ?? "" },
  { key: "source", head: "来源", cell: (row) => sourceNames[row.source] },
];

function Due({ row: { dueOn, overdue } }: { row: ProblemRow }) {
  if (overdue === 0) return <>{plainDate(dueOn)}</>;
  return <span className="voice-late">{`${plainDate(dueOn)}，超期 ${overdue} 天`}</span>;
}

function MeetingList() {
  const list = useRead<Meetings>(`${path}/meetings`);
  return (
    <Loaded query={list}>
      {({ meetings }) =>
        meetings.length === 0 ? (
          <EmptyState title="还没有会商调度">
            <p>打开一个问题，登记会商调度的决定。</p>
          </EmptyState>
        ) : (
          meetings.map((meeting) => (
            <section key={meeting.id} aria-label={`${plainDate(meeting.heldOn)}的会商调度`}>
              <h2>{`${plainDate(meeting.heldOn)}，${meeting.chair}主持`}</h2>
              <p>{`参加：${meeting.attendees}`}</p>
              <p className="voice-words">{meeting.minutes}</p>
              <ul>
                {meeting.decisions.map((decision) => (
                  <li key={decision.problem}>
                    <Link href={`/problems/${decision.problem}`}>{decision.title}</Link>
                    {`：${decision.note}；${decision.organName}${decision.owner}，${plainDate(decision.dueOn)}前`}
                  </li>
                ))}
              </ul>
            </section>
          ))
        )
      }
    </Loaded>
  );
}
