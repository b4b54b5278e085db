/** Values that fit a JSON schema, values that do not, and values that fit but are as odd as people and programs send. */
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import type { Schema } from "./fuzz-operations.ts";

/** As the application reads input: what is missing and has a default is filled in, texts of queries become numbers. */
const reading = { strict: false, useDefaults: true };
const exact = addFormats.default(new Ajv2020(reading), { mode: "full" });
const fromText = addFormats.default(new Ajv2020({ ...reading, coerceTypes: "array", strictNumbers: false }), {
  mode: "full",
});

function fits(ajv: Ajv2020, schema: Schema): (value: unknown) => boolean {
  const check = ajv.compile(schema);
  return (value) => check(structuredClone(value));
}

/** Values that the schema accepts; texts that may hold anything are odd ones. */
export function fitting(schema: Schema): fc.Arbitrary<unknown> {
  return shaped(schema).filter(fits(exact, schema));
}

/** Values that the schema refuses: fitting ones with one part replaced, left out or added. */
export function unfitting(schema: Schema): fc.Arbitrary<unknown> {
  const fit = fits(exact, schema);
  return fc
    .tuple(shaped(schema), fc.nat(), fc.constantFrom(...changes), junk)
    .map(([value, place, change, other]) => changed(value, place, change, other))
    .filter((value) => value !== undefined && !fit(value));
}

/** Texts that have broken programs: no text at all, NUL, half a surrogate pair, other scripts, code, much too much. */
export const oddTexts = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202e\u200b\ufeff",
  "𠮷野家🍜",
  "'; drop table staff; --",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "%00%ff",
  "__proto__",
  "null",
  "-1",
  "1e999",
  "2026-02-30",
  "9999999999999999999999",
];

const oddText = fc.constantFrom(...oddTexts);
const deep = Array.from({ length: 100 }).reduce<unknown>((inner) => [inner], []);
const junk = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(null, true, 0, -1, 0.5, 1e308, [], {}, [null], deep, "x".repeat(20_000)),
  fc.jsonValue({ maxDepth: 2 }),
);

const changes = ["replace", "remove", "add"] as const;

function changed(value: unknown, place: number, change: (typeof changes)[number], other: unknown): unknown {
  const copy = structuredClone({ value }) as Record<string, unknown>;
  const places = placesIn(copy);
  const [holder, key] = places[place % places.length] as Place;
  if (change === "replace") holder[key] = other;
  else if (change === "remove") delete holder[key];
  else if (isHolder(holder[key])) (holder[key] as Holder).unexpected = other;
  return copy.value;
}

type Holder = Record<string, unknown>;
type Place = [holder: Holder, key: string];

const isHolder = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every property and element, wherever it is. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): Place[] => [
    [value as Holder, key],
    ...placesIn(inner),
  ]);
}

/** About right: what the schema says of shape, formats and patterns. */
function shaped(schema: Schema): fc.Arbitrary<unknown> {
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map(shaped));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const types: Record<string, () => fc.Arbitrary<unknown>> = {
    string: () => texts(schema),
    integer: () => integers(schema),
    number: () => fc.integer(rangeOf(schema)),
    boolean: () => fc.boolean(),
    null: () => fc.constant(null),
    array: () => arrays(schema),
    object: () => objects(schema),
  };
  return types[String(schema.type)]?.() ?? fc.jsonValue({ maxDepth: 2 });
}

const rangeOf = ({ minimum = -1_000_000, maximum = 1_000_000 }: Schema) => ({
  min: Math.ceil(Number(minimum)),
  max: Math.floor(Number(maximum)),
});

/** Where nothing bounds it, also the largest there are: they may be refused, but not break anything. */
function integers(schema: Schema): fc.Arbitrary<number> {
  const usual = fc.integer(rangeOf(schema));
  const largest = fc.constantFrom(2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e20, 1e308);
  return schema.maximum === undefined ? fc.oneof({ weight: 4, arbitrary: usual }, largest) : usual;
}

const formats: Record<string, fc.Arbitrary<string>> = {
  date: fc
    .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  "date-time": fc
    .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  uuid: fc.uuid(),
  uri: fc.webUrl(),
};

function texts({ pattern, format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  const known = formats[String(format)];
  if (known) return known;
  if (typeof pattern === "string") return fc.stringMatching(new RegExp(pattern));
  const length = {
    minLength: Number(minLength),
    maxLength: Math.max(Number(minLength), Math.min(60, Number(maxLength))),
  };
  const odd = oddTexts.filter((text) => text.length >= length.minLength && text.length <= length.maxLength);
  return odd.length > 0 ? fc.oneof(fc.string(length), fc.constantFrom(...odd)) : fc.string(length);
}

function arrays({ items, minItems = 0, maxItems = 3, uniqueItems }: Schema): fc.Arbitrary<unknown[]> {
  const length = {
    minLength: Number(minItems),
    maxLength: Math.max(Number(minItems), Math.min(3, Number(maxItems))),
  };
  const item = shaped((items ?? {}) as Schema);
  const selector = (value: unknown) => JSON.stringify(value);
  return uniqueItems ? fc.uniqueArray(item, { ...length, selector }) : fc.array(item, length);
}

function objects({
  properties = {},
  required = [],
  additionalProperties,
  patternProperties,
}: Schema): fc.Arbitrary<unknown> {
  const known = Object.entries(properties as Record<string, Schema>);
  const record = fc.record(Object.fromEntries(known.map(([name, inner]) => [name, shaped(inner)])), {
    requiredKeys: required as string[],
    noNullPrototype: true,
  });
  const [[pattern, inner] = []] = Object.entries((patternProperties ?? {}) as Record<string, Schema>);
  const free = inner ?? (isHolder(additionalProperties) ? (additionalProperties as Schema) : undefined);
  if (!free || known.length > 0) return record;
  const keys = pattern ? fc.stringMatching(new RegExp(pattern)) : fc.string({ minLength: 1, maxLength: 10 });
  return fc.dictionary(keys, shaped(free), { maxKeys: 3, noNullPrototype: true });
}

/** Parameters of a query, as texts, that the schema refuses. */
export function unfittingQuery(schema: Schema): fc.Arbitrary<Record<string, string>> {
  const fit = fits(fromText, schema);
  const names = [...Object.keys(schema.properties as object), "unexpected"];
  return fc
    .dictionary(
      fc.constantFrom(...names),
      oddText.filter((text) => text.isWellFormed()),
      { noNullPrototype: true },
    )
    .filter((query) => !fit(query));
}
