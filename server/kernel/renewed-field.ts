/** How the answer to a field stands under the field's new version. */
import type { Answers, Field, RowField } from "#contract/form.ts";
import type { DraftChange } from "#contract/renewal.ts";
import { answerWords } from "./answer-words.ts";
import { ticked } from "./condition.ts";
import { checkField } from "./field-check.ts";
import { sameJson } from "./item/differences.ts";
import type { Day } from "./time/day.ts";

/** How one thing asked for has changed; `drop`: the draft can no longer hold what was said. */
export interface Change extends Pick<DraftChange, "change" | "why"> {
  drop?: boolean;
  /** What is left of the answer, where only a part of it is dropped. */
  left?: Answers[string];
}

/** Undefined where the answer is kept and nothing about it has changed. `today` in the county. */
export function fieldChange(
  was: Field,
  now: Field,
  answer: NonNullable<Answers[string]>,
  today: Day,
): Change | undefined {
  if (sameJson(was, now)) return undefined;
  return (
    lostMeaning(was, now) ??
    lostOption(now, answer) ??
    newlyWrong(was, now, answer, today) ??
    reworded(was, now, answer)
  );
}

/** What was written for another kind of field, or in another unit, says something else now. */
function lostMeaning(was: Field, now: Field): Change | undefined {
  if (was.type !== now.type && !(isText(was) && isText(now))) {
    return { change: "again", why: "填法变了，请重新填写", drop: true };
  }
  if (now.type === "rows" && !sameJson(was.fields?.map(meaning), now.fields?.map(meaning))) {
    return { change: "again", why: "每行要填的内容变了，请重新填写", drop: true };
  }
  if (was.unit !== now.unit) {
    const units = `${was.unit ?? "没有单位"}改成了${now.unit ?? "没有单位"}`;
    return { change: "again", why: `单位由${units}，请重新填写`, drop: true };
  }
  if (now.type === "signature" && (was.label !== now.label || was.hint !== now.hint)) {
    return { change: "again", why: "要签名的内容变了，请看过以后重新签", drop: true };
  }
  return undefined;
}

/** What the answers in a column mean, apart from how it is worded. */
function meaning({ id, type, unit }: RowField) {
  return { id, type, unit };
}

function isText({ type }: Field): boolean {
  return type === "text" || type === "paragraph";
}

function lostOption(now: Field, answer: NonNullable<Answers[string]>): Change | undefined {
  if (now.type !== "choice" && now.type !== "choices") return undefined;
  const known = new Set<unknown>(now.options?.map(({ value }) => value));
  const chosen = Array.isArray(answer) ? ticked(answer) : [String(answer)];
  const left = chosen.filter((value) => known.has(value));
  if (left.length === chosen.length) return undefined;
  const why = "原来选的选项没有了，请重新选择";
  return { change: "again", why, drop: true, ...(Array.isArray(answer) && left.length > 0 && { left }) };
}

/** What was right and is no longer stays in its field, to be mended there. */
function newlyWrong(
  was: Field,
  now: Field,
  answer: NonNullable<Answers[string]>,
  today: Day,
): Change | undefined {
  const fault = checkField(now, answer, today);
  if (!fault || checkField(was, answer, today)) return undefined;
  return { change: "again", why: fault.message };
}

function reworded(was: Field, now: Field, answer: NonNullable<Answers[string]>): Change | undefined {
  if (was.label !== now.label) return { change: "look", why: `名称改了，原来是“${was.label}”` };
  if (answerWords(was, answer) !== answerWords(now, answer)) return { change: "look", why: "选项的说法改了" };
  return undefined;
}
