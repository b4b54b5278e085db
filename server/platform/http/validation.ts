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

/** What PostgreSQL's integer holds. A schema that wants more says so with a `maximum` of its own. */
const LARGEST_INTEGER = 2_147_483_647;

/** One compiler for one application. */
export function inputCompiler(): FastifySchemaCompiler<AnySchema> {
  const exact = checker({ ...options, coerceTypes: false });
  // Not `strictNumbers`: it would pass by the bounds of what has become Infinity.
  const fromText = checker({ ...options, coerceTypes: "array", strictNumbers: false });
  return ({ schema, httpPart }) => (httpPart === "body" ? exact : fromText).compile(prepared(schema));
}

function checker(given: Options) {
  const ajv = new Ajv2020(given);
  addFormats.default(ajv, { mode: "full" });
  return ajv;
}

/**
 * The same part of a schema may be in many routes; its `$id` would then be taken twice. An integer without bounds gets
 * those of the database: `1e999` in an address is Infinity, and 10¹⁰ fits no column.
 */
function prepared(schema: AnySchema): AnySchema {
  return JSON.parse(JSON.stringify(schema), (_key, value) => {
    if (!value || typeof value !== "object") return value;
    if (typeof value.$id === "string") delete value.$id;
    if (value.type !== "integer") return value;
    return { minimum: -LARGEST_INTEGER, maximum: LARGEST_INTEGER, ...value };
  });
}
