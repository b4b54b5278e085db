/**
 * 情形引导 (R1.18): from the answers to an item's questions to the materials and steps they call for. Conditions may
 * also look at fields of the form, so the answers of both are given together.
 */
import type { Condition } from "#contract/condition.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Demand, Item, Material, Question, Step } from "#contract/item.ts";
import { type Answer, type Asked, holds, isAnswered, mayHold, shown, shownAnswers } from "./condition.ts";
import { tidy } from "./field-check.ts";

const yesNo = [
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
];

/** The answers one may choose from. */
export function optionsOf(question: Question): { value: string; label: string; hint?: string }[] {
  return question.options ?? (question.kind === "yes-no" ? yesNo : []);
}

/** Anything that asks questions of the situation. */
type Asks = Pick<Demand, "questions">;

/** Questions to ask now, in the item's order. */
export function visibleQuestions(demand: Asks, answers: Answers): Question[] {
  const visible = shown(demand.questions, knownOnly(demand, answers));
  return demand.questions.filter((question) => visible.has(question.id));
}

/** Required questions that stand there without an answer. */
export function missingAnswers(demand: Asks, answers: Answers): Question[] {
  const known = knownOnly(demand, answers);
  const visible = shown(demand.questions, known);
  return demand.questions.filter(({ id, required }) => required && visible.has(id) && !isAnswered(known[id]));
}

/**
 * Everything said that counts: answers the questions know, to questions and fields that are shown, read as they are
 * handed in. See the rule for hidden answers in `form.ts`.
 */
export function standingAnswers(demand: Demand, answers: Answers): Answers {
  const known = knownOnly(demand, answers);
  for (const field of fields(demand)) {
    if (isAnswered(known[field.id])) known[field.id] = tidy(field, known[field.id]) ?? null;
  }
  return shownAnswers(asked(demand), known);
}

export interface AskedMaterial {
  material: Material;
  /** Which answers ask for it, or would; absent where it is asked of everybody. */
  because?: string;
  /** False while an open question may still make it unnecessary. */
  certain: boolean;
}

/** R1.16, R1.18 what these answers call for. This is what a case freezes when it is submitted. */
export function materialsFor(demand: Demand, answers: Answers): AskedMaterial[] {
  const standing = standingAnswers(demand, answers);
  return demand.materials
    .filter((material) => holds(material.when, standing))
    .map((material) => ({
      material,
      certain: true,
      ...because(reasonOf(demand, material.when, standing)),
    }));
}

/** What the guide shows before all is answered: everything not yet ruled out. */
export function possibleMaterials(demand: Demand, answers: Answers): AskedMaterial[] {
  const known = knownOnly(demand, answers);
  return demand.materials.flatMap((material) => {
    const verdict = mayHold(material.when, asked(demand), known);
    if (verdict === false) return [];
    const said = verdict
      ? reasonOf(demand, material.when, standingAnswers(demand, known))
      : occasion(demand, material.when);
    return [{ material, certain: verdict === true, ...because(said) }];
  });
}

/** Steps of this case, in order. */
export function stepsFor(item: Item, answers: Answers): Step[] {
  const standing = standingAnswers(item, answers);
  return item.steps.filter((step) => holds(step.when, standing));
}

function asked(demand: Demand): Asked[] {
  return [...demand.questions, ...fields(demand)];
}

function fields(demand: Demand): Field[] {
  return (demand.form?.pages ?? []).flatMap((page) => page.fields);
}

/** Leaves out answers that a question does not know, such as those given to an earlier version of the item. */
function knownOnly(demand: Asks, answers: Answers): Answers {
  const known = { ...answers };
  for (const question of demand.questions) {
    if (!knows(question, known[question.id])) delete known[question.id];
  }
  return known;
}

function knows(question: Question, answer: Answer): boolean {
  const values = optionsOf(question).map((option) => option.value);
  if (question.kind !== "several") return typeof answer === "string" && values.includes(answer);
  return Array.isArray(answer) && (answer as unknown[]).every((each) => values.includes(String(each)));
}

function because(said: string | undefined): { because?: string } {
  return said === undefined ? {} : { because: said };
}

/** “因为您选了……”: the answers that made the condition true. */
export function reasonOf(
  demand: Demand,
  condition: Condition | undefined,
  answers: Answers,
): string | undefined {
  const labels = condition ? chosen(demand, condition, answers) : [];
  return labels.length > 0 ? `因为您选了${labels.map(quoted).join("、")}` : undefined;
}

function chosen(demand: Demand, condition: Condition, answers: Answers): string[] {
  if ("all" in condition) return condition.all.flatMap((part) => chosen(demand, part, answers));
  if ("any" in condition) return condition.any.flatMap((part) => chosen(demand, part, answers));
  if ("not" in condition || !holds(condition, answers)) return [];
  const value = "has" in condition ? condition.has : String(answers[condition.q]);
  return labels(demand, condition.q, [value]);
}

/** “选……的才需要”, “选……的不需要”: when it may come to be asked. */
function occasion(demand: Demand, condition: Condition | undefined): string {
  const except = condition && "not" in condition ? named(demand, condition.not) : [];
  if (except.length > 0) return `选${except.map(quoted).join("、")}的不需要`;
  const words = condition ? named(demand, condition) : [];
  return words.length > 0 ? `选${words.map(quoted).join("、")}的才需要` : "视具体情形而定";
}

/** Who a condition is about, before anything is answered: “选……的”, “不选……的”. */
export function whoOf(demand: Demand, condition: Condition): string {
  const except = "not" in condition ? named(demand, condition.not) : [];
  if (except.length > 0) return `不选${except.map(quoted).join("、")}的`;
  const words = named(demand, condition);
  return words.length > 0 ? `选${words.map(quoted).join("、")}的` : "有的情形";
}

function named(demand: Demand, condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap((part) => named(demand, part));
  if ("any" in condition) return condition.any.flatMap((part) => named(demand, part));
  if ("not" in condition) return [];
  if ("in" in condition) return labels(demand, condition.q, condition.in);
  return labels(demand, condition.q, ["is" in condition ? condition.is : condition.has]);
}

/** An answer's words; for 是 and 否 the question stands in, because they say nothing alone. */
function labels(demand: Demand, q: string, values: string[]): string[] {
  const question = demand.questions.find((each) => each.id === q);
  const field = fields(demand).find((each) => each.id === q);
  const title = question?.text ?? field?.label ?? q;
  const options = question ? optionsOf(question) : (field?.options ?? yesNo);
  return values.map((value) => {
    const label = options.find((option) => option.value === value)?.label ?? value;
    return label === "是" || label === "否" ? `${title.replace(/[？?]$/, "")}：${label}` : label;
  });
}

function quoted(words: string): string {
  return `“${words}”`;
}
