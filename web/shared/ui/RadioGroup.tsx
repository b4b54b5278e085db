import { useId } from "react";
import { classes } from "./classes.ts";
import { FieldGroup, type FieldProps } from "./Field.tsx";
import type { Option } from "./Select.tsx";

export interface RadioGroupProps extends FieldProps {
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  inline?: boolean | undefined;
}

export function RadioGroup({ value, options, onChange, inline, ...field }: RadioGroupProps) {
  const name = useId();
  return (
    <FieldGroup {...field}>
      {() => (
        <div className={classes("choices", inline && "inline")}>
          {options.map((option) => (
            <label key={option.value} className="choice">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={value === option.value}
                onChange={() => onChange(option.value)}
              />
              <ChoiceText option={option} />
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

export function ChoiceText({ option }: { option: Option }) {
  return (
    <span>
      {option.label}
      {option.hint && <span className="choice-hint">{option.hint}</span>}
    </span>
  );
}
