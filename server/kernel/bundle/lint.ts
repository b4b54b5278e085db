/** The publishing gate of a bundle: what must hold before a resident may use it (R2.28–R2.34). */
import type { Bundle, BundlePart } from "#contract/bundle.ts";
import type { Condition } from "#contract/condition.ts";
import type { Item, Limit } from "#contract/item.ts";
import { surelyLonger } from "../item/gate-limits.ts";
import { type Problem, problem } from "../item/problem.ts";
import { limitInWords } from "../item/words.ts";
import { optionsOf } from "../situation.ts";
import { clashes } from "./clash.ts";
import { findCycle, type Wait } from "./graph.ts";

/** Everything wrong with a bundle of these items; none means that it may be published. */
export function bundleProblems(bundle: Bundle, items: ReadonlyMap<string, Item>): Problem[] {
  const known = bundle.parts.flatMap((part) => items.get(part.item) ?? []);
  const asking = [{ name: bundle.name, questions: bundle.questions, materials: [] }, ...known];
  return [
    ...partProblems(bundle, items),
    ...bundle.questions.flatMap((question, place) =>
      conditionProblems(bundle, question.when, `questions[${place}].when`),
    ),
    ...givenProblems(bundle, known),
    ...sameProblems(bundle, known),
    ...clashes(asking, bundle.labels),
    ...circleProblems(bundle, known),
    ...limitProblems(bundle, items),
    ...compositeProblems(bundle, items),
  ];
}

function partProblems(bundle: Bundle, items: ReadonlyMap<string, Item>): Problem[] {
  const keys = bundle.parts.map((part) => part.item);
  return bundle.parts.flatMap((part, place) => {
    const path = `parts[${place}]`;
    const item = items.get(part.item);
    const faults: Problem[] = conditionProblems(bundle, part.when, `${path}.when`);
    if (!item) faults.push(problem("part-unknown", path, `事项“${part.item}”不在目录中，或尚未发布。`));
    else if (item.status !== "in-use") {
      faults.push(problem("part-not-in-use", path, `事项“${item.name}”已停用，请从一件事中移除。`));
    }
    if (keys.indexOf(part.item) !== place) {
      faults.push(problem("part-twice", path, `事项“${item?.name ?? part.item}”列了两次。`));
    }
    if (part.silenceConsent?.trim() === "") {
      const words = `“${item?.name ?? part.item}”逾期不答复视为同意，须写明依据的法律、法规；没有依据的请取消。`;
      faults.push(problem("silence-without-basis", `${path}.silenceConsent`, words));
    }
    for (const on of part.after ?? []) {
      if (keys.includes(on) && on !== part.item) continue;
      faults.push(
        problem("wait-unknown", `${path}.after`, `“${part.item}”等待的“${on}”不是这件事的其他事项。`),
      );
    }
    return faults;
  });
}

/** Conditions of a bundle look at its own questions only, and only at answers that can be given. */
function conditionProblems(bundle: Bundle, condition: Condition | undefined, path: string): Problem[] {
  if (condition === undefined) return [];
  if ("all" in condition) return condition.all.flatMap((part) => conditionProblems(bundle, part, path));
  if ("any" in condition) return condition.any.flatMap((part) => conditionProblems(bundle, part, path));
  if ("not" in condition) return conditionProblems(bundle, condition.not, path);
  const question = bundle.questions.find(({ id }) => id === condition.q);
  if (!question) {
    return [problem("condition-unknown", path, `条件引用的“${condition.q}”不是这件事自己的问题。`)];
  }
  const values = "in" in condition ? condition.in : ["is" in condition ? condition.is : condition.has];
  const options = optionsOf(question).map(({ value }) => value);
  return values
    .filter((value) => !options.includes(value))
    .map((value) => problem("condition-answer", path, `问题“${question.text}”没有“${value}”这个选项。`));
}

function givenProblems(bundle: Bundle, items: readonly Item[]): Problem[] {
  return (bundle.given ?? []).flatMap(({ id, value, when }, place) => {
    const path = `given[${place}]`;
    const options = optionsOfId(items, id);
    const faults = conditionProblems(bundle, when, `${path}.when`);
    if (!options) return [...faults, problem("given-unknown", path, `没有事项问“${id}”，不必预先给出。`)];
    const wrong = [value].flat().filter((each) => options.length > 0 && !options.includes(each));
    return [
      ...faults,
      ...wrong.map((each) => problem("given-answer", path, `“${id}”没有“${each}”这个选项。`)),
    ];
  });
}

