import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { EvaluationFinding } from "#contract/evaluation.ts";
import type { EvaluationAct, EvaluationView } from "#contract/evaluation-desk.ts";
import { address, newRequestKey, post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { instantWords } from "../../shared/words.ts";
import { CheckAgain } from "../editions/CheckAgain.tsx";
import { keyKeeper } from "../intention.ts";
import { Facts } from "../parts/Facts.tsx";
import { evaluations } from "./evaluation.ts";

/** Reading figures, printing, reviewing part by part, signing, and what was published. */
export function Course(props: {
  view: EvaluationView;
  changed: boolean;
  findings: readonly EvaluationFinding[];
}) {
  const { view } = props;
  return (
    <>
      {view.published && <Published view={view} published={view.published} />}
      {view.state === "drafting" && <Reading view={view} changed={props.changed} />}
      <Papers view={view} />
      <Review {...props} />
    </>
  );
}

const FORMATS = { docx: "Word 文档", pdf: "PDF", xlsx: "自评表（Excel）", html: "网页（用于公开）" };

function Papers({ view }: { view: EvaluationView }) {
  return (
    <section aria-label="导出">
      <h2>导出</h2>
      <ul>
        {Object.entries(FORMATS).map(([format, name]) => (
          <li key={format}>
            <a href={address(`${evaluations}/${view.number}/report.${format}`)} download>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A job: one may leave the page and come back. */
function Reading({ view, changed }: { view: EvaluationView; changed: boolean }) {
  const { making, number } = view;
  const make = useMutation<unknown, Refused, void>({
    mutationFn: () => post(`${evaluations}/${number}/making`, { requestKey: newRequestKey() }),
    onSuccess: () => refresh(evaluations),
  });
  const runs = making?.state === "waiting" || making?.state === "running";
  return (
    <section aria-label="取数">
      <h2>取数</h2>
      <p>从业务数据读出全部指标，写进自评表和报告。可以离开本页，回来再看。</p>
      <Button busy={make.isPending || runs} disabled={changed || !view.maySave} onClick={() => make.mutate()}>
        取数
      </Button>
      {changed && <p className="soft">请先保存修改，再取数。</p>}
      {make.error && (
        <Notice kind="error" announce>
          {make.error.message}
        </Notice>
      )}
      {making && (
        <>
          <p role="status">
            {runs ? `正在取数：${making.done} / ${making.total} 项` : `已取数 ${making.total} 项`}
          </p>
          <progress max={making.total} value={making.done} aria-label="取数进度" />
          {!runs && making.missing.length > 0 && (
            <Notice kind="warning">{`没有数据的：${making.missing.join("、")}。请核对后手工填写并写明依据。`}</Notice>
          )}
        </>
      )}
    </section>
  );
}

const WORDS: Record<EvaluationAct, string> = {
  ...{ submit: "送审", "pass-section": "本部分通过", pass: "审核通过，送签发" },
  ...{ return: "退回修改", sign: "签发公布", abandon: "作废" },
};

/** Asked once more before it is done. */
const GRAVE: Partial<Record<EvaluationAct, string>> = {
  sign: "签发以后内容、数据和口径一并固定，向社会公布，不能再修改。",
  abandon: "作废以后不能恢复，需要重新编写。",
};

function useActs(view: EvaluationView) {
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  return useMutation<unknown, Refused, { act: EvaluationAct; section?: string; reasons?: string }>({
    mutationFn: ({ act, ...more }) => {
      const body = { version: view.caseVersion, ...more };
      return post(`${evaluations}/${view.number}/acts/${act}`, {
        requestKey: keyOf({ act, ...body }),
        ...body,
      });
    },
    onSuccess: () => refresh(evaluations, "/staff/inbox"),
  });
}

function Review({ view, changed }: { view: EvaluationView; changed: boolean }) {
  const acts = useActs(view);
  const [reasons, setReasons] = useState("");
  const [asked, setAsked] = useState<EvaluationAct>();
  const { allowed } = view;
  const plain = allowed.filter((act) => act !== "pass-section" && act !== "return");
  if (view.state === "published" || view.state === "abandoned") return null;
  return (
    <section aria-label="审核与签发">
      <h2>审核与签发</h2>
      {view.state !== "drafting" && (
        <Sections view={view} onPass={(section) => acts.mutate({ act: "pass-section", section })} />
      )}
      {acts.error && (
        <Notice kind="error" announce>
          {acts.error.message}
        </Notice>
      )}
      <p className="evaluation-acts">
        {plain.map((act) => (
          <Button
            key={act}
            kind={act === "abandon" ? "plain" : "primary"}
            busy={acts.isPending}
            disabled={changed}
            onClick={() => (GRAVE[act] ? setAsked(act) : acts.mutate({ act }))}
          >
            {WORDS[act]}
          </Button>
        ))}
      </p>
      {asked && (
        <Dialog
          title={WORDS[asked]}
          onClose={() => setAsked(undefined)}
          actions={
            <Button
              kind="primary"
              onClick={() => {
                setAsked(undefined);
                acts.mutate({ act: asked });
              }}
            >
              {WORDS[asked]}
            </Button>
          }
        >
          <p>{GRAVE[asked]}</p>
        </Dialog>
      )}
      {allowed.includes("return") && (
        <>
          <Textarea label="退回的原因" rows={2} max={500} value={reasons} onChange={setReasons} />
          <Button
            busy={acts.isPending}
            disabled={reasons.trim().length < 2}
            onClick={() => acts.mutate({ act: "return", reasons: reasons.trim() })}
          >
            退回修改
          </Button>
        </>
      )}
    </section>
  );
}

function Sections({ view, onPass }: { view: EvaluationView; onPass: (section: string) => void }) {
  const parts = [{ id: "table", title: "自评表" }, ...view.content.sections];
  return (
    <ul className="evaluation-sections">
      {parts.map(({ id, title }) => {
        const done = view.reviews.find(({ section }) => section === id);
        return (
          <li key={id}>
            <span>{title}</span>
            {done && <span className="soft">{`${done.by}审核通过，${instantWords(done.at)}`}</span>}
            {!done && view.allowed.includes("pass-section") && (
              <Button onClick={() => onPass(id)}>{`${title}：通过`}</Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Published({
  view,
  published,
}: {
  view: EvaluationView;
  published: NonNullable<EvaluationView["published"]>;
}) {
  return (
    <section aria-label="已公布的版本">
      <h2>已公布的版本</h2>
      <Facts
        rows={[
          ["落款日期", published.signedOn],
          ["签发人", published.signedBy],
          [
            "数据摘要",
            <span key="digest" className="edition-digest">
              {published.digest}
            </span>,
          ],
        ]}
      />
      <CheckAgain path={`${evaluations}/${view.number}`} check={published.check} />
    </section>
  );
}
