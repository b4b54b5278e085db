/**
 * A decision table (秒批) as data, in DMN's terms (`data/decisions/*.json`): typed inputs, rows of conditions, a hit
 * policy. Read by `server/kernel/decision/`. A table can grant or hand over to a person; it can refuse nobody, and
 * whatever is missing, mistyped or outside its list goes to a person (A15).
 */
import Type, { type Static } from "typebox";

const exact = { additionalProperties: false };
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const id = Type.String({ pattern: "^[a-z][a-zA-Z0-9-]{0,59}$" });
const scalar = Type.Union([Type.String({ maxLength: 200 }), Type.Number()]);

/** A cell, as data and never code. A cell left out is true of anything. */
export type DecisionTest =
  | { is: string | number }
  | { in: (string | number)[] }
  | DecisionRange
  /** Of choices: this one is ticked; nothing but these is ticked. */
  | { has: string }
  | { only: string[] }
  | { not: DecisionTest };

/** Ends: `atLeast` and `atMost` belong to it, `above` and `below` do not. */
export interface DecisionRange {
  atLeast?: string | number;
  above?: string | number;
  atMost?: string | number;
  below?: string | number;
}

export const DecisionTest = Type.Unsafe<DecisionTest>({
  type: "object",
  oneOf: [
    only({ is: scalar }),
    only({ in: { type: "array", items: scalar, minItems: 1, maxItems: 200 } }),
    {
      type: "object",
      properties: { atLeast: scalar, above: scalar, atMost: scalar, below: scalar },
      minProperties: 1,
      additionalProperties: false,
    },
    only({ has: { type: "string" } }),
    only({ only: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 50 } }),
    only({ not: { type: "object" } }),
  ],
});

function only(properties: Record<string, unknown>) {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

/** What can be worked out from the application itself; each is a pure function (`kernel/decision/facts.ts`). */
export const DecisionFact = Type.Union([
  /** Whole years of the applicant on the day, by the citizen's number of their account. */
  Type.Literal("applicant-age"),
  /** `person` or `enterprise`: for whom it is applied. */
  Type.Literal("applicant-kind"),
  /** Whole years on the day of whoever's citizen's number the field `of` holds. */
  Type.Literal("age"),
  /** Days from the date in `of` to the day; negative when it is still to come. */
  Type.Literal("days-since"),
  /** Days from the day to the date in `of`; negative when it has passed. */
  Type.Literal("days-until"),
  /** The citizen's number in `of` is the applicant's own, or the code in `of` the enterprise's that applies. */
  Type.Literal("is-applicant"),
  /** The name in `of` is the applicant's own. */
  Type.Literal("is-applicant-name"),
  /** Two fields say the same. */
  Type.Literal("same"),
  /** First six digits of the address in `of` are the county's. */
  Type.Literal("in-county"),
  /** How many materials that must be there are not: promised for later, or replaced by a promise. */
  Type.Literal("materials-open"),
  /** Whoever applies, or whom they act for, has a serious bad-credit record that is not repaired. */
  Type.Literal("serious-credit-record"),
]);
export type DecisionFact = Static<typeof DecisionFact>;

/** Where an input comes from. */
export const DecisionSource = Type.Union([
  /** A form field or a question of the situation, by id. */
  Type.Object({ answer: id }, exact),
  Type.Object({ fact: DecisionFact, of: Type.Optional(Type.Array(id, { minItems: 1, maxItems: 2 })) }, exact),
  /**
   * A licence in force of this name that the applicant holds in the county's own register: `held` yes or no,
   * `days-left` until its last day. With `number`, the one of this number; several without it are no answer.
   */
  Type.Object(
    {
      licence: text(100),
      what: Type.Union([Type.Literal("held"), Type.Literal("days-left")]),
      number: Type.Optional(id),
    },
    exact,
  ),
]);
export type DecisionSource = Static<typeof DecisionSource>;

export const DecisionInputType = Type.Union([
  Type.Literal("text"),
  Type.Literal("number"),
  Type.Literal("date"),
  Type.Literal("yes-no"),
  Type.Literal("choice"),
  Type.Literal("choices"),
]);
export type DecisionInputType = Static<typeof DecisionInputType>;

export const DecisionInput = Type.Object(
  {
    id,
    label: text(60),
    type: DecisionInputType,
    from: DecisionSource,
    /** Of choice and choices, and of a text with a list: nothing else is known. */
    values: Type.Optional(
      Type.Array(Type.Object({ value: text(50), label: text(100) }, exact), { minItems: 1, maxItems: 200 }),
    ),
    /** Of number and date: what lies outside goes to a person. Both ends belong to it. */
    range: Type.Optional(Type.Object({ min: Type.Optional(scalar), max: Type.Optional(scalar) }, exact)),
    /** Of number: there is nothing between 3 and 4. */
    whole: Type.Optional(Type.Boolean()),
    unit: Type.Optional(text(10)),
  },
  exact,
);
export type DecisionInput = Static<typeof DecisionInput>;

/** A table can grant, or hand over to a person. There is no third. */
export const DecisionOutcome = Type.Union([Type.Literal("grant"), Type.Literal("person")]);
export type DecisionOutcome = Static<typeof DecisionOutcome>;

export const DecisionRow = Type.Object(
  {
    id,
    /** By input id; an input left out may be anything. */
    when: Type.Record(id, DecisionTest),
    outcome: DecisionOutcome,
    /** Why, in a sentence for the applicant. */
    reason: text(200),
  },
  exact,
);
export type DecisionRow = Static<typeof DecisionRow>;

/**
 * `unique`: one row at most is true of anything. `first`: the first that is true counts. `collect`: all that are true
 * count, and one of them that says “person” outweighs the others.
 */
export const HitPolicy = Type.Union([Type.Literal("unique"), Type.Literal("first"), Type.Literal("collect")]);
export type HitPolicy = Static<typeof HitPolicy>;

export const DecisionTable = Type.Object(
  {
    /** Key of the item it decides. */
    item: Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" }),
    version: Type.Integer({ minimum: 1 }),
    name: text(100),
    /** What the conditions rest on. */
    sources: Type.Array(text(500), { minItems: 1, maxItems: 20 }),
    hit: HitPolicy,
    /** [A] Of a hundred cases it has granted, how many a person looks at afterwards, to begin with. */
    sample: Type.Number({ minimum: 0, maximum: 100 }),
    inputs: Type.Array(DecisionInput, { minItems: 1, maxItems: 30 }),
    rows: Type.Array(DecisionRow, { minItems: 1, maxItems: 200 }),
  },
  exact,
);
export type DecisionTable = Static<typeof DecisionTable>;
