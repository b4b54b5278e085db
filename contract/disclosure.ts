/** The annual report on government information disclosure (R10.6): tables as data, cells with where they come from. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";
import { EditionCheck } from "./edition.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Id = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
export const DisclosureYear = Type.Integer({ minimum: 2008, maximum: 2200 });

/** A row or a column; with `sum`: what it adds up, never typed. */
const Part = Type.Object(
  {
    id: Id,
    name: words(60),
    level: optional(Type.Integer({ minimum: 0, maximum: 2 })),
    sum: optional(Type.Array(Id)),
  },
  exact,
);
export const DisclosureTable = Type.Object(
  {
    ...{
      id: Id,
      name: words(60),
      columns: Type.Array(Part, { minItems: 1 }),
      lines: Type.Array(Part, { minItems: 1 }),
    },
    /** `fen`: kept in fen, shown in 万元. */
    unit: Type.Union([Type.Literal("count"), Type.Literal("fen")]),
    /** Lines the system counts. */
    counted: optional(Type.Array(Type.Object({ line: Id, what: Type.Literal("licences") }, exact))),
    /** Sums that have to be equal in every column. */
    identities: optional(
      Type.Array(Type.Object({ left: Type.Array(Id), right: Type.Array(Id), words: words(60) }, exact)),
    ),
    /** This year's line is last year's other one. */
    carries: optional(Type.Object({ line: Id, from: Id }, exact)),
  },
  exact,
);
export type DisclosureTable = Static<typeof DisclosureTable>;

/** `data/disclosure.json`. */
export const DisclosureRules = Type.Object(
  {
    source: words(600),
    bureau: Type.String({ pattern: "^[0-9A-Z]{18}$" }),
    /** Until when the report of a year is published, `MM-DD` of the next. */
    publishedBy: Type.String({ pattern: "^[0-9]{2}-[0-9]{2}$" }),
    /** The parts of the report in their order: texts, or tables by id. */
    sections: Type.Array(Type.Object({ id: Id, name: words(60), tables: optional(Type.Array(Id)) }, exact), {
      minItems: 1,
    }),
    tables: Type.Array(DisclosureTable, { minItems: 1 }),
  },
  exact,
);
export type DisclosureRules = Static<typeof DisclosureRules>;

export const DisclosureCell = Type.Object({
  ...{ line: Type.String(), column: Type.String() },
  /** null: nothing was entered; that is not zero. */
  value: Type.Union([Type.Integer(), Type.Null()]),
  source: Type.Union([Type.Literal("entered"), Type.Literal("counted"), Type.Literal("sum")]),
  ...{ evidence: optional(Type.String()), by: optional(Type.String()), at: optional(Instant) },
});
export type DisclosureCell = Static<typeof DisclosureCell>;

export const DisclosureFinding = Type.Object({
  ...{ code: Type.String(), table: Type.String(), sentence: Type.String() },
});
export type DisclosureFinding = Static<typeof DisclosureFinding>;

const FilledTable = Type.Object({
  ...{ id: Type.String(), name: Type.String(), unit: DisclosureTable.properties.unit },
  ...{ columns: Type.Array(Part), lines: Type.Array(Part), cells: Type.Array(DisclosureCell) },
});
export type FilledTable = Static<typeof FilledTable>;

const Section = Type.Object({
  ...{ id: Type.String(), name: Type.String(), text: optional(Type.String()) },
  tables: Type.Array(FilledTable),
});

/** What is shown, exported and published: the same in all of them. */
export const DisclosureReport = Type.Object({
  ...{ year: Type.Integer(), bureau: Type.String(), sections: Type.Array(Section) },
});
export type DisclosureReport = Static<typeof DisclosureReport>;

const Published = Type.Object({
  ...{ edition: Type.Integer(), digest: Type.String(), by: Type.String(), at: Instant },
  reason: optional(Type.String()),
});

/** A published report at the desk: as everybody reads it, with the last check of it. */
export const DisclosureEdition = Type.Object({
  ...Published.properties,
  /** The newest edition of the year. */
  newest: Type.Integer(),
  report: DisclosureReport,
  check: optional(EditionCheck),
});
export type DisclosureEdition = Static<typeof DisclosureEdition>;

export const DisclosurePage = Type.Object({
  report: DisclosureReport,
  findings: Type.Array(DisclosureFinding),
  /** Behind what the system counted: each part with its page. */
  behind: Type.Array(
    Type.Object({ line: Type.String(), name: Type.String(), value: Type.Integer(), href: Type.String() }),
  ),
  /** The newest first. */
  published: Type.Array(Published),
  ...{ dueOn: Type.String(), source: Type.String(), mayKeep: Type.Boolean(), mayPublish: Type.Boolean() },
});
export type DisclosurePage = Static<typeof DisclosurePage>;

export const EnterDisclosure = Type.Object(
  {
    requestKey: RequestKey,
    cells: Type.Array(
      Type.Object(
        { line: Id, column: Id, value: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }) },
        exact,
      ),
      { minItems: 1, maxItems: 400 },
    ),
    evidence: words(300),
    reason: optional(words(300)),
  },
  exact,
);
export type EnterDisclosure = Static<typeof EnterDisclosure>;

export const WriteDisclosure = Type.Object(
  { requestKey: RequestKey, section: Id, text: words(10_000) },
  exact,
);
export type WriteDisclosure = Static<typeof WriteDisclosure>;

export const PublishDisclosure = Type.Object({ requestKey: RequestKey, reason: optional(words(300)) }, exact);
export type PublishDisclosure = Static<typeof PublishDisclosure>;

export const DisclosureMade = Type.Object({ id: Type.String() });
