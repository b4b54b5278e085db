/**
 * A case type as data (`data/case-types/*.json`): states, actions, clocks, steps. Published versions never change;
 * a case finishes on the version it started with. Judged by the linter in `server/kernel/case-type/`, run by
 * `decide` and `evolve` beside it.
 */
import Type, { type Static } from "typebox";
import { Limit } from "./item.ts";

const id = Type.String({ pattern: "^[a-z][a-z0-9-]*$" });
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const exact = { additionalProperties: false };

/** Who may act. `step` stands for the role that the current step names; `system` acts when a clock is due. */
export const CaseRole = Type.Union([
  Type.Literal("applicant"),
  Type.Literal("clerk"),
  Type.Literal("examiner"),
  Type.Literal("surveyor"),
  Type.Literal("approver"),
  Type.Literal("supervisor"),
  Type.Literal("archivist"),
  Type.Literal("organ-head"),
  /** Of the hall's free services, for the orders that are theirs; only the module that keeps those grants it (R12.9). */
  Type.Literal("supplier"),
  Type.Literal("assistant"),
  Type.Literal("step"),
  Type.Literal("system"),
]);
export type CaseRole = Static<typeof CaseRole>;

export const CaseState = Type.Object(
  {
    /** The word on staff screens. */
    name: words(20),
    /** What it means to the resident, in a sentence. */
    resident: words(60),
    /** Role the case waits for here: whose inbox it is in. Absent: nobody's. */
    awaits: Type.Optional(CaseRole),
    /** Nothing more is owed to anybody; clocks must have stopped. */
    end: Type.Optional(Type.Boolean()),
    /** Concluded for the figures: the matter was decided or ended, though papers may still be handed over. */
    concluded: Type.Optional(Type.Boolean()),
  },
  exact,
);

export const CaseClock = Type.Object(
  {
    name: words(20),
    /** The law or rule the limit comes from. */
    rule: words(100),
    /**
     * Either fixed here, or taken from the case's frozen facts (`limits.<name>`), from the step that begins, or from
     * the data of the action that starts it (an announced limit, R2.25).
     */
    limit: Type.Union([
      Limit,
      Type.Object({ fact: id }, exact),
      Type.Object({ step: Type.Literal(true) }, exact),
      Type.Object({ data: Type.String() }, exact),
    ]),
    /** No limit above this may be configured (checked by the linter for fixed limits, at opening for facts). */
    most: Type.Optional(Limit),
    /** Action the system takes when the clock is due. */
    whenDue: Type.Optional(id),
    /** Extra time that one extension may add, at most (R2.13). Absent: not extendable. */
    extension: Type.Optional(Limit),
    /** The applicant sees the days left. */
    public: Type.Boolean(),
    /** Staff answer for it: it decides the order of the inbox. The applicant's own windows do not. */
    staff: Type.Boolean(),
  },
  exact,
);
export type CaseClock = Static<typeof CaseClock>;

export const ClockEffects = Type.Object(
  {
    /**
     * Start now, or `since` the start of another clock of this case (R2.8: accepted as from receipt); with `trait` only
     * in cases opened with it.
     */
    start: Type.Optional(
      Type.Array(Type.Object({ clock: id, since: Type.Optional(id), trait: Type.Optional(id) }, exact)),
    ),
    pause: Type.Optional(Type.Array(id)),
    resume: Type.Optional(Type.Array(id)),
    stop: Type.Optional(Type.Array(id)),
    extend: Type.Optional(Type.Array(id)),
  },
  exact,
);

export const CaseAction = Type.Object(
  {
    /** What was done, for timelines: “受理”. */
    name: words(20),
    /** What the button says: “受理申请”. */
    button: words(20),
    /** What the applicant reads in the timeline; absent: the applicant does not see it. */
    resident: Type.Optional(words(80)),
    /** Empty: this action opens a case. */
    from: Type.Array(id),
    /** Absent: the state stays. */
    to: Type.Optional(id),
    by: Type.Array(CaseRole, { minItems: 1 }),
    /** JSON Schema (2020-12) of the data it needs. */
    data: Type.Optional(Type.Object({}, { additionalProperties: true })),
    /** Allowed once in a case (R2.9 一次性告知, R2.13 one extension). */
    once: Type.Optional(Type.Boolean()),
    /** Only after this action, or one of these, was taken in the case (a second correction comes after the first). */
    after: Type.Optional(Type.Union([id, Type.Array(id, { minItems: 1 })])),
    /** Only for cases opened with this trait, or only for those without it (a licence to make, or none). */
    trait: Type.Optional(Type.Object({ id, has: Type.Boolean() }, exact)),
    /** Refused while this clock runs: the applicant still owes what they promised to bring (R2.32). */
    notWhile: Type.Optional(id),
    /** State codes the national exchange is told, in order (R2.1). */
    national: Type.Optional(Type.Array(Type.String({ pattern: "^[0-9]{1,2}$" }))),
    clocks: Type.Optional(ClockEffects),
    /**
     * What happens to the steps: `enter` the first, `pass` to the next, go `back` one, or `conclude` on the last.
     * A `pass` on the last step and a `conclude` before it are refused.
     */
    step: Type.Optional(
      Type.Union([
        Type.Literal("enter"),
        Type.Literal("pass"),
        Type.Literal("back"),
        Type.Literal("conclude"),
      ]),
    ),
    /** Only on steps of this kind (R2.18: a survey is passed with two officers). */
    stepKind: Type.Optional(
      Type.Union([Type.Literal("review"), Type.Literal("survey"), Type.Literal("decision")]),
    ),
    /** Hands the case to the organ that this field of its data names (派单): its desks and its figures from then on. */
    handsTo: Type.Optional(Type.String({ pattern: "^[a-z][A-Za-z]*$" })),
    /** Who is named as holding the case: the one who acts takes it, or nobody does any more. A step's end releases it. */
    holder: Type.Optional(Type.Union([Type.Literal("take"), Type.Literal("release")])),
    /** Document this action produces (收件凭证, 受理通知书 …): a template id. */
    document: Type.Optional(id),
    /** Done only by the module's own request, because rows of its tables come with it. */
    own: Type.Optional(Type.Boolean()),
    /** Of the system: which other cases' events it follows from. Others of the system's follow from a due clock. */
    follows: Type.Optional(words(60)),
    /** Asks once before it is done, naming what will happen. */
    grave: Type.Optional(Type.Boolean()),
  },
  exact,
);
export type CaseAction = Static<typeof CaseAction>;

export const CaseType = Type.Object(
  {
    code: id,
    version: Type.Integer({ minimum: 1 }),
    name: words(20),
    /** Two digits in the case number (R1.9a). */
    digits: Type.String({ pattern: "^[0-9]{2}$" }),
    states: Type.Record(id, CaseState),
    clocks: Type.Record(id, CaseClock),
    actions: Type.Record(id, CaseAction),
  },
  exact,
);
export type CaseType = Static<typeof CaseType>;