/** Two fields that are one here are both asked by its items, and of one type; no answer goes by way of a third. */
function sameProblems(bundle: Bundle, items: readonly Item[]): Problem[] {
  const fields = new Map(
    items
      .flatMap(({ form }) => form?.pages.flatMap((page) => page.fields) ?? [])
      .map((field) => [field.id, field]),
  );
  const replaced = new Set([...(bundle.same ?? []), ...(bundle.given ?? [])].map(({ id }) => id));
  return (bundle.same ?? []).flatMap(({ id, as, when }, place) => {
    const path = `same[${place}]`;
    const [one, other] = [fields.get(id), fields.get(as)];
    const faults = conditionProblems(bundle, when, `${path}.when`);
    if (!one || !other) {
      const missing = one ? as : id;
      return [...faults, problem("same-unknown", path, `没有事项的表单有“${missing}”这一栏。`)];
    }
    if (one.type !== other.type) {
      const words = `“${one.label}”和“${other.label}”填的不是一类内容，不能用同一个答案。`;
      return [...faults, problem("same-type", path, words)];
    }
    if (!replaced.has(as)) return faults;
    return [...faults, problem("same-chain", path, `“${other.label}”自己也不用填，不能拿它当答案。`)];
  });
}

/** Answers that a question or field knows; empty where any may be given, undefined where nobody asks. */
function optionsOfId(items: readonly Item[], id: string): string[] | undefined {
  for (const { questions, form } of items) {
    const question = questions.find((each) => each.id === id);
    if (question) return optionsOf(question).map(({ value }) => value);
    const field = form?.pages.flatMap((page) => page.fields).find((each) => each.id === id);
    if (field) return (field.options ?? []).map(({ value }) => value);
  }
  return undefined;
}

function circleProblems({ parts }: Bundle, items: readonly Item[]): Problem[] {
  const keys = items.map((item) => item.key);
  const cycle = findCycle(keys, possibleWaits(parts, items));
  if (!cycle) return [];
  const names = cycle.map((key) => `“${items.find((item) => item.key === key)?.name ?? key}”`).join("等");
  return [problem("waits-in-circle", "parts", `事项互相等待，谁也开始不了：${names}。请去掉其中一个等待。`)];
}

/** Every wait that some answers may bring about. */
export function possibleWaits(parts: readonly BundlePart[], items: readonly Item[]): Wait[] {
  return items.flatMap((item) => {
    const fields = new Set(item.form?.pages.flatMap((page) => page.fields.map((field) => field.id)));
    const licences = new Set(item.materials.flatMap(({ licenceType }) => licenceType ?? []));
    const provides = ({ key, result }: Item) =>
      key !== item.key &&
      ((result && licences.has(result.name)) || (result?.gives ?? []).some((id) => fields.has(id)));
    const after = parts.find((part) => part.item === item.key)?.after ?? [];
    const on = new Set([...items.filter(provides).map(({ key }) => key), ...after]);
    return [...on].map((key) => ({ item: item.key, on: key }));
  });
}

function limitProblems(bundle: Bundle, items: ReadonlyMap<string, Item>): Problem[] {
  return bundle.parts.flatMap((part, place) => {
    const own: Limit | undefined = items.get(part.item)?.promised ?? items.get(part.item)?.statutory;
    if (!part.promised || !own || !surelyLonger(part.promised, own)) return [];
    const words = `“${items.get(part.item)?.name}”单独办理承诺${limitInWords(own)}，在一件事里不能更长（${limitInWords(part.promised)}）。`;
    return [problem("part-slower", `parts[${place}].promised`, words)];
  });
}

function compositeProblems({ composite, parts }: Bundle, items: ReadonlyMap<string, Item>): Problem[] {
  return (composite?.joins ?? []).flatMap((key, place) => {
    const path = `composite.joins[${place}]`;
    if (!parts.some((part) => part.item === key)) {
      return [problem("composite-unknown", path, `综合许可证合并的“${key}”不是这件事的事项。`)];
    }
    if (items.get(key)?.result?.type === "1") return [];
    return [
      problem(
        "composite-without-licence",
        path,
        `“${items.get(key)?.name ?? key}”的结果不是证照，不能合并。`,
      ),
    ];
  });
}
