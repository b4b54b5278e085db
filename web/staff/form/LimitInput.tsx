import { FieldGroup, type FieldProps } from "../../shared/ui/Field.tsx";
import { unitNames } from "../case/data-words.ts";

export interface LimitValue {
  /** Null when empty; the text itself while it is no number. */
  n: number | string | null;
  unit: string;
}

/** So many working days, days or hours. */
export function LimitInput(
  props: FieldProps & {
    units: readonly string[];
    value: LimitValue;
    onChange: (value: LimitValue) => void;
  },
) {
  const { units, value, onChange, ...field } = props;
  return (
    <FieldGroup {...field}>
      {() => (
        <div className="with-unit">
          <input
            className="input limit-n"
            inputMode="numeric"
            aria-label="数目"
            value={value.n ?? ""}
            onChange={(event) => onChange({ ...value, n: numberFrom(event.target.value) })}
          />
          <select
            className="input limit-unit"
            aria-label="单位"
            value={value.unit}
            onChange={(event) => onChange({ ...value, unit: event.target.value })}
          >
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {unitNames[unit] ?? unit}
              </option>
            ))}
          </select>
        </div>
      )}
    </FieldGroup>
  );
}

function numberFrom(typed: string): number | string | null {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return null;
  return /^\d{1,4}$/.test(text) ? Number(text) : typed;
}
