import { useState } from "react";
import { fenFrom, yuan } from "../words.ts";
import type { FieldProps } from "./Field.tsx";
import { TextInput } from "./TextInput.tsx";

export interface MoneyInputProps extends FieldProps {
  name?: string | undefined;
  /** Integer fen; null when empty; the text itself while it is no amount, so that nothing typed is lost. */
  value: number | string | null;
  onChange: (value: number | string | null) => void;
  onBlur?: (() => void) | undefined;
}

/** Typed in yuan, kept in fen. */
export function MoneyInput({ value, onChange, onBlur, ...field }: MoneyInputProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      {...field}
      unit="元"
      width="short"
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? (typeof value === "number" ? yuan(value) : (value ?? ""))}
      onChange={(text) => {
        setTyped(text);
        onChange(text.trim() === "" ? null : (fenFrom(text) ?? text));
      }}
      onBlur={() => {
        setTyped(undefined);
        onBlur?.();
      }}
    />
  );
}
