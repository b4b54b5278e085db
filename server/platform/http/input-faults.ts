/** What a JSON Schema validator found, in plain Chinese, one sentence a field. */
import type { ErrorObject } from "ajv";
import type { FieldFault } from "#contract/refusal.ts";

/** More than a form can have; a hostile body does not get a longer answer. */
const MOST_FAULTS = 50;
/** Keywords that only say that a branch did not fit; the branches' own faults are clearer, unless there are none. */
const BRANCHES = new Set(["anyOf", "oneOf", "if", "allOf", "not"]);

const formats: Record<string, string> = {
  date: "应为日期，例如 2026-11-21",
  "date-time": "应为日期和时间，例如 2026-11-21T01:30:00Z",
  time: "应为时间，例如 09:30:00",
  uuid: "应为 UUID",
  email: "应为邮箱地址",
  uri: "应为网址",
};

const types: Record<string, string> = {
  string: "应为文字",
  number: "应为数字",
  integer: "应为整数",
  boolean: "应为是或否",
  array: "应为列表",
  object: "应为一组字段",
  null: "应为空",
};

type Sentence = (params: Record<string, unknown>) => string;

const sentences: Record<string, Sentence> = {
  required: () => "必须填写",
  additionalProperties: () => "没有这个字段",
  unevaluatedProperties: () => "没有这个字段",
  type: ({ type }) =>
    [type]
      .flat()
      .map((one) => types[String(one)] ?? "类型不对")
      .join("，或"),
  format: ({ format }) => formats[String(format)] ?? "格式不对",
  pattern: () => "格式不对",
  enum: ({ allowedValues }) => `应为下列之一：${(allowedValues as unknown[]).slice(0, 20).join("、")}`,
  const: ({ allowedValue }) => `应为 ${allowedValue}`,
  minLength: ({ limit }) => (limit === 1 ? "不能为空" : `至少 ${limit} 个字`),
  maxLength: ({ limit }) => `最多 ${limit} 个字`,
  minimum: ({ limit }) => `不能小于 ${limit}`,
  maximum: ({ limit }) => `不能大于 ${limit}`,
  exclusiveMinimum: ({ limit }) => `应大于 ${limit}`,
  exclusiveMaximum: ({ limit }) => `应小于 ${limit}`,
  multipleOf: ({ multipleOf }) => `应为 ${multipleOf} 的倍数`,
  minItems: ({ limit }) => `至少 ${limit} 项`,
  maxItems: ({ limit }) => `最多 ${limit} 项`,
  uniqueItems: () => "有重复的项",
  minProperties: ({ limit }) => `至少 ${limit} 个字段`,
  maxProperties: ({ limit }) => `最多 ${limit} 个字段`,
  propertyNames: () => "字段名不对",
};

/** One fault a field, in the order they were found. The whole input, when it is wrong itself, has the field "". */
export function inputFaults(errors: ErrorObject[]): FieldFault[] {
  const faults = new Map<string, string>();
  const clear = errors.filter(({ keyword }) => !BRANCHES.has(keyword));
  for (const error of clear.length > 0 ? clear : errors) {
    const field = fieldOf(error);
    if (!faults.has(field)) faults.set(field, sentences[error.keyword]?.(error.params) ?? "填写有误");
    if (faults.size === MOST_FAULTS) break;
  }
  return [...faults].map(([field, message]) => ({ field, message }));
}

function fieldOf({ instancePath, params }: ErrorObject): string {
  const missing = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const parts = instancePath.split("/").slice(1).map(unescaped);
  return [...parts, ...(missing === undefined ? [] : [String(missing).slice(0, 100)])].join(".");
}

const unescaped = (part: string) => part.replaceAll("~1", "/").replaceAll("~0", "~");
