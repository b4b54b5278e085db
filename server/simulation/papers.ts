/** What made-up people hand in: the item's questions answered, its form filled in, its materials brought or promised. */
import type { DraftContent, MaterialEntry } from "#contract/draft.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Demand, Material, Question } from "#contract/item.ts";
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import type { BundleRules } from "#server/kernel/bundle/length.ts";
import { offerOf } from "#server/kernel/promises.ts";
import { columnsOf } from "#server/kernel/rows.ts";
import { optionsOf } from "#server/kernel/situation.ts";
import { submissionProblems } from "#server/kernel/submission.ts";
import type { Day } from "#server/kernel/time/day.ts";
import type { OpenBundle } from "#server/modules/bundles/index.ts";
import { type Chance, pick } from "./chance.ts";
import { filledIn } from "./filling.ts";
import type { Enterprise, Person } from "./made-up.ts";

export interface Applying {
  person: Person;
  enterprise?: Enterprise;
  day: Day;
  /** At a counter on paper, else as this file. */
  file?: { id: string; name: string };
  /** How likely what may be promised is promised. */
  promises: { deferral: number; commitment: number };
}

const address = "430482001 湖南省衡阳市常宁市宜阳街道 模拟路1号";

/** Complete papers for what is demanded. Where one drawn answer does not go with another, everybody's first answers. */
export function papersFor(draw: Chance, demand: Demand, applying: Applying): DraftContent {
  const drawn = fill(draw, demand, applying);
  if (submissionProblems(demand, drawn, applying.day).length === 0) return drawn;
  return fill(() => 0, demand, { ...applying, promises: { deferral: 0, commitment: 0 } });
}

/** For a bundle: what is demanded follows from the answers. */
export function papersForBundle(
  draw: Chance,
  { bundle, items }: OpenBundle,
  rules: BundleRules,
  applying: Applying,
): DraftContent {
  const plan = (answers: Answers) => compileBundle({ bundle, items, answers, rules }).demand;
  const answered = (by: Chance) => {
    const first = fill(by, plan({}), applying);
    const demand = plan({ ...first.situation, ...first.answers });
    return { demand, content: filledIn(demand, fillingOf(by, demand, applying), first.situation) };
  };
  const { demand, content } = answered(draw);
  const problems = submissionProblems(demand, content, applying.day);
  return problems.length === 0 ? content : answered(() => 0).content;
}

function fill(draw: Chance, demand: Demand, applying: Applying): DraftContent {
  return filledIn(demand, fillingOf(draw, demand, applying));
}

function fillingOf(draw: Chance, demand: Demand, applying: Applying) {
  return {
    question: (question: Question) => answerTo(draw, question),
    field: (field: Field) => answerOf(draw, field, applying),
    material: (material: Material) => entryOf(draw, demand, material, applying),
  };
}

function answerTo(draw: Chance, question: Question): string | string[] {
  const value = pick(draw, optionsOf(question))?.value ?? "yes";
  return question.kind === "several" ? [value] : value;
}

function entryOf(
  draw: Chance,
  demand: Demand,
  material: Material,
  { person, file, promises }: Applying,
): MaterialEntry {
  const { deferral, commitment } = offerOf(demand, material);
  const promised = (kind: "deferral" | "commitment") => ({
    ...{ material: material.id, files: [] },
    promise: { kind, signedBy: person.name },
  });
  if (commitment && draw() < promises.commitment) return promised("commitment");
  if (deferral && draw() < promises.deferral) return promised("deferral");
  if (file) return { material: material.id, files: [file] };
  return { material: material.id, files: [], paper: true };
}

function answerOf(draw: Chance, field: Field, applying: Applying): Answers[string] {
  const known = field.prefill && prefilled(field.prefill, applying);
  if (known) return known;
  const option = () => (field.options ? pick(draw, field.options).value : "yes");
  const { person, enterprise, day } = applying;
  switch (field.type) {
    case "number":
      return Math.max(1, field.min ?? 1);
    case "money":
      return Math.max(100_000, field.min ?? 0);
    case "date":
      return day;
    case "yes-no":
      return draw() < 0.5 ? "yes" : "no";
    case "choice":
      return option();
    case "choices":
      return [option()];
    case "phone":
      return person.phone;
    case "citizen-id":
      return person.idNumber;
    case "uscc":
      return enterprise?.uscc ?? "91430482000000001B";
    case "rows":
      return [rowOf(draw, field, applying)];
    case "signature":
      return { way: "typed", name: person.name, on: day };
    case "address":
      return address;
    default:
      return wordsFor(field, person.name);
  }
}

function rowOf(draw: Chance, field: Field, applying: Applying) {
  const cells = columnsOf(field).map((column) => [column.id, answerOf(draw, column, applying) as string]);
  return Object.fromEntries(cells) as Record<string, string>;
}

function prefilled(fact: NonNullable<Field["prefill"]>, { person, enterprise }: Applying) {
  const facts: Record<string, string | undefined> = {
    "applicant.name": person.name,
    "applicant.idNumber": person.idNumber,
    "applicant.phone": person.phone,
    "applicant.address": address,
    "enterprise.name": enterprise?.name,
    "enterprise.uscc": enterprise?.uscc,
    "enterprise.address": enterprise && address,
    "enterprise.legalPerson": enterprise && person.name,
  };
  return facts[fact];
}

/** Somebody's name where one is asked for, else words that say what they are. */
function wordsFor({ label, min }: Field, name: string): string {
  const words = /姓名|联系人|经办人|负责人|监护人/.test(label) ? name : "模拟数据";
  return words.padEnd(min ?? 2, "字");
}
