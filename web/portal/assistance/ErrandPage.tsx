import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { MyAssistance } from "#contract/assistance.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { instantWords, leftWords, numberWords } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import "../cases/cases.css";
import "./assistance.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "帮代办", href: "/assistance" },
];

/** One wish for help: who helps, how to reach them, what was done. */
export function ErrandPage({ number }: { number: string }) {
  const errand = useRead<MyAssistance>(`/assistance/${number}`);
  return (
    <Page title="我的求助" crumbs={crumbs}>
      <Loaded query={errand}>{(data) => <Whole errand={data} />}</Loaded>
    </Page>
  );
}

function Whole({ errand }: { errand: MyAssistance }) {
  const { helper, concluded } = errand;
  return (
    <>
      <div className="case-now">
        <StateTag state={errand.state} name={errand.stateName} />
        <p className="case-now-text">{errand.stateText}</p>
        {helper && <p>{`帮办员 ${helper.name}，在${helper.site}`}</p>}
        {helper && (
          <p className="help-who">
            <a className="btn primary" href={`tel:${helper.phone}`}>{`打电话 ${helper.phone}`}</a>
          </p>
        )}
        {!concluded &&
          errand.clocks.map((clock) => <p key={clock.id}>{`${clock.name}：${leftWords(clock)}`}</p>)}
        {errand.may.includes("cancel") && <Cancel errand={errand} />}
      </div>
      <SummaryList
        rows={[
          { key: "number", head: "编号", value: numberWords(errand.number) },
          ...(errand.forName ? [{ key: "for", head: "替谁", value: errand.forName }] : []),
          { key: "where", head: "在哪里", value: errand.areaName },
          { key: "at", head: "时间", value: instantWords(errand.askedAt) },
          { key: "text", head: "要帮什么", value: <p className="help-text">{errand.text}</p> },
        ]}
      />
      <p>
        <Link href="/assistance/mandates" className="go">
          我的委托书
        </Link>
      </p>
      <h2>经过</h2>
      <Timeline
        label="经过"
        entries={errand.timeline.map((entry, at) => ({
          key: entry.seq,
          title: entry.code ? `${entry.title}：${entry.code}` : entry.title,
          at: entry.at,
          who: entry.by,
          state: concluded || at < errand.timeline.length - 1 ? "done" : "now",
          children: entry.text && <p className="help-text">{entry.text}</p>,
        }))}
      />
    </>
  );
}

function Cancel({ errand }: { errand: MyAssistance }) {
  const [asking, setAsking] = useState(false);
  const [requestKey] = useState(newRequestKey);
  const cancel = useMutation<unknown, Refused>({
    mutationFn: () => post(`/assistance/${errand.number}/cancel`, { requestKey, version: errand.version }),
    onSettled: () => setAsking(false),
    onSuccess: () => void refresh("/assistance"),
  });
  return (
    <>
      {cancel.error && (
        <Notice kind="error" announce>
          {cancel.error.message}
        </Notice>
      )}
      <Button onClick={() => setAsking(true)}>不用帮了</Button>
      {asking && (
        <ConfirmDialog
          title="不用帮了吗"
          action="不用帮了"
          leave="还要帮"
          busy={cancel.isPending}
          onConfirm={() => cancel.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>帮办员会停下来。以后还需要，可以再请。</p>
        </ConfirmDialog>
      )}
    </>
  );
}
