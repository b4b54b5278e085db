/**
 * A draft that was begun under an older version of its item or bundle, under the new one: field by field what is kept,
 * what has changed, what must be asked again. Nothing that was said is lost silently: it stands in the draft, or it is
 * named with what was said.
 */
import type { DraftContent } from "#contract/draft.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Demand, Material, Question } from "#contract/item.ts";
import type { DraftChange, DraftRenewal } from "#contract/renewal.ts";
import { answerWords } from "./answer-words.ts";
import { isAnswered } from "./condition.ts";
import { visibleFields } from "./form.ts";
import { type Change, fieldChange } from "./renewed-field.ts";
import { optionsOf, visibleQuestions } from "./situation.ts";
import { askedMaterials, formAnswers } from "./submission.ts";
import type { Day } from "./time/day.ts";

/** What is asked of whoever has said this; of a bundle it depends on the answers. */
export type DemandOf = (content: DraftContent) => Demand;

export interface Renewed {
  content: DraftContent;
  renewal: DraftRenewal;
}

/** `today` in the county. */
export function renewDraft(before: DemandOf, after: DemandOf, content: DraftContent, today: Day): Renewed {
  const [old, asked] = [before(content), after(content)];
  const noted = [
    ...questionChanges(old, asked, content),
    ...fieldChanges(old, asked, content, today),
    ...materialChanges(old, asked, content),
  ];
  const next = withoutDropped(content, noted);
  const told = noted.map(({ change }) => change);
  const fresh = newlyAsked(shownIn(old, content), shownIn(after(next), next)).filter(
    (each) => !told.some((one) => one.part === each.part && one.id === each.id),
  );
  const changes = [...told, ...fresh];
  return { content: next, renewal: { kept: keptCount(content, changes), changes } };
}

/** The older renewal that nobody has looked at yet, with the newer: of the same thing the newer is told. */
export function joinRenewals(older: DraftRenewal | undefined, newer: DraftRenewal): DraftRenewal {
  const isSame = (a: DraftChange) => (b: DraftChange) => a.part === b.part && a.id === b.id;
  const left = older?.changes.filter((each) => !newer.changes.some(isSame(each))) ?? [];
  return { kept: newer.kept, changes: [...left, ...newer.changes] };
}

interface Noted {
  change: DraftChange;
  drop?: boolean | undefined;
  left?: Answers[string] | undefined;
}

function questionChanges(old: Demand, asked: Demand, { situation }: DraftContent): Noted[] {
  return old.questions.flatMap((was) => {
    const answer = situation[was.id];
    if (!isAnswered(answer)) return [];
    const now = asked.questions.find(({ id }) => id === was.id);
    const change = now ? questionChange(was, now, answer) : gone;
    return note("situation", was.id, (now ?? was).text, change, chosenWords(was, answer));
  });
}

const gone: Change = { change: "gone", why: "现在不问了" };

function questionChange(was: Question, now: Question, answer: Answers[string]): Change | undefined {
  const values = Array.isArray(answer) ? answer : [answer];
  const lost = values.filter((value) => !optionsOf(now).some((option) => option.value === value));
  if (now.kind !== was.kind) return { change: "again", why: "回答方式变了，请重新选择", drop: true };
  if (lost.length > 0) return { change: "again", why: "原来选的选项没有了，请重新选择", drop: true };
  if (now.text !== was.text) return { change: "look", why: `问法改了，原来问的是“${was.text}”` };
  return chosenWords(was, answer) === chosenWords(now, answer)
    ? undefined
    : { change: "look", why: "选项的说法改了" };
}

function chosenWords(question: Question, answer: Answers[string]): string {
  const values: unknown[] = Array.isArray(answer) ? answer : [answer];
  const chosen = optionsOf(question).filter((option) => values.includes(option.value));
  return chosen.map((option) => option.label).join("、");
}

function fieldChanges(old: Demand, asked: Demand, content: DraftContent, today: Day): Noted[] {
  const pages = pagesOf(asked);
  return fieldsOf(old).flatMap((was) => {
    const answer = content.answers[was.id];
    if (!isAnswered(answer)) return [];
    const place = pages.get(was.id);
    const change = place ? fieldChange(was, place.field, answer, today) : gone;
    const noted = note("answers", was.id, (place?.field ?? was).label, change, answerWords(was, answer));
    return noted.map((each) => (place ? { ...each, change: { ...each.change, page: place.page } } : each));
  });
}

