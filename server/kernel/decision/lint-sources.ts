/** Whether a table's inputs are to be had from its item: fields that are there, of the type, with the same choices. */
import type { DecisionInput, DecisionTable } from "#contract/decision.ts";
import type { Item } from "#contract/item.ts";
import { optionsOf } from "../situation.ts";
import { factTypes } from "./facts.ts";
import type { DecisionFinding } from "./finding.ts";

/** Something an applicant is asked: a form field or a question of the situation. */
interface Asked {
  label: string;
  type: string;
  values?: string[];
  /** It may stay without an answer. */
  optional: boolean;
}

export function sourceFindings(table: DecisionTable, item: Item): DecisionFinding[] {
  const asked = askedOf(item);
  const wrongItem = table.item === item.key ? [] : [fault("/item", "表里写的事项与所属事项不一致")];
  return [
    ...wrongItem,
    ...table.inputs.flatMap((input, place) => inputFindings(input, `/inputs/${place}/from`, asked)),
  ];
}

function askedOf(item: Item): Map<string, Asked> {
  const questions = item.questions.map((question): [string, Asked] => [
    question.id,
    {
      label: question.text,
      type: { "yes-no": "yes-no", single: "choice", several: "choices" }[question.kind],
      values: optionsOf(question).map(({ value }) => value),
      optional: !question.required || question.when !== undefined,
    },
  ]);
  const fields = (item.form?.pages ?? []).flatMap(({ fields: own }) =>
    own.map(({ id, label, type, options, required, when }): [string, Asked] => [
      id,
      {
        ...{ label, type, optional: !required || when !== undefined },
        ...(options && { values: options.map(({ value }) => value) }),
      },
    ]),
  );
  return new Map([...questions, ...fields]);
}

/** Types of answers that an input of a type may be. */
const readable: Record<DecisionInput["type"], readonly string[]> = {
  // Numbers and addresses of people are compared by facts; they have no place in a table or a trace (R13.5).
  text: ["text", "paragraph", "uscc"],
  number: ["number", "money"],
  date: ["date"],
  "yes-no": ["yes-no"],
  choice: ["choice"],
  choices: ["choices"],
};

function inputFindings(input: DecisionInput, path: string, asked: Map<string, Asked>): DecisionFinding[] {
  const { from, label, type } = input;
  if ("answer" in from) return answerFindings(input, from.answer, readable[type], path, asked);
  if ("licence" in from) {
    const gives = from.what === "held" ? "yes-no" : "number";
    const own = gives === type ? [] : [mistyped(path, `“${label}”取自证照，应是${gives}类型`)];
    if (from.number === undefined) return own;
    return [...own, ...answerFindings(input, from.number, ["text"], `${path}/number`, asked)];
  }
  const { gives, of, count } = factTypes[from.fact];
  const given = from.of ?? [];
  return [
    ...(gives === type ? [] : [mistyped(path, `“${label}”由系统计算，应是${gives}类型`)]),
    ...(given.length === count ? [] : [mistyped(path, `“${label}”要由 ${count} 个填写项计算`)]),
    ...given.flatMap((id) => answerFindings(input, id, of, `${path}/of`, asked)),
  ];
}

function answerFindings(
  { label, values }: DecisionInput,
  id: string,
  types: readonly string[],
  path: string,
  asked: Map<string, Asked>,
): DecisionFinding[] {
  const source = asked.get(id);
  if (!source)
    return [
      { code: "unknown-source", severity: "fault", path, message: `“${label}”取自“${id}”，事项里没有这一项` },
    ];
  if (!types.includes(source.type)) return [mistyped(path, `“${label}”取自“${source.label}”，类型不合`)];
  const unknown = values?.filter(({ value }) => source.values && !source.values.includes(value)) ?? [];
  const foreign = unknown.map(({ value }) => mistyped(path, `“${source.label}”没有“${value}”这个选项`));
  if (!source.optional) return foreign;
  const message = `“${source.label}”不是每次都填；没有填的转由人工办理`;
  return [...foreign, { code: "may-be-missing", severity: "note", path, message }];
}

const mistyped = (path: string, message: string): DecisionFinding => ({
  ...{ code: "source-mistyped", severity: "fault", path, message },
});

const fault = (path: string, message: string): DecisionFinding => ({
  ...{ code: "unknown-source", severity: "fault", path, message },
});
