/** The publishing gate (R1.12): what an item must be before anybody may apply for it. */
import type { Item } from "#contract/item.ts";
import { type Completeness, completeness } from "./completeness.ts";
import { abolishedProblems } from "./gate-abolished.ts";
import { codeProblems } from "./gate-codes.ts";
import { conditionProblems } from "./gate-conditions.ts";
import { type GateRules, limitProblems } from "./gate-limits.ts";
import { promiseProblems } from "./gate-promises.ts";
import { onlineGrade } from "./online-grade.ts";
import { type Problem, problem } from "./problem.ts";

export interface Judgement {
  completeness: Completeness;
  /** Hard checks that fail, missing elements among them. */
  problems: Problem[];
  publishable: boolean;
}

/**
 * Judges an item for publishing: every bold element of R1.11 is there, and it contradicts neither itself nor the
 * law (R1.2, R1.5–R1.8, R1.12, R1.18, R2.32). Pure; an empty problem list means that it may be published.
 */
export function judgeItem(item: Item, rules: GateRules): Judgement {
  const complete = completeness(item);
  const missing = complete.missing.map(({ path, name }) => problem("missing", path, `还没有填写“${name}”。`));
  const problems = [...missing, ...contradictions(item, rules)];
  return { completeness: complete, problems, publishable: problems.length === 0 };
}

/** The hard checks alone: what is wrong in what is there, for drafts that are still incomplete. */
export function contradictions(item: Item, rules: GateRules): Problem[] {
  return [
    ...codeProblems(item),
    ...limitProblems(item, rules),
    ...channelProblems(item),
    ...stepProblems(item),
    ...materialProblems(item),
    ...abolishedProblems(item, rules.abolished),
    ...promiseProblems(item),
    ...conditionProblems(item),
    ...resultProblems(item),
    ...dateProblems(item),
  ];
}

function channelProblems(item: Item): Problem[] {
  const { channel } = item;
  if (!channel) return [];
  const problems: Problem[] = [];
  if (channel.visits === 0 && onlineGrade(channel) !== "IV") {
    const words = "到办事现场次数为 0，须能全程网办（网上收件、受理、办理、结果反馈都要具备）。";
    problems.push(problem("no-visit-not-online", "channel.visits", words));
  }
  if (channel.online && !item.form) {
    problems.push(problem("online-without-form", "form", "可以网上办理的事项要有申请表。"));
  }
  return problems;
}

/** Exactly one decision, always taken, and last. */
function stepProblems({ steps }: Item): Problem[] {
  if (steps.length === 0) return [];
  const decisions = steps.filter((step) => step.kind === "decision");
  const last = steps.at(-1);
  if (decisions.length !== 1 || last?.kind !== "decision") {
    return [problem("decision-last", "steps", "办理流程应有且只有一个“决定”环节，并且是最后一个。")];
  }
  if (!last.when) return [];
  return [problem("decision-conditional", `steps[${steps.length - 1}].when`, "“决定”环节不能带条件。")];
}

function materialProblems(item: Item): Problem[] {
  return item.materials.flatMap((material, index) => countProblems(material, `materials[${index}]`));
}

function countProblems(material: Item["materials"][number], path: string): Problem[] {
  const { kind, originals, copies, name } = material;
  const lacksOriginal = (kind === "original" || kind === "original-and-copy") && originals === 0;
  const lacksCopy = (kind === "copy" || kind === "original-and-copy") && copies === 0;
  if (!lacksOriginal && !lacksCopy) return [];
  const words = `材料“${name}”要${lacksOriginal ? "原件" : "复印件"}，但份数是 0。`;
  return [problem("material-count", `${path}.${lacksOriginal ? "originals" : "copies"}`, words)];
}

function resultProblems(item: Item): Problem[] {
  const { result } = item;
  if (!result) return [];
  const problems: Problem[] = [];
  if (result.type === "1" && result.electronic && !result.licenceType) {
    problems.push(
      problem("licence-type-missing", "result.licenceType", "结果是电子证照，请填写证照类型代码。"),
    );
  }
  const known = new Set(item.form?.pages.flatMap((page) => page.fields.map((field) => field.id)));
  for (const [index, print] of (result.prints ?? []).entries()) {
    if (known.has(print.field)) continue;
    const words = `证照上打印的“${print.label}”取自表单字段“${print.field}”，但申请表没有这个字段。`;
    problems.push(problem("print-unknown-field", `result.prints[${index}].field`, words));
  }
  return problems;
}

function dateProblems({ effectiveFrom, cancelledFrom }: Item): Problem[] {
  if (!effectiveFrom || !cancelledFrom || effectiveFrom < cancelledFrom) return [];
  return [problem("cancelled-before-effective", "cancelledFrom", "计划取消日期应晚于计划生效日期。")];
}
