import { Field, type FieldProps } from "./Field.tsx";

export interface TextareaProps extends FieldProps {
  name?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  /** Most characters; what is left is said below the box. */
  max?: number | undefined;
  rows?: number | undefined;
  onBlur?: (() => void) | undefined;
}

export function Textarea({ value, onChange, max, rows = 5, name, onBlur, ...field }: TextareaProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <>
          <textarea
            {...wiring}
            name={name}
            className="input"
            rows={rows}
            value={value}
            onBlur={onBlur}
            onChange={(event) => onChange(event.target.value)}
          />
          {max !== undefined && <Room used={[...value].length} max={max} />}
        </>
      )}
    </Field>
  );
}

function Room({ used, max }: { used: number; max: number }) {
  const left = max - used;
  return (
    <output className="field-hint">
      {left >= 0 ? `还可以写 ${left} 个字` : `多了 ${-left} 个字，请缩短`}
    </output>
  );
}
