/**
 * Figures of supervision (R3.6) by month and year, each with the list behind it.
 *
 * `GET /api/supervision/figures` FigureTable, `…/figures.xlsx` · `GET /api/supervision/finished` FinishedList.
 */
import Type, { type Static } from "typebox";
import { Count, cardFilters as filters, Rate } from "./supervision.ts";

const exact = { additionalProperties: false };
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const optional = Type.Optional;

/** What a table has its lines by. */
export const FigureBy = Type.Union([
  Type.Literal("organ"),
  Type.Literal("item"),
  Type.Literal("place"),
  Type.Literal("counter"),
  Type.Literal("handler"),
  Type.Literal("rule"),
  Type.Literal("month"),
]);
export type FigureBy = Static<typeof FigureBy>;

export const FigureQuery = Type.Object(
  {
    ...{ year: Type.Integer({ minimum: 2000, maximum: 2100 }), month: filters.month, by: FigureBy },
    ...{
      organ: filters.organ,
      hall: filters.hall,
      counter: filters.counter,
      handler: filters.handler,
      item: filters.item,
    },
  },
  exact,
);
export type FigureQuery = Static<typeof FigureQuery>;

/** R3.6. Withdrawn cards are in none of them; a case closed late keeps its card. */
export const FigureLine = Type.Object({
  id: optional(Type.String()),
  name: Type.String(),
  warnings: Count,
  yellow: Count,
  red: Count,
  /** Matters concluded in the period. */
  finished: Count,
  /** 按时办结率: concluded within every limit promised. */
  onTime: Rate,
  /** 提前办结率: concluded before the promised day. */
  early: Rate,
  /** 平均用时/承诺: mean share of the promised time that was used. */
  used: Type.Object({ share: Type.Union([Type.Number(), Type.Null()]), of: Type.Integer() }),
  /** 红牌整改率: red cards closed after rectification. */
  rectified: Rate,
});
export type FigureLine = Static<typeof FigureLine>;

export const FigureTable = Type.Object({
  year: Type.Integer(),
  month: optional(Type.Integer()),
  by: FigureBy,
  total: FigureLine,
  lines: Type.Array(FigureLine),
});
export type FigureTable = Static<typeof FigureTable>;

/** Concluded matters behind a figure. */
export const FinishedQuery = Type.Object(
  {
    ...{ year: Type.Integer({ minimum: 2000, maximum: 2100 }), month: filters.month },
    ...{
      organ: filters.organ,
      hall: filters.hall,
      counter: filters.counter,
      handler: filters.handler,
      item: filters.item,
    },
    /** Those that have such a card. */
    rule: filters.rule,
    was: optional(Type.Union([Type.Literal("on-time"), Type.Literal("late"), Type.Literal("early")])),
    after: optional(Type.String({ maxLength: 300 })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
  },
  exact,
);
export type FinishedQuery = Static<typeof FinishedQuery>;
export const FinishedRow = Type.Object({
  number: Type.String(),
  subject: Type.String(),
  organName: Type.String(),
  handlerName: optional(Type.String()),
  concludedAt: Instant,
  dueAt: optional(Instant),
  onTime: Type.Boolean(),
  early: Type.Boolean(),
  /** Share of the promised time that was used. */
  used: optional(Type.Number()),
});
export type FinishedRow = Static<typeof FinishedRow>;
export const FinishedList = Type.Object({ rows: Type.Array(FinishedRow), next: optional(Type.String()) });
export type FinishedList = Static<typeof FinishedList>;
