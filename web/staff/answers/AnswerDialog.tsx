import type { AnswerLedger, KeptAnswer } from "#contract/answers.ts";
import { post, put } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { answerFields, ledger as path } from "./answers.ts";

/** A draft, or a new version of what is published; somebody else publishes it. */
export function AnswerDialog(props: {
  organs: AnswerLedger["organs"];
  answer?: KeptAnswer | undefined;
  question?: string;
  onDone: () => void;
}) {
  const { answer, organs, onDone, question = "" } = props;
  const start = answer
    ? { ...answer, items: answer.items.map(({ key }) => key) }
    : { question: question.slice(0, 200) };
  return (
    <CommandDialog
      title={answer ? "修改解答" : "起草解答"}
      action="存为草稿"
      fields={answerFields(organs)}
      start={start}
      send={(data, requestKey) => {
        const body = { requestKey, items: [], themes: answer?.themes ?? [], ...data };
        return answer ? put(`${path}/${answer.id}`, body) : post(path, body);
      }}
      onDone={() => {
        void refresh(path);
        onDone();
      }}
      onClose={onDone}
    >
      <p>由别的同事核对后发布；在用的解答到那时才换掉。</p>
    </CommandDialog>
  );
}
