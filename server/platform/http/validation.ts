/** Input is checked against JSON Schema 2020-12: bodies exactly as sent, texts of addresses turned into numbers. */

import { Ajv2020, type AnySchema, type Options } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { FastifySchemaCompiler } from "fastify";

const options: Options = {
  allErrors: true,
  useDefaults: true,
  removeAdditional: false,
  strictSchema: true,
  strictTypes: false,
  strictRequired: false,
  strictTuples: false,
  allowUnionTypes: true,
};

/** One compiler for one application: schemas with an `$id` are known by it. */
export function inputCompiler(): FastifySchemaCompiler<AnySchema> {
  const exact = checker({ ...options, coerceTypes: false });
  const fromText = checker({ ...options, coerceTypes: "array" });
  return ({ schema, httpPart }) => (httpPart === "body" ? exact : fromText).compile(withoutIds(schema));
}

function checker(given: Options) {
  const ajv = new Ajv2020(given);
  addFormats.default(ajv, { mode: "full" });
  return ajv;
}

/** The same part of a schema may be in many routes; its `$id` would then be taken twice. */
function withoutIds(schema: AnySchema): AnySchema {
  return JSON.parse(JSON.stringify(schema), (_key, value) => {
    if (value && typeof value === "object" && typeof value.$id === "string") delete value.$id;
    return value;
  });
}
