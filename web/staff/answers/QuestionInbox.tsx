import { useState } from "react";
import type { AnswerLedger, Question, Questions } from "#contract/answers.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { instantWords } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { AnswerDialog } from "./AnswerDialog.tsx";
import { channelNames, questions as path, questionFields } from "./answers.ts";

/** What nobody has answered yet, the oldest first; a good answer may become an entry of the ledger. */
export function QuestionInbox({ organs }: { organs: AnswerLedger["organs"] }) {
  const open = useRead<Questions>(path);
  const [noting, setNoting] = useState(false);
  const [replying, setReplying] = useState<Question>();
  const [drafting, setDrafting] = useState<Question>();
  return (
    <>
      <div className="btns">
        <Button kind="primary" onClick={() => setNoting(true)}>
          录入疑问
        </Button>
      </div>
      <Loaded query={open}>
        {({ questions }) =>
          questions.length === 0 ? (
            <EmptyState title="没有等答复的疑问">
              <p>群众说“没有回答我的问题”的，直播和窗口上记下的，都在这里。</p>
            </EmptyState>
          ) : (
            <ul className="answers">
              {questions.map((question) => (
                <li key={question.id}>
                  <p className="answers-text">{question.text}</p>
                  <p className="soft">
                    {`${channelNames[question.channel] ?? question.channel}，${instantWords(question.askedAt)}${question.wantsReply ? "，要回信" : ""}`}
                  </p>
                  <div className="btns">
                    <Button onClick={() => setReplying(question)}>
                      答复<span className="visually-hidden">：{question.text}</span>
                    </Button>
                    <Button onClick={() => setDrafting(question)}>
                      起草成解答<span className="visually-hidden">：{question.text}</span>
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {noting && (
        <CommandDialog
          title="录入疑问"
          action="录入"
          fields={questionFields}
          start={{ channel: "live" }}
          send={(data, requestKey) => post(path, { requestKey, ...data })}
          onDone={() => {
            setNoting(false);
            void refresh(path);
          }}
          onClose={() => setNoting(false)}
        >
          <p>直播、窗口、电话和培训里问的，没有现成解答的记在这里。不要写问的人是谁。</p>
        </CommandDialog>
      )}
      {replying && (
        <CommandDialog
          title="答复疑问"
          action="答复"
          fields={[{ name: "reply", label: "答复", required: true, kind: "paragraph", max: 2000 }]}
          send={(data, requestKey) => post(`${path}/${replying.id}/reply`, { requestKey, ...data })}
          onDone={() => {
            setReplying(undefined);
            void refresh(path);
          }}
          onClose={() => setReplying(undefined)}
        >
          <p>{replying.text}</p>
          <p>{replying.wantsReply ? "答复会发到他的消息里。" : "他没有要回信，答复只留在台账里。"}</p>
        </CommandDialog>
      )}
      {drafting && (
        <AnswerDialog organs={organs} question={drafting.text} onDone={() => setDrafting(undefined)} />
      )}
    </>
  );
}
