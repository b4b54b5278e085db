/** The form of an action, from the JSON Schema of the data it needs (`AllowedAction.data`). Pure. */
import type { AskedField } from "../form/asked.ts";
import { labelOf, wordsOf } from "./data-words.ts";

type Common = Pick<AskedField, "name" | "label" | "required">;

interface Schema {
  type?: string;
  title?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** Longer texts get a box of several lines. */
const longestLine = 200;

export interface ActionForm {
  fields: AskedField[];
  /** Required data this desk has no control for: the action cannot be taken here. */
  unknown: string[];
}

/** Without the fields that are `settled` already. */
export function actionForm(
  data: Record<string, unknown> | undefined,
  settled: readonly string[] = [],
): ActionForm {
  const { properties = {}, required = [] } = (data ?? {}) as Schema;
  const form: ActionForm = { fields: [], unknown: [] };
  for (const [name, schema] of Object.entries(properties)) {
    if (settled.includes(name)) continue;
    const common = { name, label: labelOf(name, schema.title), required: required.includes(name) };
    const field = fieldOf(schema, common);
    if (field) form.fields.push(field);
    else if (common.required) form.unknown.push(common.label);
  }
  return form;
}

function fieldOf(schema: Schema, common: Common): AskedField | undefined {
  if (schema.enum) return { ...common, kind: "choice", options: options(schema.enum) };
  if (schema.type === "string") return stringField(schema, common);
  if (schema.type === "integer" || schema.type === "number") {
    return { ...common, kind: "number", min: schema.minimum, max: schema.maximum };
  }
  if (schema.type === "boolean") return { ...common, kind: "tick" };
  if (schema.type === "array") return listField(schema, common);
  return schema.type === "object" ? limitField(schema, common) : undefined;
}

function stringField(schema: Schema, common: Common): AskedField {
  if (schema.format === "date") return { ...common, kind: "date" };
  const long = (schema.maxLength ?? longestLine + 1) > longestLine;
  return { ...common, kind: long ? "paragraph" : "line", max: schema.maxLength };
}

function listField(schema: Schema, common: Common): AskedField | undefined {
  const { items = {}, minItems = 0, maxItems = 100 } = schema;
  if (items.type === "object") {
    const parts = Object.keys(items.properties ?? {}).sort();
    return parts.join() === "material,problem" ? { ...common, kind: "corrections" } : undefined;
  }
  if (items.type !== "string") return undefined;
  if (items.pattern?.includes("{64}")) return { ...common, kind: "files", most: maxItems };
  return { ...common, kind: "lines", least: minItems, most: maxItems, max: items.maxLength };
}

function limitField({ properties = {} }: Schema, common: Common): AskedField | undefined {
  const { n, unit } = properties;
  const units = unit?.enum ?? (unit?.const === undefined ? undefined : [unit.const]);
  if (!n || !units) return undefined;
  return {
    ...common,
    kind: "limit",
    units: units.map(String),
    min: n.minimum ?? 1,
    max: n.maximum ?? 3660,
  };
}

const options = (values: unknown[]) => values.map(String).map((value) => ({ value, label: wordsOf(value) }));
