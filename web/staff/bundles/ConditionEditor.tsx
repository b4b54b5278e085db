import type { Condition } from "#contract/condition.ts";
import type { Question } from "#contract/item.ts";
import { optionsOf } from "#server/kernel/situation.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { CheckboxGroup } from "../../shared/ui/CheckboxGroup.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Clause, clausesOf, conditionOf, conditionWords } from "./conditions.ts";
import { replaced, without } from "./editing.ts";

interface ConditionProps {
  /** What the condition decides: “什么情况下要办”. */
  label: string;
  condition: Condition | undefined;
  /** The questions it may look at. */
  questions: readonly Question[];
  onChange: (condition: Condition | undefined) => void;
}

/** When something is needed, in rows a person reads as sentences; what is nested deeper is kept and told in words. */
export function ConditionEditor({ label, condition, questions, onChange }: ConditionProps) {
  const clauses = clausesOf(condition);
  const first = questions[0];
  return (
    <fieldset className="condition">
      <legend className="field-label">{label}</legend>
      <p className="soft">{conditionWords(condition, questions)}</p>
      {clauses ? (
        <>
          {clauses.rows.map((row, place) => (
            <ClauseRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              key={place}
              row={row}
              questions={questions}
              onChange={(next) =>
                onChange(conditionOf({ ...clauses, rows: replaced(clauses.rows, place, next) }, questions))
              }
              onRemove={() =>
                onChange(conditionOf({ ...clauses, rows: without(clauses.rows, place) }, questions))
              }
            />
          ))}
          {clauses.rows.length > 1 && (
            <Select
              label="这些条件"
              value={clauses.mode}
              options={[
                { value: "all", label: "都要满足" },
                { value: "any", label: "满足一个就行" },
              ]}
              onChange={(mode) =>
                onChange(conditionOf({ ...clauses, mode: mode as "all" | "any" }, questions))
              }
            />
          )}
          {first && (
            <Button
              kind="quiet"
              onClick={() =>
                onChange(conditionOf({ ...clauses, rows: [...clauses.rows, rowOf(first)] }, questions))
              }
            >
              {clauses.rows.length === 0 ? "只在某种情况下" : "再加一个条件"}
            </Button>
          )}
        </>
      ) : (
        <Button kind="quiet" onClick={() => onChange(undefined)}>
          去掉这个条件，重新写
        </Button>
      )}
    </fieldset>
  );
}

function rowOf(question: Question): Clause {
  return { q: question.id, values: [optionsOf(question)[0]?.value ?? ""], not: false };
}

function ClauseRow(props: {
  row: Clause;
  questions: readonly Question[];
  onChange: (row: Clause) => void;
  onRemove: () => void;
}) {
  const { row, questions, onChange } = props;
  const question = questions.find(({ id }) => id === row.q);
  const options = question ? optionsOf(question) : [];
  const choose = (id: string) => {
    const chosen = questions.find((each) => each.id === id);
    if (chosen) onChange(rowOf(chosen));
  };
  return (
    <div className="clause">
      <Select
        label="看哪个问题"
        value={row.q}
        empty={question ? undefined : row.q}
        options={questions.map(({ id, text }) => ({ value: id, label: text || id }))}
        onChange={choose}
      />
      <Select
        label="怎么算"
        value={row.not ? "not" : "is"}
        options={[
          { value: "is", label: "选的是" },
          { value: "not", label: "选的不是" },
        ]}
        onChange={(value) => onChange({ ...row, not: value === "not" })}
      />
      {question?.kind === "single" ? (
        <CheckboxGroup
          label="哪个选项"
          inline
          options={options}
          value={row.values}
          onChange={(values) => values.length > 0 && onChange({ ...row, values })}
        />
      ) : (
        <Select
          label="哪个选项"
          value={row.values[0] ?? ""}
          options={options}
          onChange={(value) => onChange({ ...row, values: [value] })}
        />
      )}
      <Button kind="quiet" onClick={props.onRemove}>
        去掉这个条件
      </Button>
    </div>
  );
}
