/**
 * The sheets by which counters are appraised (窗口考核, R12.6): `data/conduct-sheet.json`. Every number in them is the
 * bureau's own [A]. Points have at most one decimal. A sheet holds from its month until the next one's: what a month
 * was scored and paid by stays, whatever changes later.
 */
import Type, { type Static } from "typebox";
import { Limit } from "./limit.ts";

const exact = { additionalProperties: false };
const id = Type.String({ pattern: "^[a-z][a-z0-9-]{1,39}$" });
const name = Type.String({ minLength: 1, maxLength: 40 });
const points = (maximum: number) => Type.Number({ exclusiveMinimum: 0, maximum });
const count = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });

/** What a day's 100 points are for; a group never loses more than its points. */
export const SheetGroup = Type.Object({ id, name, points: count(1, 100) }, exact);
export type SheetGroup = Static<typeof SheetGroup>;

/** Something seen on a round, and what each time costs. */
export const Deduction = Type.Object({ id, group: id, name, points: points(100) }, exact);
export type Deduction = Static<typeof Deduction>;

export const Award = Type.Object({ id, name, points: points(10) }, exact);
export type Award = Static<typeof Award>;

export const ConductSheet = Type.Object(
  {
    /** The first month it holds for: `2026-01`. */
    from: Type.String({ pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$" }),
    source: Type.String({ minLength: 1 }),
    groups: Type.Array(SheetGroup, { minItems: 1, maxItems: 20 }),
    deductions: Type.Array(Deduction, { minItems: 1, maxItems: 200 }),
    awards: Type.Array(Award, { maxItems: 100 }),
    /** Most points awards add to one day. */
    awardsMost: points(20),
    /** The deductions that follow from being late or away. */
    attendance: Type.Object({ late: id, away: id }, exact),
    /** 4区2管: rounds of each zone a day at least, and how many supervisors go it together. */
    zones: Type.Object({ rounds: count(1, 20), supervisors: Type.Literal(2) }, exact),
    month: Type.Object(
      {
        /** Percent; where nobody rated, the days count in full. */
        weights: Type.Object({ days: count(1, 100), rating: count(0, 99) }, exact),
        /** Points off for each card of the month. */
        cards: Type.Object({ yellow: points(100), red: points(100) }, exact),
        /** How many are 优秀个人; below so many scored days nobody is ranked. */
        best: count(1, 100),
        leastDays: count(1, 31),
      },
      exact,
    ),
    quarter: Type.Object(
      {
        /** How many are 红旗窗口. */
        redFlags: count(1, 100),
        /** Days of people at the counter, below which it is not ranked. */
        leastDays: count(1, 1000),
        /** A red card in the quarter keeps its counter out of the ranking. */
        redCardExcludes: Type.Boolean(),
      },
      exact,
    ),
    year: Type.Object({ best: count(1, 100), leastDays: count(1, 10_000) }, exact),
    /** Below this score pay falls in proportion to it. */
    pay: Type.Object({ below: count(1, 100) }, exact),
    contest: Type.Object(
      {
        /** By when after an entry the person may contest it. */
        within: Limit,
        /** By when a contest is examined. */
        examine: Limit,
      },
      exact,
    ),
    /** Certificates that expire within so many days are shown as expiring. */
    certificates: Type.Object({ warnDays: count(1, 366) }, exact),
    photo: Type.Object({ mostMegabytes: count(1, 50) }, exact),
  },
  exact,
);
export type ConductSheet = Static<typeof ConductSheet>;

/** In the order of their months. */
export const ConductSheets = Type.Object(
  { editions: Type.Array(ConductSheet, { minItems: 1, maxItems: 200 }) },
  exact,
);
export type ConductSheets = Static<typeof ConductSheets>;
