import { useState } from "react";
import type { FieldProps } from "./Field.tsx";
import { TextInput } from "./TextInput.tsx";

export interface NumberInputProps extends FieldProps {
  name?: string | undefined;
  /** Null when empty; the text itself while it is no number, so that nothing typed is lost. */
  value: number | string | null;
  onChange: (value: number | string | null) => void;
  unit?: string | undefined;
  onBlur?: (() => void) | undefined;
}

/** A number in a text field: no arrows to press by mistake, no value lost to the browser's own idea of a number. */
export function NumberInput({ value, onChange, onBlur, ...field }: NumberInputProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      {...field}
      width="short"
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? String(value ?? "")}
      onChange={(text) => {
        setTyped(text);
        onChange(numberFrom(text));
      }}
      onBlur={() => {
        setTyped(undefined);
        onBlur?.();
      }}
    />
  );
}

function numberFrom(typed: string): number | string | null {
  const text = typed.normalize("NFKC").replace(/[,\s]/g, "");
  if (text === "") return null;
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : typed;
}
