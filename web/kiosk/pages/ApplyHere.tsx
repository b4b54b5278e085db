import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Draft, DraftContent, Submitted } from "#contract/draft.ts";
import type { Question } from "#contract/item.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { answerWords } from "#server/kernel/answer-words.ts";
import { visibleFields } from "#server/kernel/form.ts";
import { missingAnswers, optionsOf } from "#server/kernel/situation.ts";
import { formAnswers, submissionProblems } from "#server/kernel/submission.ts";
import { post, put, type Refused } from "../../shared/api.ts";
import { todayAt } from "../../shared/words.ts";
import { Big, Do, Say, Trouble } from "../parts.tsx";
import { useKiosk } from "../person.tsx";
import { OnPhone } from "./OnPhone.tsx";

/**
 * Applying whole at a kiosk: the portal's own draft, its questions one a page. What needs typing or papers goes on at
 * the phone, where the draft already is.
 */
export function ApplyHere({ guide }: { guide: ItemGuide }) {
  const { key } = guide.item;
  const draft = useQuery<Draft, Refused>({
    queryKey: ["kiosk-draft", key],
    queryFn: () => post<Draft>("/drafts", { item: key }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (draft.data) return <Filling guide={guide} draft={draft.data} />;
  return (
    <>
      <Say title={draft.error ? "现在办不了" : "正在准备…"}>{guide.item.name}</Say>
      <Do>{draft.error && <Trouble message={draft.error.message} />}</Do>
    </>
  );
}

function Filling({ guide, draft }: { guide: ItemGuide; draft: Draft }) {
  const { item } = guide;
  const [content, setContent] = useState<DraftContent>(draft.content);
  const [question] = missingAnswers(item, content.situation);
  const answer = (id: string, value: string) =>
    setContent((now) => ({ ...now, situation: { ...now.situation, [id]: value } }));
  if (question && canAsk(question))
    return <Ask key={question.id} question={question} onAnswer={(value) => answer(question.id, value)} />;
  const open =
    question !== undefined || submissionProblems(item, content, todayAt(new Date()), draft).length > 0;
  return open ? (
    <HandOver draft={draft} content={content} name={item.name} />
  ) : (
    <Confirm guide={guide} draft={draft} content={content} onAnew={() => setContent(draft.content)} />
  );
}

/** Few enough to be buttons. */
const canAsk = (question: Question) =>
  ["yes-no", "single"].includes(question.kind) && optionsOf(question).length <= 8;

function Ask({ question, onAnswer }: { question: Question; onAnswer: (value: string) => void }) {
  return (
    <>
      <Say title={question.text}>{question.hint}</Say>
      <Do>
        {optionsOf(question).map(({ value, label, hint }) => (
          <Big key={value} name={label} words={hint} onPress={() => onAnswer(value)} />
        ))}
      </Do>
    </>
  );
}

/** The answers are kept with the draft, and the phone shows what is left. */
function HandOver({ draft, content, name }: { draft: Draft; content: DraftContent; name: string }) {
  const save = useQuery<Draft, Refused>({
    queryKey: ["kiosk-hand-over", draft.id],
    queryFn: () => put<Draft>(`/drafts/${draft.id}`, { version: draft.version, content }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (save.error)
    return (
      <>
        <Say title="没有存好">{name}</Say>
        <Do>
          <Trouble message={save.error.message} onAgain={() => void save.refetch()} />
        </Do>
      </>
    );
  return <OnPhone name={`${name}：还要填写或者拍照，请在手机上接着办`} path={`/drafts/${draft.id}`} />;
}

function Confirm(props: { guide: ItemGuide; draft: Draft; content: DraftContent; onAnew: () => void }) {
  const { guide, draft, content, onAnew } = props;
  const { item } = guide;
  const answers = formAnswers(item, content);
  const fields = item.form ? visibleFields(item.form, answers) : [];
  const send = useMutation<Submitted, Refused>({
    mutationFn: async () => {
      const { version } = await put<Draft>(`/drafts/${draft.id}`, { version: draft.version, content });
      return await post<Submitted>(`/drafts/${draft.id}/submit`, { version });
    },
  });
  if (send.data) return <Sent sent={send.data} name={item.name} />;
  return (
    <>
      <Say title="这些对吗？">{item.name}</Say>
      <Do>
        {send.error && <Trouble message={send.error.message} />}
        <div className="told">
          {fields.map(({ field }) => (
            <p key={field.id}>
              {field.label}：<strong>{shownAnswer(field.type, answerWords(field, answers[field.id]))}</strong>
            </p>
          ))}
        </div>
        <Big name="对，交上去" icon="check" main busy={send.isPending} onPress={() => send.mutate()} />
        <Big name="重新选" icon="turn" onPress={onAnew} />
      </Do>
    </>
  );
}

/** Whoever stands behind does not read numbers in full. */
function shownAnswer(type: string, text: string): string {
  if (type === "citizen-id") return text.replace(/^(.{4}).*(.{2})$/, "$1**********$2");
  if (type === "phone") return text.replace(/^(.{3}).*(.{4})$/, "$1****$2");
  return text;
}

function Sent({ sent, name }: { sent: Submitted; name: string }) {
  const { open, leave } = useKiosk();
  return (
    <>
      <Say title="交上去了" icon="check">
        {name}
      </Say>
      <Do>
        <div className="told center">
          <p>编号</p>
          <p className="number long">{sent.number}</p>
          <p>
            查询码 <strong>{sent.queryCode}</strong>
          </p>
          <p>有结果会发短信告诉您</p>
        </div>
        <Big name="打印回执" icon="print" onPress={() => open("print")} />
        <Big name="办完了" icon="leave" main onPress={() => leave("left")} />
      </Do>
    </>
  );
}
