import { Field, type FieldProps } from "./Field.tsx";

export interface Option {
  value: string;
  label: string;
  hint?: string | undefined;
}

export interface SelectProps extends FieldProps {
  name?: string | undefined;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  /** What stands there before a choice; absent: the first option is chosen. */
  empty?: string | undefined;
  onBlur?: (() => void) | undefined;
}

export function Select({ value, options, onChange, empty, name, onBlur, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <select
          {...wiring}
          name={name}
          className="input middle"
          value={value}
          onBlur={onBlur}
          onChange={(event) => onChange(event.target.value)}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
