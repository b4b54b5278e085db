/** Whether any answers at all make a condition true: an exact search over the answers it can tell apart. */
import type { Condition } from "#contract/condition.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Demand } from "#contract/item.ts";
import { type Asked, holds, mayHold, shownAnswers } from "../condition.ts";
import { usesOf } from "../item/gate-conditions.ts";
import { optionsOf } from "../situation.ts";

/** False: whoever applies, whatever they say, it never holds (R1.18). Undefined conditions always hold. */
export function canHold(condition: Condition | undefined, demand: Demand): boolean {
  const parts: Asked[] = [...demand.questions, ...fieldsOf(demand)];
  return search(condition, demand, parts, {});
}

/** Settles one open question after another, and gives up a branch as soon as nothing more can change it. */
function search(
  condition: Condition | undefined,
  demand: Demand,
  parts: readonly Asked[],
  answers: Answers,
): boolean {
  const verdict = mayHold(condition, parts, answers);
  if (verdict !== undefined) return verdict;
  const open = conditionsBehind(condition, parts).find((use) => !(use.q in answers));
  if (!open) return holds(condition, shownAnswers(parts, answers));
  return answersTo(open, demand).some((answer) =>
    search(condition, demand, parts, { ...answers, [open.q]: answer }),
  );
}

interface Use {
  q: string;
  values: string[];
  op: "is" | "in" | "has";
}

/** What the condition asks about, and what the conditions of those questions ask about, with every value named. */
function conditionsBehind(condition: Condition | undefined, parts: readonly Asked[]): Use[] {
  const found = new Map<string, Use>();
  const open = condition ? usesOf(condition) : [];
  for (let use = open.pop(); use; use = open.pop()) {
    const known = found.get(use.q);
    const values = [...new Set([...(known?.values ?? []), ...use.values])];
    found.set(use.q, { ...use, values });
    const when = known ? undefined : parts.find(({ id }) => id === use.q)?.when;
    if (when) open.push(...usesOf(when));
  }
  return [...found.values()];
}

/** No word of ours, so that it stands for any answer no condition names. */
const another = "…";
/** The answer of who leaves out what need not be answered. */
const unsaid = "";

function answersTo({ q, values, op }: Use, demand: Demand): Answers[string][] {
  const asked = [...demand.questions, ...fieldsOf(demand)].find(({ id }) => id === q);
  const known = valuesOf(demand, q);
  if (op !== "has") return [...(known ?? [...values, another]), ...(asked?.required ? [] : [unsaid])];
  const others = (known ?? [another]).filter((value) => !values.includes(value));
  return subsets(values, others[0] ? [others[0]] : asked?.required ? undefined : []);
}

function valuesOf(demand: Demand, q: string): string[] | undefined {
  const question = demand.questions.find(({ id }) => id === q);
  if (question) return optionsOf(question).map(({ value }) => value);
  const field = fieldsOf(demand).find(({ id }) => id === q);
  if (field?.type === "yes-no") return ["yes", "no"];
  return field?.options?.map(({ value }) => value);
}

/** Ticked together or not, of those that are named; `otherwise` where none of them is, if that may be at all. */
function subsets(values: readonly string[], otherwise: string[] | undefined): string[][] {
  return Array.from({ length: 2 ** values.length }, (_, bits) => {
    const ticked = values.filter((_, place) => bits & (1 << place));
    return ticked.length > 0 ? ticked : otherwise;
  }).filter((ticked) => ticked !== undefined);
}

function fieldsOf({ form }: Demand): Field[] {
  return (form?.pages ?? []).flatMap((page) => page.fields);
}
