/** Ratings as the staff see them: figures with the lists behind them, ratings, bad ratings, those set aside. */
import Type, { type Static } from "typebox";
import { CaseNumber, CaseView, RequestKey } from "./case.ts";
import { Grade, PointKind, RatingChannel } from "./rating.ts";

const exact = { additionalProperties: false };
const Day = Type.String({ format: "date" });
const Id = Type.String({ format: "uuid" });
const words = Type.String();

/** A year, or a month of one. */
export const RatingPeriod = Type.String({ pattern: "^20[0-9]{2}(-(0[1-9]|1[0-2]))?$" });

export const FiguresBy = Type.Union([
  Type.Literal("organ"),
  Type.Literal("item"),
  Type.Literal("counter"),
  Type.Literal("person"),
  Type.Literal("channel"),
  Type.Literal("month"),
]);
export type FiguresBy = Static<typeof FiguresBy>;

/** A share with its parts; `rate` in per cent with two places, null where there is nothing to divide by. */
export const Share = Type.Object({
  of: Type.Integer(),
  n: Type.Integer(),
  rate: Type.Union([Type.Number({ minimum: 0, maximum: 100 }), Type.Null()]),
  /** The list behind it. */
  href: Type.Optional(Type.String()),
});
export type Share = Static<typeof Share>;

const maybe = Type.Union([Type.Number(), Type.Null()]);

/** R4.8, R4.9. */
export const RatingFigures = Type.Object({
  id: Type.String(),
  name: words,
  /** Ratings that count for satisfaction, and the list of them. */
  ratings: Type.Integer(),
  href: Type.String(),
  byGrade: Type.Array(Type.Integer(), { minItems: 5, maxItems: 5 }),
  /** Left out of the figures of satisfaction: found mistaken or malicious. */
  excluded: Type.Integer(),
  /** Waiting for a person: in no figure. */
  held: Type.Integer(),
  active: Share,
  good: Share,
  bad: Share,
  calledBack: Share,
  rectified: Share,
  coverage: Share,
  satisfaction: maybe,
  /** Department score; null: not ranked. */
  score: maybe,
});
export type RatingFigures = Static<typeof RatingFigures>;

export const RatingFiguresPage = Type.Object({
  period: words,
  by: FiguresBy,
  total: RatingFigures,
  rows: Type.Array(RatingFigures),
  /** R4.8 “三个全覆盖”: items, counters, channels. */
  coverage: Type.Object({ items: Share, counters: Share, channels: Share }),
  themes: Type.Array(
    Type.Object({ id: words, name: words, ratings: Type.Integer(), href: words, items: Type.Array(words) }),
  ),
  held: Type.Integer(),
  openBad: Type.Integer(),
  mayKeep: Type.Boolean(),
});
export type RatingFiguresPage = Static<typeof RatingFiguresPage>;

export const FiguresQuery = Type.Object(
  { period: Type.Optional(RatingPeriod), by: Type.Optional(FiguresBy) },
  exact,
);
export type FiguresQuery = Static<typeof FiguresQuery>;

export const RatingStanding = Type.Union([
  Type.Literal("counted"),
  Type.Literal("held"),
  Type.Literal("rejected"),
  Type.Literal("excluded"),
]);
export type RatingStanding = Static<typeof RatingStanding>;

const id = (maxLength: number) => Type.Optional(Type.String({ pattern: `^[A-Za-z0-9-]{1,${maxLength}}$` }));

/** What a list of ratings is narrowed to; every figure's address is made of these. */
export const RatingsQuery = Type.Object(
  {
    period: Type.Optional(RatingPeriod),
    organ: id(18),
    item: id(60),
    counter: Type.Optional(Type.String({ pattern: "^[a-z0-9-]{1,40}/[A-Za-z0-9-]{1,40}$" })),
    person: Type.Optional(Id),
    channel: Type.Optional(Type.String({ pattern: "^[1-7]$" })),
    grades: Type.Optional(Type.String({ pattern: "^[1-5]{1,5}$" })),
    standing: Type.Optional(RatingStanding),
    theme: id(20),
    /** Bad ratings whose loop is not closed. */
    loop: Type.Optional(Type.Literal("open")),
    before: Type.Optional(Id),
  },
  exact,
);
export type RatingsQuery = Static<typeof RatingsQuery>;

/** A rating at the desk. Whose it is, and of which case, only whoever calls back sees before the loop is closed (R4.10). */
export const StaffRating = Type.Object({
  id: Id,
  item: words,
  organName: words,
  kind: PointKind,
  kindName: words,
  counter: Type.Optional(words),
  person: Type.Optional(words),
  channel: RatingChannel,
  grade: Grade,
  star: Type.Integer(),
  details: Type.Array(words),
  text: Type.Optional(words),
  followUp: Type.Optional(words),
  reply: Type.Optional(words),
  themes: Type.Array(words),
  ratedOn: Day,
  standing: RatingStanding,
  reason: Type.Optional(words),
  /** The case that was rated. */
  number: Type.Optional(CaseNumber),
  /** The case of a bad rating. */
  badRating: Type.Optional(CaseNumber),
});
export type StaffRating = Static<typeof StaffRating>;

export const StaffRatings = Type.Object({
  rows: Type.Array(StaffRating),
  mayKeep: Type.Boolean(),
  next: Type.Optional(Id),
});
export type StaffRatings = Static<typeof StaffRatings>;

/** A person has looked at a rating that was set aside: it counts, or it is confirmed to be abuse. */
export const JudgeHeld = Type.Object(
  {
    requestKey: RequestKey,
    counts: Type.Boolean(),
    note: Type.String({ minLength: 2, maxLength: 500 }),
  },
  exact,
);
export type JudgeHeld = Static<typeof JudgeHeld>;

/** A talk with the person who rated, as the caller noted it. */
export const RatingCall = Type.Object({
  action: words,
  at: words,
  by: words,
  note: Type.Optional(words),
});
export type RatingCall = Static<typeof RatingCall>;

export const BadRatingView = Type.Object({
  ...CaseView.properties,
  rating: StaffRating,
  /** Only for whoever calls back. */
  calls: Type.Optional(Type.Array(RatingCall)),
  mayReveal: Type.Boolean(),
});
export type BadRatingView = Static<typeof BadRatingView>;

export const RatingRater = Type.Object({ name: words, phone: words, number: words });
export type RatingRater = Static<typeof RatingRater>;
