/**
 * Characters the font cannot draw. Nobody is left without a document because of their name: such a character is
 * printed as □, and the sheet ends with a note that names it (docs/decisions/0010-document-font.md).
 */
import { type DocumentFont, documentFont } from "./font.ts";

export const placeholder = "□";

/** Control characters, joiners and variation selectors: nothing to draw. Line ends are kept. */
const invisible = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

export interface Drawable {
  text: string;
  missing: string[];
}

/** `text` as it can be drawn: what is invisible removed, what the font does not have as □. */
export function drawable(text: string, font: DocumentFont = documentFont()): Drawable {
  const missing: string[] = [];
  const characters = [...text.normalize("NFC").replaceAll(/\r\n?/g, "\n").replaceAll(invisible, "")];
  const drawn = characters.map((character) => {
    if (character === "\n" || font.has(character.codePointAt(0)!)) return character;
    missing.push(character);
    return placeholder;
  });
  return { text: drawn.join(""), missing };
}

/** The characters of `text` that no document can show, each once. */
export function missingGlyphs(text: string): string[] {
  return [...new Set(drawable(text).missing)];
}

/** `U+2B8F1`, as people look a character up. */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
