import type { InputHTMLAttributes } from "react";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./Field.tsx";

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps | "value" | "onChange" | "size">;

export interface TextInputProps extends FieldProps, Native {
  value: string;
  onChange: (value: string) => void;
  /** Width follows the expected answer. */
  width?: "short" | "middle" | "long";
  unit?: string | undefined;
}

export function TextInput(props: TextInputProps) {
  const {
    id,
    label,
    hint,
    error,
    optional,
    className,
    value,
    onChange,
    width = "middle",
    unit,
    ...native
  } = props;
  return (
    <Field {...{ id, label, hint, error, optional, className }}>
      {(wiring) => (
        <div className={unit ? "with-unit" : undefined}>
          <input
            type="text"
            {...native}
            {...wiring}
            className={classes("input", width)}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {unit && <span>{unit}</span>}
        </div>
      )}
    </Field>
  );
}
