/**
 * Metrics: definitions over facts, their figures, and the lists behind them.
 *
 * `GET /api/metrics` MetricCatalogue · `…/:id/figure` Figure · `…/:id/by` FigureTable · `…/:id/behind` FactPage, `.xlsx`.
 */
import Type, { type Static } from "typebox";
import { EvidenceFile } from "./evidence.ts";
import { FileId } from "./file.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Day = Type.String({ format: "date", description: "YYYY-MM-DD in Asia/Shanghai" });
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Mark = Type.String({ pattern: "^[a-z0-9][a-z0-9.+-]{0,59}$" });

export const MetricId = Type.String({ pattern: "^[a-z][a-z0-9-]{0,30}([.][a-z0-9-]{1,40}){1,3}$" });

/**
 * A sum over facts of one kind. `with`: marks a fact must have, all of them; `any`: at least one; `without`: none.
 * `count` counts facts, `amount` adds their amounts, `standing` those that last at the end of the period (在册、在办),
 * `items` and `parties`-like distinct values are counted once, `p90` is the amount nine of ten do not exceed.
 */
export const FactSum = Type.Object(
  {
    kind: Type.String({ pattern: "^[a-z][a-z0-9-]{0,30}([.][a-z0-9-]{1,40}){0,2}$" }),
    with: optional(Type.Array(Mark, { maxItems: 6 })),
    any: optional(Type.Array(Mark, { maxItems: 20 })),
    without: optional(Type.Array(Mark, { maxItems: 20 })),
    channel: optional(Type.Array(Mark, { maxItems: 10 })),
    measure: Type.Union([
      Type.Literal("count"),
      Type.Literal("amount"),
      Type.Literal("standing"),
      Type.Literal("items"),
      Type.Literal("counters"),
      Type.Literal("p90"),
    ]),
  },
  exact,
);
export type FactSum = Static<typeof FactSum>;

/** Other metrics, added and taken away. */
export const MetricSum = Type.Object(
  {
    plus: Type.Array(MetricId, { minItems: 1, maxItems: 20 }),
    minus: optional(Type.Array(MetricId, { maxItems: 20 })),
  },
  exact,
);
export type MetricSum = Static<typeof MetricSum>;

export const PeriodKind = Type.Union([
  Type.Literal("day"),
  Type.Literal("month"),
  Type.Literal("quarter"),
  Type.Literal("year"),
]);
export type PeriodKind = Static<typeof PeriodKind>;

/** What places a fact in a period. `standing`: what there is when the period ends. */
export const Cohort = Type.Union([
  Type.Literal("received"),
  Type.Literal("due"),
  Type.Literal("closed"),
  Type.Literal("happened"),
  Type.Literal("standing"),
]);

export const MetricDefinition = Type.Object(
  {
    id: MetricId,
    /** The year from which it holds; earlier years keep the edition before. */
    edition: Type.Integer({ minimum: 2000, maximum: 2100 }),
    name: words(40),
    english: words(80),
    unit: words(8),
    /** What it counts, in a sentence an accountant understands. */
    sentence: words(300),
    subject: words(20),
    source: Type.Union([
      Type.Literal("facts"),
      Type.Literal("metrics"),
      Type.Literal("entered"),
      Type.Literal("imported"),
    ]),
    numerator: optional(Type.Union([FactSum, MetricSum])),
    denominator: optional(Type.Union([FactSum, MetricSum])),
    /** The value is the sum, or the ratio, times this: 100 for a per cent, 0.01 for fen shown as yuan. */
    scale: optional(Type.Number()),
    decimals: Type.Integer({ minimum: 0, maximum: 4 }),
    /** The numerator is no part of the denominator: an average or a rate of growth, which may exceed 100 %. */
    average: optional(Type.Boolean()),
    /** Against the same days a year before: 同比. */
    growthOf: optional(MetricId),
    periods: Type.Array(PeriodKind, { minItems: 1, uniqueItems: true }),
    cohort: Cohort,
    /** Role that answers for it. */
    owner: words(30),
    compare: Type.Union([Type.Literal("up-good"), Type.Literal("down-good"), Type.Literal("neutral")]),
    /** Metrics of other denominators: never side by side (rulebook §15 no. 11). */
    notComparableWith: optional(Type.Array(MetricId, { maxItems: 20 })),
    /** Rules it comes from: R3.6. */
    rules: optional(Type.Array(words(20), { maxItems: 8 })),
  },
  exact,
);
export type MetricDefinition = Static<typeof MetricDefinition>;

const { subject: _, ...declared } = MetricDefinition.properties;
/** A file of `data/metrics/`. */
export const MetricFile = Type.Object(
  { subject: words(20), metrics: Type.Array(Type.Object(declared, exact)) },
  exact,
);
export type MetricFile = Static<typeof MetricFile>;

/** Where: a place in the county's work. `-` stands for none: online for a hall, nobody in particular for staff. */
export const Where = Type.Object(
  {
    organ: optional(Type.String({ maxLength: 60 })),
    item: optional(Type.String({ maxLength: 80 })),
    hall: optional(Type.String({ maxLength: 60 })),
    counter: optional(Type.String({ maxLength: 60 })),
    staff: optional(Type.String({ maxLength: 60 })),
    channel: optional(Type.String({ maxLength: 30 })),
  },
  exact,
);
export type Where = Static<typeof Where>;

