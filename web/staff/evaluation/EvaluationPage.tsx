import { useMutation } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useSearchParams } from "wouter";
import type { EvaluationContent } from "#contract/evaluation.ts";
import type { EvaluationView } from "#contract/evaluation-desk.ts";
import { checkEvaluation } from "#server/kernel/evaluation/check.ts";
import { scoreTable } from "#server/kernel/evaluation/score.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { isRunning } from "../editions/CheckAgain.tsx";
import { Page } from "../frame/Page.tsx";
import { keyKeeper } from "../intention.ts";
import { Course } from "./Course.tsx";
import { type Edit, evaluations, placeOf, stateKinds, type TabKey, tabs } from "./evaluation.ts";
import { FiguresEditor } from "./FiguresEditor.tsx";
import { ReportEditor } from "./ReportEditor.tsx";
import { Findings, ScoreBoard } from "./Side.tsx";
import { TableEditor } from "./TableEditor.tsx";
import { useUnsaved } from "./use-unsaved.ts";
import "./evaluation.css";

/** One year's self-evaluation: table and report, checked while one types; review, signing, the published edition. */
export function EvaluationPage({ number }: { number: string }) {
  const busy = (view: EvaluationView | undefined) =>
    view?.making?.state === "waiting" ||
    view?.making?.state === "running" ||
    isRunning(view?.published?.check);
  const [reading, setReading] = useState(false);
  const path = `${evaluations}/${number}`;
  const query = useRead<EvaluationView>(path, reading ? { every: 2 } : {});
  if (busy(query.data) !== reading) setReading(busy(query.data));
  const { data } = query;
  return (
    <Page
      title={data ? `${data.year} 年度绩效自评` : "绩效自评"}
      beside={data && <Tag kind={stateKinds[data.state] ?? "running"}>{data.stateName}</Tag>}
    >
      <Loaded query={query} lines={12}>
        {(view) => <Editor view={view} />}
      </Loaded>
    </Page>
  );
}

function Editor({ view }: { view: EvaluationView }) {
  const { content, version, changed, overtaken, setContent, saved, takeNew } = useUnsaved(view);
  const [params, setParams] = useSearchParams();
  const tab = tabs.find(({ key }) => key === params.get("tab"))?.key ?? "table";
  const edit: Edit = (change) =>
    setContent((before) => {
      const next = structuredClone(before);
      change(next);
      return next;
    });
  const signedOn = view.published?.signedOn;
  const findings = useMemo(
    () => checkEvaluation(content, { year: view.year, signedOn }, view.rules),
    [content, view.year, view.rules, signedOn],
  );
  const score = useMemo(() => scoreTable(content.table, view.rules), [content, view.rules]);
  const go = (key: TabKey) => setParams({ tab: key }, { replace: true });
  const show = (place: ReturnType<typeof placeOf>) => {
    go(place.tab);
    requestAnimationFrame(() => requestAnimationFrame(() => focusOn(place.id)));
  };
  const parts = { view, content, edit };
  return (
    <>
      <p className="soft">{`${view.organName}。最近保存：${view.savedBy}，第 ${view.version} 次。`}</p>
      {view.returned && view.state === "drafting" && (
        <Notice kind="warning" title="退回修改">
          <p>{`${view.returned.reasons}（${view.returned.by}）`}</p>
        </Notice>
      )}
      {overtaken && <Overtaken view={view} onTake={takeNew} />}
      {view.maySave && (
        <Save
          key={version}
          number={view.number}
          version={version}
          content={content}
          changed={changed}
          onSaved={saved}
        />
      )}
      <div className="evaluation">
        <Tabs label="自评的各部分" tabs={tabs} current={tab} onChange={(key) => go(key as TabKey)}>
          {tab === "table" && <TableEditor {...parts} score={score} />}
          {tab === "report" && <ReportEditor {...parts} />}
          {tab === "figures" && <FiguresEditor {...parts} />}
          {tab === "course" && <Course view={view} changed={changed} findings={findings} />}
        </Tabs>
        <aside className="evaluation-side" aria-label="得分和校验">
          <ScoreBoard table={content.table} score={score} last={view.last?.total ?? null} />
          <Findings findings={findings} onShow={(finding) => show(placeOf(finding, content))} />
        </aside>
      </div>
    </>
  );
}

function focusOn(id: string) {
  const found = document.getElementById(id);
  const control = found?.matches("input, textarea, select")
    ? found
    : found?.querySelector<HTMLElement>("input, textarea, select");
  (control ?? found)?.focus();
  found?.scrollIntoView({ block: "center" });
}

/** Somebody else saved meanwhile: what was typed here stays until its writer lets it go. */
function Overtaken({ view, onTake }: { view: EvaluationView; onTake: () => void }) {
  return (
    <Notice
      kind="warning"
      announce
      title={`${view.savedBy}刚保存了第 ${view.version} 次，您的修改还没有保存。`}
    >
      <p>您填的都还在，请先抄下要留的，再看新的一份。</p>
      <Button onClick={onTake}>看新的一份，放弃我的修改</Button>
    </Notice>
  );
}

function Save(props: {
  number: string;
  version: number;
  content: EvaluationContent;
  changed: boolean;
  onSaved: (sent: EvaluationContent, version: number) => void;
}) {
  const { number, version, content, changed, onSaved } = props;
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const save = useMutation<{ version: number }, Refused, EvaluationContent>({
    mutationFn: (sent) => {
      const body = { version, content: sent, note: "修改" };
      return post(`${evaluations}/${number}/content`, { requestKey: keyOf(body), ...body });
    },
    onSuccess: (saved, sent) => {
      onSaved(sent, saved.version);
      return refresh(evaluations);
    },
  });
  return (
    <div className="evaluation-save no-print">
      <Button kind="primary" busy={save.isPending} disabled={!changed} onClick={() => save.mutate(content)}>
        保存
      </Button>
      <span role="status">{changed ? "有修改还没有保存" : "已保存"}</span>
      {save.error && (
        <Notice kind="error" announce>
          {save.error.message}
        </Notice>
      )}
    </div>
  );
}
