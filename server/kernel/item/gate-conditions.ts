import type { Condition } from "#contract/condition.ts";
import type { Field } from "#contract/form.ts";
import type { Item, Question } from "#contract/item.ts";
import { type Problem, problem, repeated } from "./problem.ts";

/** No condition asks about these: their answers have no value to compare. */
const unasked: ReadonlySet<Field["type"]> = new Set(["rows", "file", "signature"]);

/** Something a condition may ask about: its path, the answers it knows, whether several may be ticked. */
interface Source {
  kind: "question" | "field";
  path: string;
  values?: string[];
  several: boolean;
  when?: Condition;
}

interface Use {
  q: string;
  values: string[];
  op: "is" | "in" | "has";
}

/** Conditions point at questions and fields that exist, at answers they know, and never in a circle (R1.18). */
export function conditionProblems(item: Item): Problem[] {
  const sources = sourcesOf(item);
  const problems = [...repeatedIds(item), ...optionProblems(item)];
  for (const { path, when, owner } of conditionsOf(item)) {
    for (const use of usesOf(when)) problems.push(...problemsOfUse(use, path, owner, sources));
  }
  return [...problems, ...circleProblems(sources)];
}

/** Every question or field a condition asks about. */
export function usesOf(condition: Condition): Use[] {
  if ("all" in condition) return condition.all.flatMap(usesOf);
  if ("any" in condition) return condition.any.flatMap(usesOf);
  if ("not" in condition) return usesOf(condition.not);
  if ("is" in condition) return [{ q: condition.q, op: "is", values: [condition.is] }];
  if ("in" in condition) return [{ q: condition.q, op: "in", values: condition.in }];
  return [{ q: condition.q, op: "has", values: [condition.has] }];
}

function fieldsOf(item: Item): { field: Field; path: string }[] {
  const pages = item.form?.pages ?? [];
  return pages.flatMap((page, p) =>
    page.fields.map((field, f) => ({ field, path: `form.pages[${p}].fields[${f}]` })),
  );
}

function sourcesOf(item: Item): Map<string, Source> {
  const questions = item.questions.map((question, index): [string, Source] => [
    question.id,
    { ...answersOfQuestion(question), kind: "question", path: `questions[${index}]`, ...when(question) },
  ]);
  const single = fieldsOf(item).filter(({ field }) => !unasked.has(field.type));
  const fields = single.map(({ field, path }): [string, Source] => [
    field.id,
    { ...answersOfField(field), kind: "field", path, ...when(field) },
  ]);
  return new Map([...fields, ...questions]);
}

function when(it: { when?: Condition }): { when?: Condition } {
  return it.when ? { when: it.when } : {};
}

function answersOfQuestion(question: Question): { values?: string[]; several: boolean } {
  if (question.kind === "yes-no") return { values: ["yes", "no"], several: false };
  return {
    values: (question.options ?? []).map((option) => option.value),
    several: question.kind === "several",
  };
}

function answersOfField(field: Field): { values?: string[]; several: boolean } {
  const several = field.type === "choices";
  if (field.type === "yes-no") return { values: ["yes", "no"], several };
  return field.options ? { values: field.options.map((option) => option.value), several } : { several };
}

/** Questions are answered before the form, so they may ask about questions only. */
function conditionsOf(item: Item): { path: string; when: Condition; owner: "question" | "other" }[] {
  const found = (owner: "question" | "other") => (it: { when?: Condition }, path: string) =>
    it.when ? [{ path: `${path}.when`, when: it.when, owner }] : [];
  return [
    ...item.questions.flatMap((question, i) => found("question")(question, `questions[${i}]`)),
    ...fieldsOf(item).flatMap(({ field, path }) => found("other")(field, path)),
    ...item.materials.flatMap((material, i) => found("other")(material, `materials[${i}]`)),
    ...item.steps.flatMap((step, i) => found("other")(step, `steps[${i}]`)),
    ...(item.limitCases ?? []).flatMap((each, i) => found("other")(each, `limitCases[${i}]`)),
    ...item.fees.flatMap((fee, i) => found("other")(fee, `fees[${i}]`)),
  ];
}

