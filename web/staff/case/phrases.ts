/** Opinions used before, for the next case. They may name people, so they go with the sign-out. */
import { keep, kept } from "../../shared/kept.ts";
import type { AskedField } from "../form/asked.ts";
import type { Filled } from "../form/filled.ts";

const most = 5;

export const phrasesOf = (field: string): string[] => kept<string[]>(`phrases.${field}`) ?? [];

/** The newest first, each once. */
export function withPhrase(known: readonly string[], phrase: string): string[] {
  return [phrase, ...known.filter((each) => each !== phrase)].slice(0, most);
}

export function rememberPhrases(fields: readonly AskedField[], filled: Filled): void {
  for (const { kind, name } of fields) {
    const text = kind === "paragraph" ? String(filled[name] ?? "").trim() : "";
    if (text) keep(`phrases.${name}`, withPhrase(phrasesOf(name), text));
  }
}
