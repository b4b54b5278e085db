/** Keys of the desk: one name for each press, and when a letter is a command rather than a letter. Pure. */

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** `j`, `?`, `Enter`, `F8`, `ctrl+Enter`; letters are lower case whatever the caps lock says. */
export function keyName({ key, ctrlKey, metaKey, altKey }: KeyPress): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return `${altKey ? "alt+" : ""}${ctrlKey || metaKey ? "ctrl+" : ""}${name}`;
}

/** A single character, which somebody may be typing (WCAG 2.1.4); function keys and combinations are not. */
export const isCharacter = (name: string) => [...name].length === 1;

/** Where a press lands: in a field letters are letters, in a dialog the page behind hears nothing. */
export interface Ground {
  tag: string;
  /** `type` of an input. */
  type?: string;
  editable: boolean;
  dialogOpen: boolean;
}

const clicked = ["checkbox", "radio", "button", "submit", "reset", "file"];

/** Whether characters go into a field here. */
export function isTyping({ tag, type, editable }: Ground): boolean {
  if (editable || tag === "TEXTAREA" || tag === "SELECT") return true;
  return tag === "INPUT" && !clicked.includes(type ?? "text");
}

/** Whether a shortcut of the page may answer this press. `letters`: the reader wants shortcuts of one letter. */
export function mayAnswer(name: string, ground: Ground, letters: boolean): boolean {
  if (ground.dialogOpen) return false;
  return !isCharacter(name) || (letters && !isTyping(ground));
}
