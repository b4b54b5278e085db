import type { Question } from "#contract/item.ts";
import { questionKinds } from "#server/kernel/item/words.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Checkbox } from "../../shared/ui/CheckboxGroup.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { freshId, moved, newQuestion, replaced, trimmed, without } from "./editing.ts";
import { Row } from "./Rows.tsx";
import type { SectionProps } from "./section.ts";

/** The questions that decide what is needed: their words, their choices, when each is asked. */
export function QuestionsEditor({ bundle, problems, change, lookAt }: SectionProps) {
  const { questions } = bundle;
  const set = (next: Question[]) => change({ questions: next });
  return (
    <section id="bundle-questions" tabIndex={-1}>
      <h2>问什么</h2>
      <p className="soft">用群众的话问；答案决定要办哪几项。</p>
      <ol className="rows">
        {questions.map((question, place) => (
          <Row
            key={question.id}
            id={`bundle-questions-${place}`}
            name={question.text || "还没写的问题"}
            facts={questionKinds[question.kind]}
            open={question.text === ""}
            {...{ place, problems, count: questions.length }}
            onMove={(by) => set(moved(questions, place, by))}
            onRemove={() => {
              set(without(questions, place));
              lookAt("bundle-questions");
            }}
          >
            <OneQuestion
              question={question}
              others={questions.filter(({ id }) => id !== question.id)}
              onChange={(next) => set(replaced(questions, place, trimmed(next)))}
            />
          </Row>
        ))}
      </ol>
      <Button
        onClick={() => {
          set([...questions, newQuestion(questions)]);
          lookAt(`bundle-questions-${questions.length}`);
        }}
      >
        加一个问题
      </Button>
    </section>
  );
}

function OneQuestion(props: {
  question: Question;
  others: readonly Question[];
  onChange: (question: Question) => void;
}) {
  const { question, onChange } = props;
  const write = (changes: Partial<Question>) => onChange({ ...question, ...changes });
  return (
    <>
      {/* The text may stand empty while it is typed; a question without words is refused when it is saved. */}
      <TextInput
        label="问题"
        width="long"
        maxLength={200}
        value={question.text}
        onChange={(text) => onChange({ ...question, text })}
      />
      <TextInput
        label="提示"
        optional
        width="long"
        maxLength={300}
        value={question.hint ?? ""}
        onChange={(hint) => write({ hint })}
      />
      <RadioGroup
        label="怎么答"
        inline
        options={Object.entries(questionKinds).map(([value, label]) => ({ value, label }))}
        value={question.kind}
        onChange={(kind) => onChange(ofKind(question, kind as Question["kind"]))}
      />
      {question.kind !== "yes-no" && <Options question={question} onChange={onChange} />}
      <Checkbox checked={question.required} onChange={(required) => write({ required })}>
        必须回答
      </Checkbox>
      <ConditionEditor
        label="什么情况下问"
        condition={question.when}
        questions={props.others}
        onChange={(when) => onChange({ ...question, when } as Question)}
      />
    </>
  );
}

function ofKind({ options, ...rest }: Question, kind: Question["kind"]): Question {
  if (kind === "yes-no") return { ...rest, kind };
  return { ...rest, kind, options: options ?? [{ value: "option-1", label: "" }] };
}

function Options({ question, onChange }: { question: Question; onChange: (question: Question) => void }) {
  const options = question.options ?? [];
  const set = (next: typeof options) => onChange({ ...question, options: next });
  const taken = options.map(({ value }) => value);
  return (
    <fieldset className="condition">
      <legend className="field-label">选项</legend>
      {options.map((option, place) => (
        <div className="clause" key={option.value}>
          <TextInput
            label={`选项 ${place + 1}`}
            maxLength={100}
            value={option.label}
            onChange={(label) => set(replaced(options, place, { ...option, label }))}
          />
          <Button kind="quiet" disabled={options.length === 1} onClick={() => set(without(options, place))}>
            {`去掉选项 ${place + 1}`}
          </Button>
        </div>
      ))}
      <Button kind="quiet" onClick={() => set([...options, { value: freshId("option", taken), label: "" }])}>
        再加一个选项
      </Button>
    </fieldset>
  );
}
