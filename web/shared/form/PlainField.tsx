import type { ComponentProps } from "react";
import type { Answers, Field } from "#contract/form.ts";
import { ticked } from "#server/kernel/condition.ts";
import { CheckboxGroup } from "../ui/CheckboxGroup.tsx";
import { DateInput } from "../ui/DateInput.tsx";
import { MoneyInput } from "../ui/MoneyInput.tsx";
import { NumberInput } from "../ui/NumberInput.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { Textarea } from "../ui/Textarea.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { AddressInput } from "./AddressInput.tsx";

type Answer = Answers[string] | undefined;

export interface PlainFieldProps {
  field: Field;
  answer: Answer;
  error: string | undefined;
  onChange: (answer: Answers[string]) => void;
}

/** More choices than this are a list to open, not buttons to scan. */
const fewChoices = 7;

/** A field of one value, in a form or in a row, as a control of the kit. */
export function PlainField({ field, answer, error, onChange }: PlainFieldProps) {
  const common = commonOf(field, error);
  const options = field.options ?? [];
  const text = typeof answer === "string" ? answer : "";
  switch (field.type) {
    case "paragraph":
      return <Textarea {...common} value={text} max={field.max} onChange={onChange} />;
    case "number":
      return <NumberInput {...common} unit={field.unit} value={amount(answer)} onChange={onChange} />;
    case "money":
      return <MoneyInput {...common} value={amount(answer)} onChange={onChange} />;
    case "date":
      return <DateInput {...common} value={text} onChange={onChange} />;
    case "yes-no":
      return <RadioGroup {...common} inline options={yesNo} value={text} onChange={onChange} />;
    case "choice":
      return options.length > fewChoices ? (
        <Select {...common} empty="请选择" options={options} value={text} onChange={onChange} />
      ) : (
        <RadioGroup {...common} options={options} value={text} onChange={onChange} />
      );
    case "choices":
      return <CheckboxGroup {...common} options={options} value={ticked(answer)} onChange={onChange} />;
    case "address":
      return <AddressInput {...common} value={text} onChange={onChange} />;
    default:
      return (
        <TextInput {...common} {...typing[field.type]} unit={field.unit} value={text} onChange={onChange} />
      );
  }
}

/** What every control of a field is told. */
export function commonOf(field: Field, error: string | undefined) {
  return { id: field.id, label: field.label, hint: field.hint, error, optional: !field.required };
}

const yesNo = [
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
];

/** Keyboard and width that suit what is typed. */
const typing: Partial<Record<Field["type"], Partial<ComponentProps<typeof TextInput>>>> = {
  text: { width: "middle", maxLength: 500 },
  phone: { width: "short", type: "tel", autoComplete: "tel-national", maxLength: 25 },
  "citizen-id": { width: "middle", autoComplete: "off", spellCheck: false, maxLength: 24 },
  uscc: { width: "middle", autoComplete: "off", spellCheck: false, maxLength: 24 },
};

function amount(answer: Answer): number | string | null {
  return typeof answer === "number" || typeof answer === "string" ? answer : null;
}
