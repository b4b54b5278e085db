/**
 * Whether a condition on answers is true. Two readings: `holds` judges what has been said, so that a question nobody
 * answered satisfies nothing; `mayHold` leaves open what can still be said, for the guide of an item.
 */
import type { Condition } from "#contract/condition.ts";
import type { Answers } from "#contract/form.ts";

export type Answer = Answers[string] | undefined;

/** A question or a field: something that is asked only under its condition. */
export interface Asked {
  id: string;
  when?: Condition | undefined;
}

/** Not answered yet, but it still may be. */
const open = Symbol("open");
type Known = Answer | typeof open;
type Verdict = boolean | undefined;

/** True when the answers make it so. No condition holds always; unanswered satisfies no `is`, `in` or `has`. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  return condition === undefined || judge(condition, (q) => answers[q]) === true;
}

/** Anything but nothing: no null, no blank text or name, no empty list. */
export function isAnswered(answer: Answer): answer is NonNullable<Answer> {
  if (answer === undefined || answer === null) return false;
  if (typeof answer === "string") return answer.trim() !== "";
  if (Array.isArray(answer)) return answer.length > 0;
  return typeof answer !== "object" || answer.way !== "typed" || answer.name.trim() !== "";
}

/** The values ticked in an answer of several; none in any other. */
export function ticked(answer: Answer): string[] {
  return Array.isArray(answer)
    ? (answer as unknown[]).filter((value): value is string => typeof value === "string")
    : [];
}

/** Ids of what is to be asked now. What hangs on a hidden question is hidden, whatever was once answered to it. */
export function shown(parts: readonly Asked[], answers: Answers): Set<string> {
  const look = looker(parts, answers, false);
  return new Set(parts.filter((part) => look.verdict(part.id) === true).map((part) => part.id));
}

/** The answers to what is shown; everything else is as if never said. */
export function shownAnswers(parts: readonly Asked[], answers: Answers): Answers {
  const visible = shown(parts, answers);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => visible.has(id)));
}

/** False when no further answer can make it true; true when none can undo it; undefined while it depends. */
export function mayHold(
  condition: Condition | undefined,
  parts: readonly Asked[],
  answers: Answers,
): Verdict {
  return condition === undefined || judge(condition, looker(parts, answers, true).known);
}

/** Looks answers up through the conditions of their own questions; `still` leaves the unanswered ones open. */
function looker(parts: readonly Asked[], answers: Answers, still: boolean) {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const verdicts = new Map<string, Verdict>();
  const verdict = (id: string): Verdict => {
    if (verdicts.has(id)) return verdicts.get(id);
    verdicts.set(id, false); // What hangs on itself is never shown.
    const part = byId.get(id);
    const found = part !== undefined && (part.when === undefined || judge(part.when, known));
    verdicts.set(id, found);
    return found;
  };
  const known = (id: string): Known => {
    const asked = verdict(id);
    if (asked === false) return undefined;
    if (asked === true && isAnswered(answers[id])) return answers[id];
    return still ? open : undefined;
  };
  return { verdict, known };
}

function judge(condition: Condition, look: (q: string) => Known): Verdict {
  if ("all" in condition) return every(condition.all.map((part) => judge(part, look)));
  if ("any" in condition) return not(every(condition.any.map((part) => not(judge(part, look)))));
  if ("not" in condition) return not(judge(condition.not, look));
  const answer = look(condition.q);
  if (answer === open) return undefined;
  if ("has" in condition) return answer !== undefined && ticked(answer).includes(condition.has);
  const said = word(answer);
  return said !== undefined && ("is" in condition ? said === condition.is : condition.in.includes(said));
}

function every(verdicts: Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

function not(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict;
}

/** A single answer as conditions write it; a list or a signature is none. */
function word(answer: Answer): string | undefined {
  if (!isAnswered(answer) || typeof answer === "object") return undefined;
  return String(answer);
}
