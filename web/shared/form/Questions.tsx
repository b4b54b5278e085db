import type { Answers } from "#contract/form.ts";
import type { Demand, Question } from "#contract/item.ts";
import { ticked } from "#server/kernel/condition.ts";
import { optionsOf, visibleQuestions } from "#server/kernel/situation.ts";
import { CheckboxGroup } from "../ui/CheckboxGroup.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";

/** The questions of an item's situation that are to be asked now; each answer may bring the next. */
export function Questions(props: {
  item: Pick<Demand, "questions">;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** What is wrong, by question id. */
  errors?: ReadonlyMap<string, string>;
}) {
  const { item, answers, onChange, errors } = props;
  return visibleQuestions(item, answers).map((question) => (
    <OneQuestion
      key={question.id}
      question={question}
      answer={answers[question.id]}
      error={errors?.get(question.id)}
      onChange={(answer) => onChange({ ...answers, [question.id]: answer })}
    />
  ));
}

function OneQuestion(props: {
  question: Question;
  answer: Answers[string] | undefined;
  error: string | undefined;
  onChange: (answer: string | string[]) => void;
}) {
  const { question, answer } = props;
  const common = {
    id: question.id,
    label: question.text,
    hint: question.hint,
    error: props.error,
    optional: !question.required,
    options: optionsOf(question),
    inline: question.kind === "yes-no",
  };
  if (question.kind === "several") {
    return <CheckboxGroup {...common} value={ticked(answer)} onChange={props.onChange} />;
  }
  return (
    <RadioGroup {...common} value={typeof answer === "string" ? answer : ""} onChange={props.onChange} />
  );
}
