import type { Answers, Field } from "#contract/form.ts";
import { filesOf } from "#server/kernel/answer-files.ts";
import { ticked } from "#server/kernel/condition.ts";
import { rowsOf } from "#server/kernel/rows.ts";
import { signatureOf } from "#server/kernel/signature.ts";
import { CheckboxGroup } from "../ui/CheckboxGroup.tsx";
import { DateInput } from "../ui/DateInput.tsx";
import { MoneyInput } from "../ui/MoneyInput.tsx";
import { NumberInput } from "../ui/NumberInput.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { Textarea } from "../ui/Textarea.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { AddressInput } from "./AddressInput.tsx";
import { FilesField } from "./FilesField.tsx";
import { RowsInput } from "./RowsInput.tsx";
import { SignatureInput } from "./SignatureInput.tsx";

type Answer = Answers[string] | undefined;

export interface FormFieldProps {
  field: Field;
  answer: Answer;
  error: string | undefined;
  /** What is wrong in its rows, by the ids of their controls. */
  errors?: ReadonlyMap<string, string> | undefined;
  onChange: (answer: Answers[string]) => void;
}

/** More choices than this are a list to open, not buttons to scan. */
const fewChoices = 7;

/** One field of a form (`contract/form.ts`) as a control of the kit. */
export function FormField({ field, answer, error, errors, onChange }: FormFieldProps) {
  const common = { id: field.id, label: field.label, hint: field.hint, error, optional: !field.required };
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
    case "rows":
      return (
        <RowsInput {...common} field={field} rows={rowsOf(answer)} errors={errors} onChange={onChange} />
      );
    case "file":
      return <FilesField {...common} field={field} files={filesOf(answer)} onChange={onChange} />;
    case "signature":
      return <SignatureInput {...common} signature={signatureOf(answer)} onChange={onChange} />;
    case "address":
      return <AddressInput {...common} value={text} onChange={onChange} />;
    default:
      return (
        <TextInput {...common} {...typing[field.type]} unit={field.unit} value={text} onChange={onChange} />
      );
  }
}

const yesNo = [
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
];

/** Keyboard and width that suit what is typed. */
const typing = {
  text: { width: "middle", maxLength: 500 },
  phone: { width: "short", type: "tel", autoComplete: "tel-national", maxLength: 25 },
  "citizen-id": { width: "middle", autoComplete: "off", spellCheck: false, maxLength: 24 },
  uscc: { width: "middle", autoComplete: "off", spellCheck: false, maxLength: 24 },
} as const;

function amount(answer: Answer): number | string | null {
  return typeof answer === "number" || typeof answer === "string" ? answer : null;
}
