/** Guides: visits nobody needs, situations that lead nowhere, elements that are missing (R1.11, R1.14, R1.18). */
import type { Finding } from "#contract/checkup.ts";
import type { Item } from "#contract/item.ts";
import { completeness } from "../item/completeness.ts";
import { isShared } from "../submission.ts";
import { canHold } from "./can-hold.ts";
import { aboutItem, type CheckedCatalogue } from "./finding.ts";

export function guideFindings(catalogue: CheckedCatalogue): Finding[] {
  const elsewhere = questionsNamed(catalogue.bundles);
  return catalogue.items.flatMap((item) => [
    ...needlessVisits(catalogue, item),
    ...deadQuestions(
      catalogue,
      item,
      new Set([...elsewhere, ...questionsNamed(item), ...answersDecidedOn(catalogue, item)]),
    ),
    ...missingElements(catalogue, item),
  ]);
}

/** Everything can be sent and sent back, nobody looks at anything on the spot: there is nothing to come for. */
function needlessVisits(catalogue: CheckedCatalogue, item: Item): Finding[] {
  const { channel, result } = item;
  if (!channel?.online || channel.visits === 0 || channel.visitReason) return [];
  const survey = item.steps.some((step) => step.kind === "survey");
  const original = item.materials.some(
    (material) => !isShared(material) && ["original", "original-and-copy"].includes(material.kind),
  );
  const fetched = result !== undefined && result.type !== "4" && !result.pickup.some((way) => way !== "1");
  if (survey || original || fetched) return [];
  const cases = catalogue.experience.get(item.key)?.cases ?? 0;
  return [
    aboutItem(catalogue, item, "visit-for-nothing", {
      path: "channel.visits",
      message: `要到现场 ${channel.visits} 次，但没有要核验的原件，没有现场环节，结果也能寄送或下载，也没有写明理由。`,
      proposal: "到办事现场次数改为 0，按全程网办设置；确需到场的写明理由。",
      spares: cases === 0 ? {} : { trips: cases * channel.visits },
    }),
  ];
}

function deadQuestions(catalogue: CheckedCatalogue, item: Item, named: ReadonlySet<string>): Finding[] {
  return item.questions.flatMap((question, index) => {
    const path = `questions[${index}]`;
    if (!canHold(question.when, item)) {
      return aboutItem(catalogue, item, "question-never-asked", {
        path: `${path}.when`,
        message: `情形问题“${question.text}”的条件在任何情形下都不成立，不会有人看到。`,
        proposal: "删除这个问题，或改正它的条件。",
      });
    }
    if (named.has(question.id)) return [];
    return aboutItem(catalogue, item, "question-leads-nowhere", {
      path,
      message: `情形问题“${question.text}”怎么回答都一样：没有材料、环节、表单或期限看它的答案。`,
      proposal: "删除这个问题，少问一句；如果答案另有用处，请写进条件。",
    });
  });
}

/** Ids of questions that any condition in it looks at, wherever conditions stand. */
function questionsNamed(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) questionsNamed(each, found);
  else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (name === "q" && typeof inner === "string") found.add(inner);
      else questionsNamed(inner, found);
    }
  }
  return found;
}

/** Ids of answers that the item's decision table takes in (A15). */
function answersDecidedOn({ tables }: CheckedCatalogue, { key }: Item): string[] {
  const inputs = tables.flatMap((table) => (table.item === key ? table.inputs : []));
  return inputs.flatMap(({ from }) => {
    if ("answer" in from) return [from.answer];
    return "fact" in from ? (from.of ?? []) : [];
  });
}

function missingElements(catalogue: CheckedCatalogue, item: Item): Finding[] {
  const bold = completeness(item).missing.map(({ path, name }) => ({ path, name }));
  const standards = item.materials.flatMap((material, index) =>
    material.necessity === "required" && !material.standard && !isShared(material)
      ? [{ path: `materials[${index}].standard`, name: `“${material.name}”的受理标准` }]
      : [],
  );
  const review =
    item.contact?.review && item.contact.court
      ? []
      : [{ path: "contact.review", name: "行政复议和行政诉讼途径" }];
  const judged = ["01", "02", "03", "05", "07", "09"].includes(item.catalogue.type) ? review : [];
  return [...bold, ...standards, ...judged].map(({ path, name }) =>
    aboutItem(catalogue, item, "guide-element-missing", {
      path,
      message: `办事指南缺${name}。`,
      proposal: `补上${name}。`,
    }),
  );
}
