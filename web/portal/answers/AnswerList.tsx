import { useState } from "react";
import { Link } from "wouter";
import type { Answer, Answers } from "#contract/answers.ts";
import { useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { plainDate } from "../../shared/words.ts";
import { AskQuestion } from "./AskQuestion.tsx";
import "./answers.css";

/** Answers to what was searched for, beside the items; nothing where there are none. */
export function AnswersFor({ q }: { q: string }) {
  const found = useRead<Answers>("/answers", { params: { q }, enabled: q.trim() !== "" });
  const answers = q.trim() === "" ? [] : (found.data?.answers ?? []);
  if (answers.length === 0) return null;
  return (
    <section aria-label="别人也问过">
      <h2>别人也问过</h2>
      <AnswerList answers={answers} />
    </section>
  );
}

export function AnswerList({ answers }: { answers: readonly Answer[] }) {
  return answers.map((answer) => <One key={answer.id} answer={answer} />);
}

function One({ answer }: { answer: Answer }) {
  const [asking, setAsking] = useState(false);
  return (
    <Details summary={answer.question}>
      <p className="answer-text">{answer.answer}</p>
      <p className="soft">
        {`${answer.organName}解答，依据：${answer.source}；${plainDate(answer.validUntil)}前有效`}
      </p>
      {answer.items.map(({ key, name }) => (
        <p key={key}>
          <Link href={`/items/${key}`} className="go">{`看“${name}”怎么办`}</Link>
        </p>
      ))}
      {asking ? (
        <AskQuestion about={answer.id} />
      ) : (
        <div className="btns">
          <Button onClick={() => setAsking(true)}>没有回答我的问题</Button>
        </div>
      )}
    </Details>
  );
}
