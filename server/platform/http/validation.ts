/**
 * Input is checked against JSON Schema 2020-12: bodies exactly as sent, texts of addresses turned into numbers; answers
 * are written by theirs. A schema is compiled once in a process, however many routes and applications have it.
 */
import { Ajv2020, type AnySchema, type Options } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fastJson from "fast-json-stringify";
import type { FastifySchemaCompiler, FastifySerializerCompiler } from "fastify";

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

const exact = once(checker({ ...options, coerceTypes: false }));
// Not `strictNumbers`: it would pass by the bounds of what has become Infinity.
const fromText = once(checker({ ...options, coerceTypes: "array", strictNumbers: false }));

export const inputCompiler: FastifySchemaCompiler<AnySchema> = ({ schema, httpPart }) =>
  (httpPart === "body" ? exact : fromText)(schema);

const written = once((schema: AnySchema) => fastJson(schema as fastJson.Schema));

export const answerCompiler: FastifySerializerCompiler<AnySchema> = ({ schema }) => written(schema);

/** Compiles each schema the first time it is met; schemas that say the same are one. */
function once<T>(compile: (schema: AnySchema) => T): (schema: AnySchema) => T {
  const compiled = new Map<string, T>();
  return (schema) => {
    const text = JSON.stringify(schema);
    const known = compiled.get(text);
    if (known) return known;
    const made = compile(schema);
    compiled.set(text, made);
    return made;
  };
}

function checker(given: Options) {
  const ajv = new Ajv2020(given);
  addFormats.default(ajv, { mode: "full" });
  return (schema: AnySchema) => ajv.compile(prepared(schema));
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
