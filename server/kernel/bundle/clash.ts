/** One id, two meanings: what keeps items from being asked for together (R2.34). Named with both items. */
import type { Field } from "#contract/form.ts";
import type { Item, Question } from "#contract/item.ts";
import { sameJson } from "../item/differences.ts";
import { type Problem, problem } from "../item/problem.ts";
import { optionsOf } from "../situation.ts";
import { highest, kindsOfAll, lowest } from "./join-form.ts";

interface Asker<T> {
  item: string;
  part: T;
}

type Source = Pick<Item, "name" | "questions" | "form" | "materials">;

/** Clashes of questions, fields and materials between these items. A field in `labels` has one name for all. */
export function clashes(items: readonly Source[], labels: Record<string, string> = {}): Problem[] {
  const questions = items.flatMap(({ name, questions: own }) => own.map((part) => ({ item: name, part })));
  const fields = items.flatMap(({ name, form }) =>
    (form?.pages ?? []).flatMap((page) => page.fields.map((part) => ({ item: name, part }))),
  );
  const materials = items.flatMap(({ name, materials: own }) => own.map((part) => ({ item: name, part })));
  return [
    ...pairs(questions).flatMap(([a, b]) =>
      said("question-clash", "问题", a, b, questionDifference(a.part, b.part)),
    ),
    ...pairs(fields).flatMap(([a, b]) =>
      said("field-clash", "表单字段", a, b, fieldDifference(a.part, b.part, labels)),
    ),
    ...pairs(materials).flatMap(([a, b]) =>
      said("material-clash", "材料", a, b, a.part.name === b.part.name ? undefined : "名称不同"),
    ),
    ...twoKinds(questions, fields),
  ];
}

/** The first that has an id, with every later one that has it too. */
function pairs<T extends { id: string }>(all: readonly Asker<T>[]): [Asker<T>, Asker<T>][] {
  const first = new Map<string, Asker<T>>();
  return all.flatMap((each): [Asker<T>, Asker<T>][] => {
    const before = first.get(each.part.id);
    if (before) return [[before, each]];
    first.set(each.part.id, each);
    return [];
  });
}

function said<T extends { id: string }>(
  code: string,
  kind: string,
  a: Asker<T>,
  b: Asker<T>,
  difference: string | undefined,
): Problem[] {
  if (difference === undefined) return [];
  const words = `${kind}“${a.part.id}”在“${a.item}”和“${b.item}”中${difference}，不能合并成一项；请统一数据元，或改用不同的标识。`;
  return [problem(code, a.part.id, words)];
}

function questionDifference(a: Question, b: Question): string | undefined {
  if (a.kind !== b.kind) return "类型不同";
  if (a.text !== b.text) return "问法不同";
  return sameOptions(optionsOf(a), optionsOf(b)) ? undefined : "选项不同";
}

function fieldDifference(a: Field, b: Field, labels: Record<string, string>): string | undefined {
  if (a.type !== b.type) return `类型不同（${a.type}、${b.type}）`;
  if (a.label !== b.label && !labels[a.id]) return `含义不同（${a.label}、${b.label}）`;
  if (a.unit !== b.unit) return "单位不同";
  if (!sameJson(a.fields, b.fields)) return "每行的内容不同";
  if (!sameOptions(a.options ?? [], b.options ?? [])) return "选项不同";
  if (a.type === "signature" && a.hint !== b.hint) return "要签名的内容不同";
  if (kindsOfAll([a, b])?.length === 0) return "收的文件种类没有交集";
  const [min, max] = [lowest([a, b]), highest([a, b])];
  return min !== undefined && max !== undefined && min > max ? "范围没有交集" : undefined;
}

type Options = readonly { value: string; label: string }[];

function sameOptions(a: Options, b: Options): boolean {
  const words = (options: Options) => options.map(({ value, label }) => `${value} ${label}`).join("\n");
  return words(a) === words(b);
}

function twoKinds(questions: readonly Asker<Question>[], fields: readonly Asker<Field>[]): Problem[] {
  const byId = new Map(fields.map((each) => [each.part.id, each]));
  return questions.flatMap(({ item, part }) => {
    const field = byId.get(part.id);
    if (!field) return [];
    const words = `“${part.id}”在“${item}”中是问题，在“${field.item}”中是表单字段，不能合并；请改用不同的标识。`;
    return [problem("question-and-field", part.id, words)];
  });
}
