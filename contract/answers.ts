/** The ledger of questions and answers (疑问解答台账, C8): what people may rely on, and the questions still without one. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const words = (minLength: number, maxLength: number) => Type.String({ minLength, maxLength });
const Day = Type.String({ format: "date" });
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Key = Type.String({ pattern: "^[a-z][a-z0-9-]{0,59}$" });

/**
 * `data/answers.json`: items whose guide tells answers, until when those are good, and how many questions one network
 * may ask in a window of so many minutes [A].
 */
export const AnswerRules = Type.Object(
  {
    source: Type.String(),
    attempts: Type.Array(
      Type.Object({ most: Type.Integer({ minimum: 1 }), minutes: Type.Integer({ minimum: 1 }) }, exact),
      { minItems: 1 },
    ),
    validUntil: Day,
    items: Type.Array(Key),
  },
  exact,
);
export type AnswerRules = Static<typeof AnswerRules>;

export const Answer = Type.Object({
  id: Type.String(),
  question: Type.String(),
  answer: Type.String(),
  items: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
  organName: Type.String(),
  source: Type.String(),
  /** By then it is looked at again. */
  validUntil: Type.String(),
});
export type Answer = Static<typeof Answer>;
export const Answers = Type.Object({ answers: Type.Array(Answer) });
export type Answers = Static<typeof Answers>;

/** Asked at the portal; `reply`: a message back is wished, which only somebody signed in can be sent. */
export const AskQuestion = Type.Object(
  {
    requestKey: RequestKey,
    text: words(4, 500),
    answer: optional(Type.String({ format: "uuid" })),
    reply: optional(Type.Boolean()),
  },
  exact,
);
export type AskQuestion = Static<typeof AskQuestion>;

/** B14: asked in a live broadcast, at a counter, by phone, in a training; typed in by staff. */
export const NoteQuestion = Type.Object(
  {
    requestKey: RequestKey,
    text: words(4, 500),
    channel: Type.Union([
      Type.Literal("live"),
      Type.Literal("counter"),
      Type.Literal("phone"),
      Type.Literal("training"),
    ]),
  },
  exact,
);
export type NoteQuestion = Static<typeof NoteQuestion>;

export const AnswerDraft = Type.Object(
  {
    requestKey: RequestKey,
    question: words(4, 200),
    answer: words(4, 4000),
    items: Type.Array(Key, { maxItems: 20 }),
    themes: Type.Array(Key, { maxItems: 10 }),
    organ: Type.String({ pattern: "^[0-9A-Z]{18}$" }),
    source: words(2, 300),
    validUntil: Day,
  },
  exact,
);
export type AnswerDraft = Static<typeof AnswerDraft>;

/** The version that was seen. */
export const AnswerChange = Type.Object(
  { requestKey: RequestKey, version: Type.Integer({ minimum: 1 }) },
  exact,
);
export type AnswerChange = Static<typeof AnswerChange>;

export const AnswerState = Type.Union([
  Type.Literal("draft"),
  Type.Literal("published"),
  Type.Literal("replaced"),
  Type.Literal("retired"),
]);

export const KeptAnswer = Type.Object({
  ...Answer.properties,
  version: Type.Integer(),
  state: AnswerState,
  organ: Type.String(),
  themes: Type.Array(Type.String()),
  draftedBy: Type.String(),
  publishedBy: optional(Type.String()),
  /** Its day of review is over. */
  stale: Type.Boolean(),
  mayPublish: Type.Boolean(),
});
export type KeptAnswer = Static<typeof KeptAnswer>;

export const AnswerLedger = Type.Object({
  answers: Type.Array(KeptAnswer),
  mayEdit: Type.Boolean(),
  organs: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
});
export type AnswerLedger = Static<typeof AnswerLedger>;

export const Question = Type.Object({
  id: Type.String(),
  channel: Type.String(),
  text: Type.String(),
  askedAt: Instant,
  /** The answer that did not answer it. */
  about: optional(Type.String()),
  wantsReply: Type.Boolean(),
  reply: optional(Type.String()),
  repliedBy: optional(Type.String()),
});
export type Question = Static<typeof Question>;
export const Questions = Type.Object({ questions: Type.Array(Question) });
export type Questions = Static<typeof Questions>;

export const ReplyToQuestion = Type.Object({ requestKey: RequestKey, reply: words(2, 2000) }, exact);
export type ReplyToQuestion = Static<typeof ReplyToQuestion>;
