/** Any well-formed service item in its canonical form, for properties. Contents need not make sense. */
import fc from "fast-check";
import type { Condition } from "#contract/condition.ts";
import type { Field, RowField } from "#contract/form.ts";
import type { Item, Limit } from "#contract/item.ts";
import { canonicalItem } from "#server/kernel/item/canonical.ts";

const odd = [
  "第一行\n第二行",
  "a；b",
  "\\n",
  "=1+1",
  "_x0041_",
  "是",
  "并且(",
  '"引号"',
  "ＡＢ",
  "𠮷",
  "<&>",
];

const text = fc
  .oneof(fc.constantFrom(...odd), fc.string({ unit: "binary", minLength: 1, maxLength: 12 }))
  .map((it) => canonicalItem(it as unknown) as string)
  .filter(Boolean);
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const fieldId = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/);
const digits = (from: string) => fc.uniqueArray(fc.constantFrom(...from));
const day = fc.constantFrom("2026-01-31", "2027-12-01");
const count = fc.integer({ min: 0, max: 99 });

const limit: fc.Arbitrary<Limit> = options(
  { n: fc.integer({ min: 0, max: 3660 }), unit: fc.constantFrom("W" as const, "D" as const, "H" as const) },
  { note: text },
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    record({ q: text, is: text }),
    record({ q: text, in: fc.array(text, { minLength: 1, maxLength: 3 }) }),
    record({ q: text, has: text }),
    record({ all: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    record({ any: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }) }),
    record({ not: tie("condition") }),
  ),
}));

function record<R extends object>(of: { [K in keyof R]: fc.Arbitrary<R[K]> }): fc.Arbitrary<R> {
  return fc.record(of, { noNullPrototype: true }) as fc.Arbitrary<R>;
}

/** A record whose second part may lack any of its keys. */
function options<R extends object, O extends object>(
  required: { [K in keyof R]: fc.Arbitrary<R[K]> },
  optional: { [K in keyof O]: fc.Arbitrary<O[K]> },
): fc.Arbitrary<R & Partial<O>> {
  const keys = Object.keys(required) as never[];
  return fc.record({ ...required, ...optional } as never, {
    requiredKeys: keys,
    noNullPrototype: true,
  }) as fc.Arbitrary<R & Partial<O>>;
}

function list<T>(of: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T[]> {
  return fc.array(of, { maxLength });
}

function distinct<T extends { id: string }>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.uniqueArray(of, { maxLength: 3, selector: (it) => it.id });
}

const basis = options({ law: text, article: text }, { text, note: text });
const step = options(
  {
    id,
    name: text,
    kind: fc.constantFrom("review" as const, "survey" as const, "decision" as const),
    role: fc.constantFrom("examiner" as const, "approver" as const, "surveyor" as const),
    limit,
  },
  { standard: text, result: text, when: condition },
);
const material = options(
  {
    id,
    name: text,
    kind: fc.constantFrom(
      "original" as const,
      "copy" as const,
      "original-and-copy" as const,
      "electronic" as const,
    ),
    form: fc.constantFrom("1", "2", "3"),
    originals: count,
    copies: count,
    necessity: fc.constantFrom("required" as const, "optional" as const, "deferrable" as const),
    source: fc.constantFrom("10", "20", "99"),
  },
  {
    paper: text,
    sourceNote: text,
    issuedBy: text,
    notes: text,
    standard: text,
    basis: text,
    licenceType: text,
    commitment: record({
      basis: text,
      conditions: fc.array(text, { minLength: 1, maxLength: 3 }),
      checking: text,
      share: fc.integer({ min: 1, max: 100 }),
      onSite: fc.boolean(),
    }),
    when: condition,
    why: text,
  },
);
const option = record({ value: text, label: text });
const question = options(
  {
    id,
    text,
    kind: fc.constantFrom("yes-no" as const, "single" as const, "several" as const),
    required: fc.boolean(),
  },
  {
    hint: text,
    options: fc.array(options({ value: text, label: text }, { hint: text }), { minLength: 1, maxLength: 3 }),
    when: condition,
  },
);
const rowField: fc.Arbitrary<RowField> = options(
  {
    id: fieldId,
    label: text,
    type: fc.constantFrom("text" as const, "money" as const),
    required: fc.boolean(),
  },
  { hint: text, min: fc.integer(), unit: fc.constantFrom("元", "人"), personal: fc.boolean() },
);
const field: fc.Arbitrary<Field> = options(
  {
    id: fieldId,
    label: text,
    type: fc.constantFrom(
      "text" as const,
      "choice" as const,
      "yes-no" as const,
      "rows" as const,
      "file" as const,
    ),
    required: fc.boolean(),
  },
  {
    hint: text,
    options: fc.array(option, { minLength: 1, maxLength: 3 }),
    min: fc.integer(),
    max: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((it) => !Object.is(it, -0)),
    unit: fc.constantFrom("平方米", "人"),
    fields: fc.array(rowField, { minLength: 1, maxLength: 2 }),
    kinds: fc.uniqueArray(fc.constantFrom("image" as const, "word" as const), { minLength: 1 }),
    megabytes: fc.integer({ min: 1, max: 100 }),
    prefill: fc.constantFrom("applicant.name" as const, "enterprise.uscc" as const),
    when: condition,
    personal: fc.boolean(),
  },
);
const pages = distinct(field).chain((fields) =>
  fc
    .array(options({ title: text }, { intro: text }), { minLength: 1, maxLength: Math.max(1, fields.length) })
    .map((titles) =>
      titles.slice(0, fields.length).map((title, i, all) => ({
        ...title,
        fields: i === all.length - 1 ? fields.slice(i) : fields.slice(i, i + 1),
      })),
    ),
);
const channel = options(
  {
    forms: digits("12349").filter((it) => it.length > 0),
    online: fc.boolean(),
    depth: digits("123456789"),
    visits: fc.integer({ min: 0, max: 9 }),
    places: list(record({ name: text, hours: text })),
    inHall: fc.boolean(),
    appointment: fc.boolean(),
    onlinePayment: fc.boolean(),
    delivery: fc.boolean(),
    kiosk: fc.boolean(),
    scope: fc.constantFrom(..."123456"),
  },
  { visitReason: text, system: text },
);
const result = options(
  { type: fc.constantFrom(..."1234"), name: text, electronic: fc.boolean(), pickup: digits("123") },
  {
    licenceType: fc.constantFrom("001", "A0Z"),
    validMonths: fc.integer({ min: 1, max: 999 }),
    prints: fc.array(record({ field: text, label: text }), { minLength: 1, maxLength: 2 }),
  },
);
const fee = options(
  { name: text, standard: text, basis: text, waivable: fc.boolean() },
  { amountFen: fc.integer({ min: 0, max: 10 ** 9 }), waiverBasis: text, when: condition },
);

