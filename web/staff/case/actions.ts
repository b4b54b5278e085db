/** Allowed actions as buttons: which one stands first, and which letter presses it. Pure. */
import type { AllowedAction } from "#contract/case.ts";

/** Letters the pages use themselves. */
const taken = new Set(["j", "k", "n", "o", "/", "?"]);

/** Actions that carry a case on, the likeliest first; any other case type has its first action there. */
const onward = [
  "accept",
  "accept-deferred",
  "pass",
  "survey",
  "approve",
  "issue",
  "deliver",
  "deliver-document",
  "archive",
  "end-special",
  "resubmit",
  "close",
  "close-examined",
  "contact",
  "confirm",
  "rectify",
];

export interface ActionButton {
  action: AllowedAction;
  /** The letter that presses it, in lower case. */
  letter: string;
  primary: boolean;
}

/** Buttons in the order the server gave, the one that carries on in front. What is grave is never proposed by itself. */
export function actionButtons(allowed: readonly AllowedAction[]): ActionButton[] {
  const first =
    onward.map((id) => allowed.find((action) => action.id === id)).find(Boolean) ??
    allowed.find((action) => !action.grave);
  const ordered = [...allowed].sort((left, right) => Number(right === first) - Number(left === first));
  const used = new Set(taken);
  return ordered.map((action) => {
    const letter = freeLetter(action.id, used);
    used.add(letter);
    return { action, letter, primary: action === first };
  });
}

/** The first letter of the action's id that is free, else the first of the alphabet. */
function freeLetter(id: string, used: ReadonlySet<string>): string {
  const letters = [...id.replace(/[^a-z]/g, ""), ..."abcdefghijklmnopqrstuvwxyz"];
  return letters.find((letter) => !used.has(letter)) ?? "";
}

/** What a grave action asks before it is done, naming what happens. Cards, orders and bad ratings have no applicant to be told. */
export function graveWords(
  button: string,
  { subject, partyLabel, type }: { subject: string; partyLabel: string; type: string },
): string {
  if (type === "card" || type === "order" || type === "bad-rating")
    return `对“${subject}”${button}。会立即生效，写进经过，之后不能收回。`;
  return `对“${partyLabel}”的“${subject}”${button}。会立即生效，写进办件经过，并告知申请人，之后不能收回。`;
}

/** The case after this one in the list last seen; undefined at its end or when there was no list. */
export function nextNumber(numbers: readonly string[], now: string): string | undefined {
  const at = numbers.indexOf(now);
  return at < 0 ? undefined : numbers[at + 1];
}

/** The case before this one in the list last seen. */
export function numberBefore(numbers: readonly string[], now: string): string | undefined {
  const at = numbers.indexOf(now);
  return at < 0 ? undefined : numbers[at - 1];
}
