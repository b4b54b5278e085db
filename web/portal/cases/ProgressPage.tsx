import { type FormEvent, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { Progress } from "#contract/application.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { leftWords, numberWords, todayAt } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import { runningClocks } from "./clocks.ts";
import "./cases.css";

/** Public progress: a number and its query code, nothing else, and nothing personal in the answer. */
export function ProgressPage() {
  const [params] = useSearchParams();
  const asked = { number: params.get("number") ?? "", code: params.get("code") ?? "" };
  const complete = asked.number !== "" && asked.code !== "";
  const progress = useRead<Progress>("/progress", { params: asked, enabled: complete });
  return (
    <Page title="查办件进度" crumbs={[{ name: "首页", href: "/" }]}>
      <p>不用登录。办件编号和查询码印在收件凭证上，短信里也有。</p>
      <ProgressForm key={asked.number} {...asked} />
      {complete && <Loaded query={progress}>{(data) => <Found progress={data} />}</Loaded>}
    </Page>
  );
}

function ProgressForm(start: { number: string; code: string }) {
  const [number, setNumber] = useState(start.number);
  const [code, setCode] = useState(start.code);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [, navigate] = useLocation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = [
      ...(/^[0-9]{22}[0-9A-Z]$/.test(number)
        ? []
        : [{ field: "number", message: "办件编号是 23 位，请对照收件凭证填写" }]),
      ...(/^[0-9]{6}$/.test(code) ? [] : [{ field: "code", message: "查询码是 6 位数字" }]),
    ];
    setErrors(wrong);
    if (wrong.length === 0) navigate(`/progress?${new URLSearchParams({ number, code })}`);
  };
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <TextInput
        id="number"
        label="办件编号"
        width="middle"
        autoComplete="off"
        spellCheck={false}
        value={number}
        onChange={(text) => setNumber(text.replace(/\s/g, "").toUpperCase())}
        error={errorOf("number")}
      />
      <TextInput
        id="code"
        label="查询码"
        width="short"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={code}
        onChange={(text) => setCode(text.replace(/[^0-9]/g, ""))}
        error={errorOf("code")}
      />
      <Button type="submit" kind="primary">
        查进度
      </Button>
    </form>
  );
}

function Found({ progress }: { progress: Progress }) {
  const { case: summary, timeline, parts = [] } = progress;
  const today = todayAt(new Date());
  return (
    <section className="progress" aria-label="查到的办件">
      <h2>{summary.subject}</h2>
      <p>{`办件编号 ${numberWords(summary.number)}，由${summary.organName}办理`}</p>
      <div className="case-now">
        <StateTag state={summary.state} name={summary.stateName} />
        <p className="case-now-text">{summary.stateText}</p>
        <dl className="clocks">
          {runningClocks(summary.clocks).map((clock) => (
            <div key={clock.id} className={clock.light === "overdue" ? "late" : undefined}>
              <dt>{clock.name}</dt>
              <dd>{leftWords(clock, today)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {parts.length > 0 && (
        <ol className="cases">
          {parts.map((part) => (
            <li key={part.number}>
              <b>{part.subject}</b>
              <p className="cases-facts">
                <StateTag state={part.state} name={part.stateName} />
                <span>{part.organName}</span>
              </p>
            </li>
          ))}
        </ol>
      )}
      <Timeline
        label="办理进度"
        entries={timeline.map((entry, at) => ({
          key: entry.at + entry.name,
          title: entry.text,
          at: entry.at,
          state: at === timeline.length - 1 && !summary.concluded ? "now" : "done",
        }))}
      />
    </section>
  );
}
