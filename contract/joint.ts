/** A joint application (一件事的申请) as its applicant and the staff see it: the whole, and each part. */
import Type, { type Static } from "typebox";
import { AnswerView, PartWaitView } from "./application.ts";
import { AllowedAction, CaseSummary, RequestKey, TimelineEntry } from "./case.ts";

const Day = Type.String({ description: "YYYY-MM-DD in Asia/Shanghai" });

const LicenceLink = Type.Object({
  ...{ id: Type.String(), name: Type.String(), href: Type.String(), check: Type.String() },
});

/** One part of the picture. `waiting`: for others; `yours`: for the applicant; `lost`: it ended without a result. */
export const PartPhase = Type.Union([
  Type.Literal("waiting"),
  Type.Literal("going"),
  Type.Literal("yours"),
  Type.Literal("done"),
  Type.Literal("lost"),
]);
export type PartPhase = Static<typeof PartPhase>;

export const JointPartView = Type.Object({
  case: CaseSummary,
  /** 0 goes on at once; the others wait for one of the wave before. */
  wave: Type.Integer(),
  phase: PartPhase,
  /** Why this applicant needs it. */
  because: Type.Optional(Type.String()),
  /** What it waits for: names of parts, with the result each gives. */
  waits: Type.Array(PartWaitView),
  /** When its result is to be expected as things stand. */
  expectedOn: Type.Optional(Day),
  /** The whole waits for it: the slowest. */
  slowest: Type.Boolean(),
  licence: Type.Optional(LicenceLink),
});
export type JointPartView = Static<typeof JointPartView>;

const Tally = Type.Object({
  steps: Type.Integer(),
  materials: Type.Integer(),
  days: Type.Number(),
  trips: Type.Integer(),
});

/** An organ's opinion that was asked for (R2.29). */
export const OpinionView = Type.Object({
  case: CaseSummary,
  question: Type.String(),
  /** What was answered, or why silence counts as consent. */
  answer: Type.Optional(Type.String()),
});
export type OpinionView = Static<typeof OpinionView>;

/** Asks an organ for its opinion on the whole. */
export const AskOpinion = Type.Object(
  {
    requestKey: RequestKey,
    organ: Type.String({ pattern: "^[0-9A-Z]{18}$" }),
    question: Type.String({ minLength: 1, maxLength: 1000 }),
  },
  { additionalProperties: false },
);

export const JointView = Type.Object({
  case: CaseSummary,
  bundle: Type.Object({ key: Type.String(), version: Type.Integer(), name: Type.String() }),
  parts: Type.Array(JointPartView),
  /** When all results are to be expected: the slowest part's. */
  expectedOn: Type.Optional(Day),
  savings: Type.Object({ alone: Tally, together: Tally }),
  /** Staff only. */
  opinions: Type.Optional(Type.Array(OpinionView)),
  /** Staff only: minutes of what was conferred. */
  meetings: Type.Optional(
    Type.Array(Type.Object({ subject: Type.String(), heldOn: Type.String(), href: Type.String() })),
  ),
  timeline: Type.Array(TimelineEntry),
  allowed: Type.Array(AllowedAction),
  /** The one form, as handed in. */
  answers: Type.Array(AnswerView),
  queryCode: Type.Optional(Type.String({ description: "only for the applicant" })),
  /** 一业一证: the one licence that joins those of the parts. */
  licence: Type.Optional(LicenceLink),
});
export type JointView = Static<typeof JointView>;