function problemsOfUse(use: Use, path: string, owner: string, sources: Map<string, Source>): Problem[] {
  const source = sources.get(use.q);
  if (!source)
    return [problem("condition-unknown", path, `条件引用了不存在的情形问题或表单字段“${use.q}”。`)];
  if (owner === "question" && source.kind === "field") {
    const words = `情形问题先于申请表回答，不能以表单字段“${use.q}”为条件。`;
    return [problem("condition-too-early", path, words)];
  }
  if ((use.op === "has") !== source.several) {
    const words = source.several ? "是多选，条件应写“含”某一选项" : "不是多选，条件应写“等于”或“属于”";
    return [problem("condition-kind", path, `“${use.q}”${words}。`)];
  }
  return use.values
    .filter((value) => source.values && !source.values.includes(value))
    .map((value) =>
      problem("condition-answer", path, `“${use.q}”没有“${value}”这个答案，条件永远不会成立。`),
    );
}

function repeatedIds(item: Item): Problem[] {
  const ids = (list: { id: string }[], path: string) =>
    list.map(({ id }, index) => ({ id, path: `${path}[${index}].id` }));
  const fields = fieldsOf(item).map(({ field, path }) => ({ id: field.id, path: `${path}.id` }));
  return [
    ...repeated([...ids(item.questions, "questions"), ...fields], "情形问题或表单字段的标识"),
    ...repeated(ids(item.materials, "materials"), "材料标识"),
    ...repeated(ids(item.steps, "steps"), "环节标识"),
    ...repeated(ids(item.special, "special"), "特别程序标识"),
  ];
}

function optionProblems(item: Item): Problem[] {
  const lacking = (path: string, name: string) =>
    problem("options-missing", path, `“${name}”要选择答案，但没有写选项。`);
  const questions = item.questions.flatMap((question, index) =>
    question.kind !== "yes-no" && !question.options?.length
      ? [lacking(`questions[${index}]`, question.text)]
      : [],
  );
  const fields = fieldsOf(item).flatMap(({ field, path }) =>
    (field.type === "choice" || field.type === "choices") && !field.options?.length
      ? [lacking(path, field.label)]
      : [],
  );
  return [...questions, ...fields, ...rowProblems(item), ...fileProblems(item)];
}

/** Rows have fields, each once, and nothing else has them; no condition asks about rows. */
function rowProblems(item: Item): Problem[] {
  return fieldsOf(item).flatMap(({ field, path }) => {
    if (field.type !== "rows") {
      const words = `“${field.label}”不是多行，不能有每行的内容。`;
      return field.fields ? [problem("row-fields-alone", `${path}.fields`, words)] : [];
    }
    const words = `“${field.label}”是多行，请写明每行填什么。`;
    if (!field.fields) return [problem("row-fields-missing", path, words)];
    const ids = field.fields.map(({ id }, index) => ({ id, path: `${path}.fields[${index}].id` }));
    return repeated(ids, `“${field.label}”每行的标识`);
  });
}

/** Limits on files stand at a field of files only; a signature is under something, which its hint says. */
function fileProblems(item: Item): Problem[] {
  return fieldsOf(item).flatMap(({ field, path }) => {
    if (field.type !== "file" && (field.kinds || field.megabytes !== undefined)) {
      return [problem("file-limits-alone", path, `“${field.label}”不是文件，不能有文件种类和大小的要求。`)];
    }
    if (field.type !== "signature" || field.hint) return [];
    return [problem("signature-of-nothing", path, `“${field.label}”要签名，请在提示里写明签的是什么内容。`)];
  });
}

/** A question or field that is shown only when an answer to itself, through others, says so. */
function circleProblems(sources: Map<string, Source>): Problem[] {
  return [...sources].flatMap(([id, source]) =>
    reaches(id, source, sources)
      ? [
          problem(
            "condition-circle",
            `${source.path}.when`,
            `“${id}”的条件绕了一圈又回到自己，永远不会显示。`,
          ),
        ]
      : [],
  );
}

function reaches(id: string, from: Source, sources: Map<string, Source>): boolean {
  const seen = new Set<string>();
  const open = from.when ? usesOf(from.when).map((use) => use.q) : [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const condition = sources.get(next)?.when;
    if (condition) open.push(...usesOf(condition).map((use) => use.q));
  }
  return false;
}
