import { Field, type FieldProps } from "./Field.tsx";

export interface DateInputProps extends FieldProps {
  name?: string | undefined;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange: (value: string) => void;
  min?: string | undefined;
  max?: string | undefined;
  onBlur?: (() => void) | undefined;
}

/** The browser's own date field: phones open their calendar, keyboards type. */
export function DateInput({ value, onChange, min, max, name, onBlur, ...field }: DateInputProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <input
          {...wiring}
          type="date"
          name={name}
          className="input short"
          value={value}
          min={min}
          // A year of four digits: typing goes on to the month by itself.
          max={max ?? "9999-12-31"}
          onBlur={onBlur}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
