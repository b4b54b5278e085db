import { useState } from "react";
import { fenFrom, yuan } from "../words.ts";
import type { FieldProps } from "./Field.tsx";
import { TextInput } from "./TextInput.tsx";

export interface MoneyInputProps extends FieldProps {
  name?: string | undefined;
  /** Integer fen; null when empty; `NaN` when what is typed is no amount, so that the check can say so. */
  value: number | null;
  onChange: (fen: number | null) => void;
  onBlur?: (() => void) | undefined;
}

/** Typed in yuan, kept in fen. */
export function MoneyInput({ value, onChange, onBlur, ...field }: MoneyInputProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === null || Number.isNaN(value) ? "" : yuan(value));
  return (
    <TextInput
      {...field}
      unit="元"
      width="short"
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      onChange={(text) => {
        setTyped(text);
        onChange(text.trim() === "" ? null : (fenFrom(text) ?? Number.NaN));
      }}
      onBlur={() => {
        if (value !== null && !Number.isNaN(value)) setTyped(undefined);
        onBlur?.();
      }}
    />
  );
}
