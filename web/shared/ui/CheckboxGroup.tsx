import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { FieldGroup, type FieldProps } from "./Field.tsx";
import { ChoiceText } from "./RadioGroup.tsx";
import type { Option } from "./Select.tsx";

export interface CheckboxGroupProps extends FieldProps {
  value: readonly string[];
  options: readonly Option[];
  onChange: (value: string[]) => void;
  inline?: boolean | undefined;
}

export function CheckboxGroup({ value, options, onChange, inline, ...field }: CheckboxGroupProps) {
  const toggle = (one: string) => {
    const ticked = new Set(value);
    if (!ticked.delete(one)) ticked.add(one);
    onChange(options.map((option) => option.value).filter((each) => ticked.has(each)));
  };
  return (
    <FieldGroup {...field}>
      {() => (
        <div className={classes("choices", inline && "inline")}>
          {options.map((option) => (
            <label key={option.value} className="choice">
              <input
                type="checkbox"
                value={option.value}
                checked={value.includes(option.value)}
                onChange={() => toggle(option.value)}
              />
              <ChoiceText option={option} />
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

/** A single tick, outside any question. */
export function Checkbox(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}
