/**
 * Boards: pages of figures declared as data. The director's board, the month's bulletin, the ranking of organs, and
 * the facts the bureau tells everybody are boards.
 *
 * `GET /api/boards` BoardList · `/api/boards/:id?period=` BoardView, `.xlsx` · `/api/facts` FactsPage.
 */
import Type, { type Static } from "typebox";
import { Dimension, Figure, FigureRow, MetricId, Period } from "./metric.ts";

const exact = { additionalProperties: false };
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const title = words(40);
const Metrics = (most: number) => Type.Array(MetricId, { minItems: 1, maxItems: most, uniqueItems: true });

/** What stands on a board, each as one picture with its table. */
export const BoardBlock = Type.Union([
  /** Figures beside those of a year before; `year`: from January on, also where the board is of a month. */
  Type.Object(
    { picture: Type.Literal("tiles"), title, metrics: Metrics(12), of: Type.Optional(Type.Literal("year")) },
    exact,
  ),
  /** One metric by organ, item …: the largest lines. */
  Type.Object(
    {
      ...{ picture: Type.Literal("bars"), title, metric: MetricId, by: Dimension },
      most: Type.Integer({ minimum: 3, maximum: 50 }),
    },
    exact,
  ),
  /** Metrics of one unit over the twelve months that end with the period. */
  Type.Object({ picture: Type.Literal("months"), title, metrics: Metrics(3) }, exact),
  /** Organs by the first metric, with their place in each (F18). */
  Type.Object({ picture: Type.Literal("ranking"), title, metrics: Metrics(6) }, exact),
]);
export type BoardBlock = Static<typeof BoardBlock>;

/** A file of `data/boards/`. */
export const Board = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z][a-z0-9-]{1,40}$" }),
    name: words(30),
    english: words(60),
    about: words(200),
    /** `everybody`: the portal shows it, of the year so far, without what is behind it. */
    readers: Type.Union([Type.Literal("leaders"), Type.Literal("everybody")]),
    /** Each month of it can be frozen and published. */
    published: Type.Optional(Type.Literal("monthly")),
    blocks: Type.Array(BoardBlock, { minItems: 1, maxItems: 20 }),
  },
  exact,
);
export type Board = Static<typeof Board>;

export const BoardList = Type.Object({
  boards: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), about: Type.String(), published: Type.Boolean() }),
  ),
});
export type BoardList = Static<typeof BoardList>;

const Value = Type.Union([Type.Number(), Type.Null()]);
const Series = Type.Object({
  metric: MetricId,
  name: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  rows: Type.Array(FigureRow),
});
export type Series = Static<typeof Series>;

export const RankingRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  cells: Type.Array(
    Type.Object({
      value: Value,
      /** Equal values have equal places; absent: nothing to rank. */
      place: Type.Optional(Type.Integer()),
      href: Type.String(),
    }),
  ),
});
export type RankingRow = Static<typeof RankingRow>;

export const BoardBlockView = Type.Union([
  Type.Object({
    ...{ picture: Type.Literal("tiles"), title },
    figures: Type.Array(Type.Object({ ...Figure.properties, before: Value, good: Type.String() })),
  }),
  Type.Object({
    ...{ picture: Type.Literal("bars"), title, by: Dimension, series: Series },
    /** Lines that are not shown. */
    left: Type.Integer(),
  }),
  Type.Object({ picture: Type.Literal("months"), title, series: Type.Array(Series) }),
  Type.Object({
    ...{ picture: Type.Literal("ranking"), title },
    columns: Type.Array(Type.Omit(Series, ["rows"])),
    rows: Type.Array(RankingRow),
  }),
]);
export type BoardBlockView = Static<typeof BoardBlockView>;

export const BoardView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  about: Type.String(),
  period: Period,
  /** What was known by then is in it. */
  asOf: Type.String(),
  blocks: Type.Array(BoardBlockView),
});
export type BoardView = Static<typeof BoardView>;

/** A year or a month: `2026`, `2026-10`. */
export const BoardQuery = Type.Object(
  { period: Type.Optional(Type.String({ pattern: "^20[0-9]{2}(-(0[1-9]|1[0-2]))?$" })) },
  exact,
);
