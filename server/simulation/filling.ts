/** Fills an application in completely: every question answered, every field filled, every material handed in. */
import type { DraftContent, MaterialEntry } from "#contract/draft.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Demand, Material, Question } from "#contract/item.ts";
import { visibleFields } from "#server/kernel/form.ts";
import { missingAnswers } from "#server/kernel/situation.ts";
import { askedMaterials, formAnswers, isShared } from "#server/kernel/submission.ts";

/** How whoever fills it in answers. */
export interface Filling {
  question: (question: Question) => string | string[];
  field: (field: Field) => Answers[string];
  material: (material: Material) => MaterialEntry;
}

/** Questions and fields that an answer brings up are answered too. */
export function filledIn(demand: Demand, filling: Filling, given: Answers = {}): DraftContent {
  const content: DraftContent = { situation: { ...given }, answers: {}, materials: [] };
  for (let missing = missingAnswers(demand, content.situation); missing.length > 0; ) {
    for (const question of missing) content.situation[question.id] = filling.question(question);
    missing = missingAnswers(demand, content.situation);
  }
  // A field that is filled in may show others.
  for (let round = 0; demand.form && round < 5; round += 1) {
    for (const { field } of visibleFields(demand.form, formAnswers(demand, content))) {
      content.answers[field.id] ??= filling.field(field);
    }
  }
  const materials = askedMaterials(demand, content).filter((material) => !isShared(material));
  content.materials = materials.map(filling.material);
  return content;
}
