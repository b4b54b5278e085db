/** From the text of an announcement to the clips it is made of. */

/** A clip by its word, or a breath at a comma. */
export type Piece = { word: string } | { breath: true };

export interface Spelling {
  pieces: Piece[];
  /** What no clip says. */
  missing: string[];
}

const BREATHS = /^[，。、；：,.;:]$/;
/** Read as the letters they are, whatever the case; signs of a number say nothing. */
const UNSPOKEN = /^[-–·（）()“”\s]$/;

/** Cuts the text into the longest known words, from the left. */
export function spell(text: string, known: ReadonlySet<string>): Spelling {
  const longest = Math.max(1, ...[...known].map((word) => word.length));
  const pieces: Piece[] = [];
  const missing: string[] = [];
  let place = 0;
  let unknown = "";
  const endUnknown = () => {
    if (unknown) missing.push(unknown);
    unknown = "";
  };
  while (place < text.length) {
    const word = longestAt(text, place, longest, known);
    const sign = text.charAt(place);
    if (word) pieces.push({ word: known.has(word) ? word : word.toUpperCase() });
    else if (BREATHS.test(sign)) pieces.push({ breath: true });
    if (word || BREATHS.test(sign) || UNSPOKEN.test(sign)) endUnknown();
    else unknown += sign;
    place += word?.length ?? 1;
  }
  endUnknown();
  return { pieces, missing };
}

function longestAt(
  text: string,
  place: number,
  longest: number,
  known: ReadonlySet<string>,
): string | undefined {
  for (let length = Math.min(longest, text.length - place); length > 0; length -= 1) {
    const word = text.slice(place, place + length);
    if (known.has(word) || known.has(word.toUpperCase())) return word;
  }
  return undefined;
}
