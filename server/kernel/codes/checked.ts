/** What a check of a code answers: its parts, or why it is not one. A check never throws, whatever it is given. */
export type Checked<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason };

export function good<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function bad<Reason extends string>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}

/**
 * A code as a person typed it, made ready for its check: full-width characters become ordinary ones, spaces go,
 * letters become capitals. Hyphens stay, because some codes have them.
 */
export function tidyCode(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "").toUpperCase();
}
