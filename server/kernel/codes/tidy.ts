/**
 * A code as a person typed it, made ready for its check: full-width characters become ordinary ones, spaces go,
 * letters become capitals. Hyphens stay, because some codes have them.
 */
export function tidyCode(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "").toUpperCase();
}