function materialChanges(old: Demand, asked: Demand, content: DraftContent): Noted[] {
  return content.materials.flatMap(({ material: id, files }) => {
    const was = old.materials.find((each) => each.id === id);
    const now = asked.materials.find((each) => each.id === id);
    // A part of a bundle that is not chosen hides its materials; the draft keeps them.
    if (!now && asked.hidden?.includes(id)) return [];
    const words = files.map(({ name }) => name).join("、");
    const change = now
      ? was && materialChange(was, now)
      : { change: "gone" as const, why: "现在不用交了", drop: true };
    return note("materials", id, (now ?? was)?.name ?? id, change, words);
  });
}

function materialChange(was: Material, now: Material): Change | undefined {
  if (was.name !== now.name) return { change: "look", why: `名称改了，原来是“${was.name}”` };
  const isSame = was.kind === now.kind && was.originals === now.originals && was.copies === now.copies;
  return isSame ? undefined : { change: "look", why: "原件、复印件的要求改了" };
}

function note(
  part: DraftChange["part"],
  id: string,
  name: string,
  change: Change | undefined,
  said: string,
): Noted[] {
  if (!change) return [];
  const { drop, left, ...rest } = change;
  const lost = (drop === true || rest.change === "gone") && said !== "";
  return [{ change: { part, id, name, ...rest, ...(lost && { said }) }, drop, left }];
}

function withoutDropped(content: DraftContent, noted: readonly Noted[]): DraftContent {
  const dropped = (part: DraftChange["part"]) =>
    new Map(
      noted.filter(({ change, drop }) => drop && change.part === part).map((each) => [each.change.id, each]),
    );
  const rest = (answers: Answers, lost: ReadonlyMap<string, Noted>): Answers =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([id, answer]) => {
        const one = lost.get(id);
        if (!one) return [[id, answer]];
        return one.left === undefined ? [] : [[id, one.left]];
      }),
    );
  const materials = dropped("materials");
  return {
    situation: rest(content.situation, dropped("situation")),
    answers: rest(content.answers, dropped("answers")),
    materials: content.materials.filter(({ material }) => !materials.has(material)),
  };
}

type Shown = Pick<DraftChange, "part" | "id" | "name" | "page">;

/** What the applicant sees and has to deal with; a field that may stay empty is told too, because it may matter. */
function shownIn(demand: Demand, content: DraftContent): Shown[] {
  const fields = demand.form ? visibleFields(demand.form, formAnswers(demand, content)) : [];
  return [
    ...visibleQuestions(demand, content.situation).map(
      ({ id, text }): Shown => ({ part: "situation", id, name: text }),
    ),
    ...fields.map(({ field, page }): Shown => ({ part: "answers", id: field.id, name: field.label, page })),
    ...askedMaterials(demand, content).map(({ id, name }): Shown => ({ part: "materials", id, name })),
  ];
}

function newlyAsked(before: readonly Shown[], after: readonly Shown[]): DraftChange[] {
  const known = new Set(before.map(({ part, id }) => `${part} ${id}`));
  return after
    .filter(({ part, id }) => !known.has(`${part} ${id}`))
    .map((each) => ({ ...each, change: "new", why: "以前没有要过，请补上" }));
}

function keptCount({ situation, answers, materials }: DraftContent, changes: readonly DraftChange[]): number {
  const said = [situation, answers].flatMap((each) => Object.values(each).filter(isAnswered)).length;
  const touched = changes.filter(({ change }) => change !== "new").length;
  return said + materials.length - touched;
}

function fieldsOf(demand: Demand): Field[] {
  return (demand.form?.pages ?? []).flatMap((page) => page.fields);
}

function pagesOf(demand: Demand): Map<string, { field: Field; page: number }> {
  const pages = demand.form?.pages ?? [];
  return new Map(
    pages.flatMap(({ fields }, page) => fields.map((field) => [field.id, { field, page }] as const)),
  );
}
