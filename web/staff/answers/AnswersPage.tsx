import { useState } from "react";
import { useSearchParams } from "wouter";
import type { AnswerLedger, KeptAnswer } from "#contract/answers.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { plainDate } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { AnswerDialog } from "./AnswerDialog.tsx";
import { matches, ledger as path } from "./answers.ts";
import { QuestionInbox } from "./QuestionInbox.tsx";
import "./answers.css";

/** 疑问解答台账 (C8): what may be relied on, what waits to be published, what waits for an answer. */
export function AnswersPage() {
  const [params, setParams] = useSearchParams();
  const ledger = useRead<AnswerLedger>(path);
  const tab = params.get("tab") ?? "answers";
  const tabs = [
    { key: "answers", title: "解答" },
    ...(ledger.data?.mayEdit ? [{ key: "questions", title: "等答复的疑问" }] : []),
  ];
  return (
    <Page title="疑问解答">
      <Tabs
        label="疑问解答"
        tabs={tabs}
        current={tab}
        onChange={(next) => setParams({ tab: next }, { replace: true })}
      >
        {tab === "questions" ? (
          <QuestionInbox organs={ledger.data?.organs ?? []} />
        ) : (
          <Loaded query={ledger}>{(data) => <Ledger ledger={data} />}</Loaded>
        )}
      </Tabs>
    </Page>
  );
}

function Ledger({ ledger }: { ledger: AnswerLedger }) {
  const [text, setText] = useState("");
  const [editing, setEditing] = useState<KeptAnswer | "new">();
  const shown = ledger.answers.filter((answer) => matches(answer, text));
  return (
    <>
      <div className="answers-head">
        <TextInput id="find" label="找一条解答" value={text} onChange={setText} autoComplete="off" />
        {ledger.mayEdit && (
          <Button kind="primary" onClick={() => setEditing("new")}>
            起草一条
          </Button>
        )}
      </div>
      <p role="status">{`${shown.length} 条`}</p>
      {shown.length === 0 && (
        <EmptyState title="没有这样的解答">
          <p>可以起草一条，由别的同事核对后发布。</p>
        </EmptyState>
      )}
      <ul className="answers">
        {shown.map((answer) => (
          <One
            key={`${answer.id} ${answer.version}`}
            answer={answer}
            mayEdit={ledger.mayEdit}
            onEdit={() => setEditing(answer)}
          />
        ))}
      </ul>
      {editing && (
        <AnswerDialog
          organs={ledger.organs}
          answer={editing === "new" ? undefined : editing}
          onDone={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

function One(props: { answer: KeptAnswer; mayEdit: boolean; onEdit: () => void }) {
  const { answer, mayEdit, onEdit } = props;
  const [asking, setAsking] = useState(false);
  const draft = answer.state === "draft";
  const verb = draft ? "发布" : "停用";
  return (
    <li>
      <Details
        open={draft || answer.stale}
        summary={
          <>
            {answer.question} {draft && <Tag kind="waiting">草稿</Tag>}
            {answer.stale && <Tag kind="warning">到了复核日期</Tag>}
          </>
        }
      >
        <p className="answers-text">{answer.answer}</p>
        <p className="soft">
          {`${answer.organName}，依据：${answer.source}；${plainDate(answer.validUntil)}复核；${answer.draftedBy}起草${answer.publishedBy ? `，${answer.publishedBy}发布` : ""}`}
        </p>
        <div className="btns">
          {mayEdit && (
            <Button onClick={onEdit}>
              修改<span className="visually-hidden">：{answer.question}</span>
            </Button>
          )}
          {answer.mayPublish && (
            <Button kind={draft ? "primary" : "plain"} onClick={() => setAsking(true)}>
              {verb}
              <span className="visually-hidden">：{answer.question}</span>
            </Button>
          )}
        </div>
      </Details>
      {asking && (
        <CommandDialog
          title={`${verb}：${answer.question}`}
          action={verb}
          send={(_, requestKey) =>
            post(`${path}/${answer.id}/${draft ? "publish" : "retire"}`, {
              requestKey,
              version: answer.version,
            })
          }
          onDone={() => {
            setAsking(false);
            void refresh(path);
          }}
          onClose={() => setAsking(false)}
        >
          <p>{draft ? "发布后群众马上能搜到，请核对内容和依据。" : "停用后群众搜不到，台账里还留着。"}</p>
        </CommandDialog>
      )}
    </li>
  );
}