const itemType = fc.constantFrom("01" as const, "07" as const, "20" as const);

export const anyItem: fc.Arbitrary<Item> = options(
  {
    key: fc.stringMatching(/^[a-z][a-z0-9-]{2,20}$/),
    code: fc.stringMatching(/^[0-9A-Z]{33}$/),
    name: text,
    version: fc.integer({ min: 1, max: 99 }),
    status: fc.constantFrom("in-use" as const, "suspended" as const, "cancelled" as const),
    sources: fc.array(text, { minLength: 1, maxLength: 3 }),
    catalogue: record({
      basicCode: fc.stringMatching(/^[0-9]{12}$/),
      name: text,
      type: itemType,
      levels: digits("1234567").filter((it) => it.length > 0),
      basis: list(basis),
    }),
    implementation: options(
      {
        code: fc.stringMatching(/^[0-9A-Z]{31}$/),
        organ: fc.stringMatching(/^[0-9A-Z]{18}$/),
        organNature: fc.constantFrom(..."1239"),
        level: fc.constantFrom(..."1234567"),
        powerSource: fc.constantFrom(..."123456"),
      },
      {
        powerDivision: text,
        exercise: text,
        delegatedBy: text,
        undertaker: text,
        jointOrgans: fc.array(text, { minLength: 1, maxLength: 3 }),
      },
    ),
    basis: list(basis),
    handling: fc.constantFrom(..."129"),
    special: distinct(record({ id, name: text, limit, basis: text })),
    conditions: list(text),
    steps: distinct(step),
    objects: digits("1234569"),
    themes: list(text),
    materials: distinct(material),
    questions: distinct(question),
    fees: list(fee),
    faq: list(record({ q: text, a: text })),
    aliases: fc.uniqueArray(text, { maxLength: 3 }),
  },
  {
    effectiveFrom: day,
    cancelledFrom: day,
    statutory: limit,
    promised: limit,
    deferral: record({ limit, basis: text }),
    noDeferral: fc.uniqueArray(fc.constantFrom("public-safety" as const, "law" as const), { minLength: 1 }),
    limitCases: fc.array(options({ when: condition }, { statutory: limit, promised: limit, why: text }), {
      ...{ minLength: 1, maxLength: 2 },
    }),
    quota: text,
    intermediary: text,
    channel,
    form: pages.filter((it) => it.length > 0).map((it) => ({ pages: it })),
    result,
    contact: options(
      { consult: text, complain: text },
      { consultPhone: text, complainPhone: text, review: text, court: text },
    ),
  },
) as fc.Arbitrary<Item>;
