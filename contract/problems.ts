/** The problem list (问题清单制、帮扶责任制、会商调度制, C8): who answers for what until when, and the meetings that decide it. */
import Type, { type Static } from "typebox";
import { CaseNumber, RequestKey } from "./case.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const words = (minLength: number, maxLength: number) => Type.String({ minLength, maxLength });
const Day = Type.String({ format: "date" });
const Uuid = Type.String({ format: "uuid" });
const Organ = Type.String({ pattern: "^[0-9A-Z]{18}$" });

const State = Type.Union([Type.Literal("open"), Type.Literal("solved"), Type.Literal("dropped")]);
const Source = Type.Union([
  Type.Literal("voice"),
  Type.Literal("meeting"),
  Type.Literal("inspection"),
  Type.Literal("staff"),
  Type.Literal("other"),
]);
export type ProblemSource = Static<typeof Source>;

export const ProblemRow = Type.Object({
  id: Type.String(),
  title: Type.String(),
  source: Source,
  organ: Type.String(),
  organName: Type.String(),
  owner: Type.String(),
  /** Who stands by to help (帮扶责任人). */
  helper: optional(Type.String()),
  dueOn: Type.String(),
  /** Days it is over its deadline; 0 when it is not. */
  overdue: Type.Integer(),
  state: State,
  version: Type.Integer(),
});
export type ProblemRow = Static<typeof ProblemRow>;

export const ProblemEntry = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  by: Type.String(),
  note: Type.String(),
  organName: Type.String(),
  owner: Type.String(),
  dueOn: Type.String(),
  /** The meeting that decided it. */
  meeting: optional(Type.String()),
});
export const Problem = Type.Object({
  ...ProblemRow.properties,
  detail: Type.String(),
  /** What somebody brought, when it came from that. */
  sourceNumber: optional(Type.String()),
  outcome: optional(Type.String()),
  entries: Type.Array(ProblemEntry),
});
export type Problem = Static<typeof Problem>;

const Choices = Type.Array(Type.Object({ code: Type.String(), name: Type.String() }));
export const ProblemList = Type.Object({
  problems: Type.Array(ProblemRow),
  mayKeep: Type.Boolean(),
  /** Who may be made to answer for one. */
  organs: Choices,
});
export type ProblemList = Static<typeof ProblemList>;

export const RaiseProblem = Type.Object(
  {
    requestKey: RequestKey,
    title: words(2, 100),
    detail: words(2, 2000),
    source: Source,
    number: optional(CaseNumber),
    organ: Organ,
    owner: words(1, 50),
    helper: optional(words(1, 50)),
    dueOn: Day,
  },
  exact,
);
export type RaiseProblem = Static<typeof RaiseProblem>;

/** Progress; or its end: solved, or no longer on the list and why. */
export const NoteProblem = Type.Object(
  { requestKey: RequestKey, version: Type.Integer({ minimum: 1 }), note: words(2, 2000), state: State },
  exact,
);
export type NoteProblem = Static<typeof NoteProblem>;

/** A meeting with its minutes; each decision says who answers for a problem until when. */
export const HoldMeeting = Type.Object(
  {
    requestKey: RequestKey,
    heldOn: Day,
    chair: words(1, 50),
    attendees: words(1, 500),
    minutes: words(2, 5000),
    decisions: Type.Array(
      Type.Object(
        {
          problem: Uuid,
          version: Type.Integer({ minimum: 1 }),
          note: words(2, 1000),
          organ: Organ,
          owner: words(1, 50),
          dueOn: Day,
        },
        exact,
      ),
      { minItems: 1, maxItems: 50 },
    ),
  },
  exact,
);
export type HoldMeeting = Static<typeof HoldMeeting>;

export const Meeting = Type.Object({
  id: Type.String(),
  heldOn: Type.String(),
  chair: Type.String(),
  attendees: Type.String(),
  minutes: Type.String(),
  decisions: Type.Array(
    Type.Object({
      problem: Type.String(),
      title: Type.String(),
      note: Type.String(),
      organName: Type.String(),
      owner: Type.String(),
      dueOn: Type.String(),
    }),
  ),
});
export type Meeting = Static<typeof Meeting>;
export const Meetings = Type.Object({ meetings: Type.Array(Meeting) });
export type Meetings = Static<typeof Meetings>;
