import { Button } from "../../shared/ui/Button.tsx";
import { FieldGroup, type FieldProps } from "../../shared/ui/Field.tsx";
import type { AskedField } from "./asked.ts";

/** Several short texts, one a line: as many as are asked for, and more. */
export function LinesInput(
  props: FieldProps & {
    field: AskedField & { kind: "lines" };
    value: string[];
    onChange: (value: string[]) => void;
  },
) {
  const { field, value, onChange, ...rest } = props;
  const hint = field.least > 1 ? `至少 ${field.least} 个` : undefined;
  return (
    <FieldGroup {...rest} hint={hint}>
      {() => (
        <div className="lines">
          {value.map((line, at) => (
            <input
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              key={at}
              className="input"
              aria-label={`${field.label} ${at + 1}`}
              maxLength={field.max}
              value={line}
              onChange={(event) =>
                onChange(value.map((each, place) => (place === at ? event.target.value : each)))
              }
            />
          ))}
          {value.length < field.most && (
            <Button kind="quiet" onClick={() => onChange([...value, ""])}>
              再加一个
            </Button>
          )}
        </div>
      )}
    </FieldGroup>
  );
}
