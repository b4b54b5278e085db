/** A chart of a report: declared with its metrics, read with them, frozen with its figures. */
import Type, { type Static } from "typebox";

const exact = { additionalProperties: false };
const id = Type.String({ pattern: "^[a-z][a-z0-9.-]{0,79}$" });
const name = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const day = Type.String({ pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" });
const value = Type.Union([Type.String({ pattern: "^-?[0-9]{1,14}([.][0-9]{1,6})?$" }), Type.Null()]);

export const ChartKind = Type.Union([Type.Literal("bar"), Type.Literal("line")]);
export type ChartKind = Static<typeof ChartKind>;
export const ChartBy = Type.Union([
  Type.Literal("month"),
  Type.Literal("quarter"),
  Type.Literal("year"),
  Type.Literal("organ"),
]);
export type ChartBy = Static<typeof ChartBy>;

export const ChartSeries = Type.Object(
  {
    id,
    metric: id,
    name: name(40),
    /** Of the year before. */
    before: Type.Optional(Type.Boolean()),
    /** The year's value, growing evenly from point to point: a budget beside its execution (序时进度). */
    even: Type.Optional(Type.Boolean()),
  },
  exact,
);
export type ChartSeries = Static<typeof ChartSeries>;

/** What a value stands over: days of the report's year (`to` no longer counts), or an organ in that year. */
export const ChartPoint = Type.Object(
  { label: name(40), from: day, to: day, organ: Type.Optional(name(60)) },
  exact,
);
export type ChartPoint = Static<typeof ChartPoint>;

export const ReportChart = Type.Object(
  {
    id,
    title: name(60),
    kind: ChartKind,
    by: ChartBy,
    unit: name(12),
    /** Each point from the beginning of the year to its end. */
    cumulative: Type.Optional(Type.Boolean()),
    series: Type.Array(ChartSeries, { minItems: 1, maxItems: 3 }),
    /** Absent until the figures have been read. */
    read: Type.Optional(
      Type.Object(
        {
          points: Type.Array(ChartPoint, { maxItems: 20 }),
          /** By series, then by point. */
          values: Type.Array(Type.Array(value, { maxItems: 20 }), { maxItems: 3 }),
          /** The last day counted. */
          asOf: Type.Optional(day),
          /** Why these figures do not stand side by side (§15, 11). */
          refused: Type.Optional(name(300)),
        },
        exact,
      ),
    ),
  },
  exact,
);
export type ReportChart = Static<typeof ReportChart>;
