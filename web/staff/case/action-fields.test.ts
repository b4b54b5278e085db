import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { CaseType } from "#contract/case-type.ts";
import type { AskedField } from "../form/asked.ts";
import { dataOf, type Filled, faultsOf, startOf } from "../form/filled.ts";
import { actionForm } from "./action-fields.ts";

const type = JSON.parse(
  readFileSync(new URL("../../../data/case-types/application.json", import.meta.url), "utf8"),
) as CaseType;
/** As the case engine checks what comes. */
const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: false }));
const schemaOf = (action: string) => type.actions[action]?.data as Record<string, unknown>;
const formOf = (action: string) => actionForm(schemaOf(action));

test("every action of an application has a form", () => {
  for (const action of Object.keys(type.actions)) assert.deepEqual(formOf(action).unknown, [], action);
});

/** Those that staff take from the case page: openings come from the reception, some have requests of their own. */
const taken = Object.entries(type.actions).filter(
  ([, action]) => action.from.length > 0 && !action.own && action.by.some((role) => role !== "system"),
);

test("what a filled form sends fits the action's schema, and nothing filled never passes a required field", () => {
  for (const [action, { data }] of taken) {
    if (!data) continue;
    const { fields } = formOf(action);
    const filled = Object.fromEntries(fields.map((field) => [field.name, sample(field)]));
    assert.deepEqual(faultsOf(fields, filled), [], action);
    const fits = ajv.compile(data as object);
    assert.ok(fits(dataOf(fields, filled)), `${action}: ${ajv.errorsText(fits.errors)}`);
    const missing = faultsOf(fields, startOf(fields, "王强")).map((fault) => fault.field);
    const required = fields.filter((field) => field.required).map((field) => field.name);
    assert.deepEqual(missing, required, action);
  }
});

/** Numbers of a form of their own. */
const numbers: Record<string, string> = { uscc: "92430482MA4L1XXX0A", babyId: "430482202611020018" };

function sample(field: AskedField): Filled[string] {
  const number = numbers[field.name];
  if (number !== undefined) return number;
  switch (field.kind) {
    case "lines":
      return [" 王强 ", "李霞", ""];
    case "limit":
      return { n: 10, unit: field.units[0] };
    case "corrections":
      return [{ material: "plan", problem: " 看不清面积 " }];
    case "files":
      return [{ id: "a".repeat(64), name: "现场.jpg" }];
    case "choice":
      return field.options[0]!.value;
    case "date":
      return "2026-06-09";
    case "number":
      return field.min ?? 1;
    case "several":
      return [field.options[0]!.value];
    case "tick":
      return true;
    default:
      return " 符合条件 ";
  }
}

test("R2.18 a survey names two officers, and not the same one twice", () => {
  const { fields } = formOf("survey");
  const officers = (...names: string[]) =>
    faultsOf(fields, { opinion: "好", surveyedOn: "2026-06-09", officers: names, files: [] });
  assert.equal(officers("王强", "")[0]?.field, "officers");
  assert.equal(officers("王强", "王强")[0]?.message, "勘验人员里有重复的");
  assert.deepEqual(officers("王强", "李霞"), []);
});

test("R2.9 each material of a correction says what is wrong with it", () => {
  const { fields } = formOf("correct");
  const materials = [
    { material: "plan", problem: "看不清面积" },
    { material: "report", problem: " " },
  ];
  assert.equal(faultsOf(fields, { materials, note: "" })[0]?.message, "还有 1 份材料没写哪里不对");
  assert.equal(faultsOf(fields, { materials: [], note: "" })[0]?.message, "请勾选要补正的材料");
});

test("nothing empty is sent", () => {
  const { fields } = formOf("accept");
  assert.deepEqual(dataOf(fields, { note: "  " }), {});
});

test("a limit whose unit is settled asks for the number alone", () => {
  const properties = { n: { type: "integer", minimum: 1, maximum: 60 }, unit: { const: "W" } };
  const { fields, unknown } = actionForm({
    ...{ type: "object", required: ["limit"] },
    properties: { limit: { type: "object", title: "重新答复的期限", properties } },
  });
  assert.deepEqual(unknown, []);
  const [field] = fields;
  assert.deepEqual(field?.kind === "limit" && [field.units, field.min, field.max], [["W"], 1, 60]);
});

test("a limit is a whole number within the schema's bounds", () => {
  const { fields } = formOf("extend");
  const limit = (n: unknown) => faultsOf(fields, { reason: "案情复杂", limit: { n, unit: "W" } });
  assert.equal(limit(0)[0]?.field, "limit");
  assert.equal(limit(2.5)[0]?.field, "limit");
  assert.equal(limit("十")[0]?.field, "limit");
  assert.deepEqual(limit(10), []);
});

test("a required piece of data without a control is said, an optional one is left out", () => {
  const data = {
    type: "object",
    properties: { map: { type: "object" }, other: { type: "object" } },
    required: ["map"],
  };
  assert.deepEqual(actionForm(data), { fields: [], unknown: ["map"] });
});
