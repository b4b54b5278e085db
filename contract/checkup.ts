/** The check-up of the catalogue (目录体检) and replays over past cases (试算), as the staff desk reads them (A13, F19). */
import Type, { type Static } from "typebox";
import { Limit } from "./item.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;

export const findingCodes = [
  "material-never-needed",
  "material-issued-here",
  "material-two-ids",
  "material-two-names",
  "limit-above-law",
  "limit-above-usual",
  "visit-for-nothing",
  "question-never-asked",
  "question-leads-nowhere",
  "bundle-longer-than-parts",
  "guide-element-missing",
] as const;
export type FindingCode = (typeof findingCodes)[number];

export const Finding = Type.Object(
  {
    code: Type.Enum([...findingCodes]),
    kind: Type.Union([Type.Literal("item"), Type.Literal("bundle")]),
    key: Type.String(),
    name: Type.String(),
    organ: Type.String({ description: "统一社会信用代码 of the organ that can mend it" }),
    path: Type.String({ description: "place in the item or bundle" }),
    message: Type.String(),
    proposal: Type.String(),
    /** Applications of the last year that met it. */
    cases: Type.Integer(),
    /** What mending it would have spared applicants in that year; a part is absent where it cannot be counted. */
    spares: Type.Object(
      {
        materials: optional(Type.Integer()),
        days: optional(Type.Integer()),
        trips: optional(Type.Integer()),
      },
      exact,
    ),
  },
  exact,
);
export type Finding = Static<typeof Finding>;

/** Days on which applications were handed in; absent: the year that ends with yesterday. */
export const SpanQuery = Type.Object(
  { from: optional(Type.String({ format: "date" })), to: optional(Type.String({ format: "date" })) },
  exact,
);

const Year = {
  from: Type.String({ format: "date" }),
  to: Type.String({ format: "date" }),
};

export const Checkup = Type.Object(
  {
    ...Year,
    items: Type.Integer(),
    bundles: Type.Integer(),
    findings: Type.Array(Finding),
    /** Names of the organs, by code. */
    organs: Type.Record(Type.String(), Type.String()),
  },
  exact,
);
export type Checkup = Static<typeof Checkup>;

/** What one past application would have met under the changed rules; only what differs. */
export const ReplayedCase = Type.Object(
  {
    number: Type.String(),
    /** Names of materials that would not have been asked for, and of those that would have been besides. */
    fewer: Type.Array(Type.String()),
    more: Type.Array(Type.String()),
    stepsFewer: Type.Array(Type.String()),
    stepsMore: Type.Array(Type.String()),
    /** Yellow and red cards by what they were for, as it was watched then (R3.2). */
    cardsFewer: Type.Array(Type.String()),
    cardsMore: Type.Array(Type.String()),
    promised: optional(Type.Object({ before: optional(Limit), after: optional(Limit) }, exact)),
    /** It was decided in time then, and would have been late under the new promise; or the other way round. */
    late: optional(Type.Union([Type.Literal("would-be"), Type.Literal("no-more")])),
    /** What was filled in and is not understood any more. */
    unread: Type.Array(Type.String()),
  },
  exact,
);
export type ReplayedCase = Static<typeof ReplayedCase>;

export const Replay = Type.Object(
  {
    ...Year,
    /** Past applications looked at, the newest first; `left` more were filed in that time. */
    cases: Type.Integer(),
    left: Type.Integer(),
    differing: Type.Integer(),
    materialsFewer: Type.Integer(),
    materialsMore: Type.Integer(),
    stepsFewer: Type.Integer(),
    stepsMore: Type.Integer(),
    cardsFewer: Type.Integer(),
    cardsMore: Type.Integer(),
    /** Working days promised less (or, below zero, more), all cases together. */
    daysFewer: Type.Number(),
    wouldBeLate: Type.Integer(),
    lateNoMore: Type.Integer(),
    /** Those that differ, the newest first, at most a hundred. */
    list: Type.Array(ReplayedCase),
  },
  exact,
);
export type Replay = Static<typeof Replay>;
