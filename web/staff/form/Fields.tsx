import type { ReactNode } from "react";
import { Upload } from "../../shared/form/Upload.tsx";
import { Checkbox, CheckboxGroup } from "../../shared/ui/CheckboxGroup.tsx";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { MoneyInput } from "../../shared/ui/MoneyInput.tsx";
import { NumberInput } from "../../shared/ui/NumberInput.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import type { AskedField } from "./asked.ts";
import type { FileRef, Filled } from "./filled.ts";
import { LimitInput, type LimitValue } from "./LimitInput.tsx";
import { LinesInput } from "./LinesInput.tsx";
import "./fields.css";

/** What every control of a field takes. */
export interface ControlProps {
  id: string;
  label: string;
  hint: string | undefined;
  optional: boolean;
  error: string | undefined;
  value: unknown;
  onChange: (value: unknown) => void;
}

export interface FieldsProps {
  fields: readonly AskedField[];
  filled: Filled;
  /** By field name. */
  errors: ReadonlyMap<string, string>;
  onChange: (name: string, value: unknown) => void;
  /** Draws a field in a way of its own; undefined leaves it to the usual control. */
  special?: (field: AskedField, props: ControlProps) => ReactNode | undefined;
}

/** Ids of controls, kept apart from those of the rest of the page. */
export const idOf = (field: string) => `ask-${field}`;

/** More choices than this are a list to open, not buttons to scan. */
const fewChoices = 5;

/** Choices not longer than this stand beside each other. */
const shortLabel = 3;

/** The controls of a small form, in its order. */
export function Fields({ fields, filled, errors, onChange, special }: FieldsProps) {
  return fields.map((field) => {
    const props: ControlProps = {
      id: idOf(field.name),
      label: field.label,
      hint: field.hint,
      optional: !field.required,
      error: errors.get(field.name),
      value: filled[field.name],
      onChange: (value) => onChange(field.name, value),
    };
    return <div key={field.name}>{special?.(field, props) ?? <Control field={field} {...props} />}</div>;
  });
}

function Control({ field, value, ...common }: ControlProps & { field: AskedField }) {
  const text = String(value ?? "");
  switch (field.kind) {
    case "paragraph":
      return <Textarea {...common} rows={4} max={field.max} value={text} />;
    case "line":
      return <TextInput {...common} maxLength={field.max} value={text} />;
    case "date":
      return <DateInput {...common} min={field.min} max={field.max} value={text} />;
    case "time":
      return <TextInput {...common} type="time" width="short" value={text} />;
    case "number":
      return <NumberInput {...common} value={value as number | string | null} />;
    case "money":
      return <MoneyInput {...common} value={value as number | string | null} />;
    case "choice":
      return field.options.length > fewChoices ? (
        <Select {...common} empty="请选择" options={field.options} value={text} />
      ) : (
        <RadioGroup {...common} inline options={field.options} value={text} />
      );
    case "several":
      return (
        <CheckboxGroup
          {...common}
          inline={field.options.every(({ label }) => label.length <= shortLabel)}
          options={field.options}
          value={value as string[]}
        />
      );
    case "tick":
      return (
        <Checkbox checked={value === true} onChange={common.onChange}>
          {field.label}
        </Checkbox>
      );
    case "lines":
      return <LinesInput {...common} field={field} value={value as string[]} />;
    case "limit":
      return <LimitInput {...common} units={field.units} value={value as LimitValue} />;
    case "files":
      return (
        <Upload
          {...common}
          files={value as FileRef[]}
          onChange={(alter) => common.onChange(alter(value as FileRef[]))}
        />
      );
    default:
      return null;
  }
}
