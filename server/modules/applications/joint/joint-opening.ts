/** What an application for a bundle opens: the joint case, and one case for each item it needs (R2.28, R2.34). */
import type { DraftContent } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import type { BundlePlan, PlannedPart } from "#server/kernel/bundle/compile.ts";
import type { Entrance, Opening } from "#server/kernel/case-type/case.ts";
import { itemUnder } from "#server/kernel/item-under.ts";
import { materialsFor } from "#server/kernel/situation.ts";
import { submittedContent } from "#server/kernel/submission.ts";
import type { Day } from "#server/kernel/time/day.ts";
import type { MaterialUse } from "#server/modules/materials/index.ts";
import {
  type ApplicationContent,
  entranceOf,
  type OpeningRules,
  openingOf,
  whoseOf,
  withAsked,
} from "../application.ts";
import { withTold } from "../registers/register-told.ts";
import { partOfJoint } from "./joint.ts";

export function jointOpening(
  plan: BundlePlan,
  content: ApplicationContent,
  how: Entrance & { typeVersion: number },
): Opening {
  const { bundle, promised, statutory } = plan;
  return {
    ...{ type: "joint", typeVersion: how.typeVersion, organ: bundle.lead, subject: bundle.name },
    ...whoseOf(content.applicant),
    ...entranceOf(how),
    facts: {
      // Where no part has a limit of law, the law's limit for joint decisions is not one of this matter.
      limits: { promised, statutory: statutory ?? promised },
      steps: [],
      traits: [],
    },
  };
}

export function partOpening(
  part: PlannedPart,
  content: ApplicationContent,
  how: Entrance & { typeVersion: number },
  rules: OpeningRules,
): Opening {
  const { promised } = part.part;
  const under = itemUnder(part.item, { ...content.situation, ...content.answers });
  const item = promised ? { ...under, promised } : under;
  const opening = openingOf(item, content, how, rules);
  return { ...opening, facts: { ...opening.facts, traits: [...opening.facts.traits, partOfJoint] } };
}

/** Of all that was handed in, what one part asks for; and why the rest is not needed (R1.17, R2.30). */
export function partContent(
  plan: BundlePlan,
  { item }: PlannedPart,
  whole: ApplicationContent,
  on: Day,
): ApplicationContent {
  const own = submittedContent(item, withGiven(plan, item, whole));
  const uses = usesOf(plan, item, own, whole, on);
  const part = { ...own, applicant: whole.applicant, ...(uses.length > 0 && { uses }) };
  return withAsked(item, withTold(part, whole));
}

/** The answers with those the bundle gives, each where this item asks for it. */
function withGiven({ given }: BundlePlan, item: Item, whole: DraftContent): DraftContent {
  const questions = new Set(item.questions.map(({ id }) => id));
  const entries = Object.entries(given);
  return {
    situation: { ...whole.situation, ...Object.fromEntries(entries.filter(([id]) => questions.has(id))) },
    answers: { ...whole.answers, ...Object.fromEntries(entries.filter(([id]) => !questions.has(id))) },
    materials: whole.materials,
  };
}

/** What another part's result or a held licence provides, and of the whole's uses those of materials this part asks. */
function usesOf(
  { provided, parts }: BundlePlan,
  item: Item,
  own: DraftContent,
  whole: ApplicationContent,
  on: Day,
): MaterialUse[] {
  const asked = new Set(
    materialsFor(item, { ...own.situation, ...own.answers }).map(({ material }) => material.id),
  );
  const name = (key: string) => parts.find((part) => part.item.key === key)?.item.name ?? key;
  const waived = provided
    .filter((each) => each.for === item.key && asked.has(each.material.id))
    .map(({ material, by, licence }) => ({
      material: material.id,
      reason: by ? ("result" as const) : ("held" as const),
      because: by ? `由“${name(by)}”的结果《${licence}》提供` : `已持有《${licence}》`,
      on,
    }));
  const same = whole.uses?.filter(({ material }) => asked.has(material)) ?? [];
  // Each material once: what the bundle says of it counts, and of that the first.
  const each = new Map([...waived, ...same].toReversed().map((use) => [use.material, use]));
  return [...each.values()].toReversed();
}