export const Dimension = Type.Union([
  Type.Literal("organ"),
  Type.Literal("item"),
  Type.Literal("hall"),
  Type.Literal("counter"),
  Type.Literal("staff"),
  Type.Literal("channel"),
  Type.Literal("day"),
  Type.Literal("month"),
  Type.Literal("year"),
]);
export type Dimension = Static<typeof Dimension>;

/** From a day to another, which no longer counts. */
export const Period = Type.Object({ from: Day, to: Day }, exact);
export type Period = Static<typeof Period>;

export const Figure = Type.Object({
  metric: MetricId,
  name: Type.String(),
  edition: Type.Integer(),
  /** null: nothing to divide by, or nothing entered. */
  value: Type.Union([Type.Number(), Type.Null()]),
  numerator: optional(Type.Number()),
  denominator: optional(Type.Number()),
  unit: Type.String(),
  decimals: Type.Integer(),
  period: Period,
  /** What was known by then is in it. */
  asOf: Instant,
  /** The page that lists what is behind it. */
  href: Type.String(),
  /** Of the definition, the place, the period and every fact behind: equal digests, equal facts. */
  digest: Type.String(),
});
export type Figure = Static<typeof Figure>;

export const FigureRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  value: Type.Union([Type.Number(), Type.Null()]),
  numerator: optional(Type.Number()),
  denominator: optional(Type.Number()),
  href: Type.String(),
});
export type FigureRow = Static<typeof FigureRow>;
export const FigureTable = Type.Object({
  total: Figure,
  by: Dimension,
  rows: Type.Array(FigureRow),
});
export type FigureTable = Static<typeof FigureTable>;

const asked = { from: Day, to: Day, asOf: optional(Day), ...Where.properties };
export const FigureQuery = Type.Object(asked, exact);
export type FigureQuery = Static<typeof FigureQuery>;
export const ByQuery = Type.Object({ ...asked, by: Dimension }, exact);
export type ByQuery = Static<typeof ByQuery>;
export const Part = Type.Union([Type.Literal("numerator"), Type.Literal("denominator")]);
export type Part = Static<typeof Part>;
export const BehindQuery = Type.Object(
  {
    ...{ ...asked, part: optional(Part) },
    after: optional(Type.String({ maxLength: 300 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  },
  exact,
);
export type BehindQuery = Static<typeof BehindQuery>;
export const BehindSheetQuery = Type.Object({ ...asked, part: optional(Part) }, exact);

export const FactRow = Type.Object({
  day: Day,
  /** What kind of thing it is: 办件, 取号, 评价 … */
  source: Type.String(),
  /** The number people know it by. */
  number: optional(Type.String()),
  subject: optional(Type.String()),
  organName: optional(Type.String()),
  itemName: optional(Type.String()),
  hallName: optional(Type.String()),
  counterName: optional(Type.String()),
  staffName: optional(Type.String()),
  channel: optional(Type.String()),
  amount: Type.Number(),
  /** Of the amount; absent where things are only counted. */
  unit: optional(Type.String()),
  /** Whoever reads the list may not know what it is. */
  kept: optional(Type.Boolean()),
  /** The desk's page of it. */
  href: optional(Type.String()),
});
export type FactRow = Static<typeof FactRow>;
export const FactPage = Type.Object({
  part: Part,
  /** Facts of the whole list. */
  count: Type.Integer(),
  /** Their amounts together. */
  amount: Type.Number(),
  rows: Type.Array(FactRow),
  next: optional(Type.String()),
});
export type FactPage = Static<typeof FactPage>;

export const MetricView = Type.Object({
  ...MetricDefinition.properties,
  /** Editions there are, the newest first. */
  editions: Type.Array(Type.Integer()),
});
export type MetricView = Static<typeof MetricView>;
export const MetricCatalogue = Type.Object({
  metrics: Type.Array(MetricView),
  asOf: Instant,
  /** Changes that no figure counts yet. */
  pending: Type.Integer(),
});
export type MetricCatalogue = Static<typeof MetricCatalogue>;

export const EnterFigure = Type.Object(
  {
    requestKey: Type.String({
      pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
      description: "UUID made by the client for one intention; a repeat changes nothing",
    }),
    ...{ from: Day, to: Day, organ: optional(Where.properties.organ) },
    value: Type.Number({ minimum: -1e15, maximum: 1e15 }),
    /** Where it can be seen: a paper, a page, a file's name. */
    evidence: words(500),
    /** The paper itself: its id at `/api/staff/evidence`. */
    file: optional(FileId),
    /** Why it replaces what was entered before. */
    reason: optional(words(300)),
  },
  exact,
);
export type EnterFigure = Static<typeof EnterFigure>;
export const Entered = Type.Object({
  ...{ from: Day, to: Day, organ: optional(Type.String()), value: Type.Number() },
  ...{ evidence: Type.String(), reason: optional(Type.String()), by: Type.String(), at: Instant },
  file: optional(EvidenceFile),
});
export type Entered = Static<typeof Entered>;
export const EnteredList = Type.Object({ rows: Type.Array(Entered) });
export type EnteredList = Static<typeof EnteredList>;
