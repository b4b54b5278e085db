/**
 * Supervision as its pages see it: the board and the cards (R3.1–R3.5).
 *
 * `GET /api/supervision/board` Board · `GET /api/supervision/mine` MyWatch · `GET /api/supervision/rules` RuleList ·
 * `GET /api/supervision/cards` CardList, `…/cards.xlsx` · `GET /api/supervision/cards/:number` CardView ·
 * `POST /api/supervision/cards/:number/actions/:action` ActRequest → ActAnswer · `POST /api/supervision/cards` RaiseCard →
 * Raised · `GET /api/supervision/clocks` ClockList. Tables: `supervision-figures.ts`; orders: `supervision-orders.ts`.
 */
import Type, { type Static } from "typebox";
import { CaseNumber, CaseSummary, CaseView, RequestKey } from "./case.ts";
import { Addressee, WatchLight } from "./watch.ts";

const exact = { additionalProperties: false };
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Day = Type.String({ format: "date" });
const Uscc = Type.String({ pattern: "^[0-9A-Z]{18}$" });
const Id = Type.String({ format: "uuid" });
const text = (least: number, most: number) => Type.String({ minLength: least, maxLength: most });
const optional = Type.Optional;

/** A number, and the address of the list behind it (of this API; the page's address is the same query). */
export const Count = Type.Object({ n: Type.Integer(), href: Type.String() });
export type Count = Static<typeof Count>;

/** A share of 0 to 1; `null` where there is nothing to rate. */
export const Rate = Type.Object({
  share: Type.Union([Type.Number(), Type.Null()]),
  n: Type.Integer(),
  of: Type.Integer(),
  href: Type.String(),
});
export type Rate = Static<typeof Rate>;

/** One card or warning, in a list. */
export const CardRow = Type.Object({
  /** Stable key of the signal. */
  key: Type.String(),
  /** Number of the card's own case; absent for a warning. */
  number: optional(Type.String()),
  light: WatchLight,
  rule: Type.String(),
  ruleName: Type.String(),
  /** Why, in a sentence. */
  cause: Type.String(),
  /** What the card's own case waits for; absent for a warning. */
  state: optional(Type.String()),
  stateName: optional(Type.String()),
  /** The matter it is about. */
  about: optional(Type.Object({ number: Type.String(), subject: Type.String(), type: Type.String() })),
  subject: Type.String(),
  organ: Type.String(),
  organName: Type.String(),
  hall: optional(Type.String()),
  hallName: optional(Type.String()),
  counter: optional(Type.String()),
  /** Who answers for it: account and name. */
  handler: optional(Type.String()),
  handlerName: optional(Type.String()),
  /** The step or post it lay with. */
  section: optional(Type.String()),
  item: optional(Type.String()),
  itemName: optional(Type.String()),
  /** When it fell due, however late somebody looked. */
  dueAt: Instant,
  raisedAt: Instant,
  byHand: Type.Boolean(),
  /** By when the card's next step must be done, and whether that is past. */
  next: optional(Type.Object({ name: Type.String(), dueAt: Instant, late: Type.Boolean() })),
  closedAt: optional(Instant),
  withdrawnAt: optional(Instant),
  withdrawnWhy: optional(Type.String()),
});
export type CardRow = Static<typeof CardRow>;

export const CardList = Type.Object({ rows: Type.Array(CardRow), next: optional(Type.String()) });
export type CardList = Static<typeof CardList>;

/** What lists and tables are narrowed by; the same names stand in the address of the page. */
export const cardFilters = {
  organ: optional(Uscc),
  hall: optional(Type.String({ pattern: "^[a-z0-9-]{1,40}$" })),
  counter: optional(Type.String({ pattern: "^[A-Za-z0-9-]{1,40}$" })),
  handler: optional(Id),
  item: optional(Type.String({ pattern: "^[a-z0-9-]{1,100}$" })),
  light: optional(WatchLight),
  rule: optional(Type.String({ pattern: "^[a-z][a-z0-9-]{0,49}$" })),
  year: optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
  month: optional(Type.Integer({ minimum: 1, maximum: 12 })),
};

export const CardQuery = Type.Object(
  {
    ...cardFilters,
    /** `open`: not closed; `late`: open and a step of its own is late; `waiting-examination`: for the supervisor. */
    state: optional(
      Type.Union([
        Type.Literal("open"),
        Type.Literal("late"),
        Type.Literal("waiting-examination"),
        Type.Literal("closed"),
        Type.Literal("withdrawn"),
        Type.Literal("rectified"),
      ]),
    ),
    about: optional(CaseNumber),
    after: optional(Type.String({ maxLength: 300, description: "`next` of the page before" })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
  },
  exact,
);
export type CardQuery = Static<typeof CardQuery>;

/** What burns now at one place. */
export const BoardLine = Type.Object({
  /** Organ, hall, or `hall/counter`; absent for the whole. */
  id: optional(Type.String()),
  name: Type.String(),
  warnings: Count,
  yellow: Count,
  red: Count,
  /** Matters whose clock is past, and those whose clock ends today. */
  overdue: Count,
  dueToday: Count,
});
export type BoardLine = Static<typeof BoardLine>;

export const Board = Type.Object({
  at: Instant,
  total: BoardLine,
  organs: Type.Array(BoardLine),
  /** By hall; online on its own line. */
  places: Type.Array(BoardLine),
  /** By counter, where the matter came in at one. */
  counters: Type.Array(BoardLine),
  /** The cards that burn most: red first, then the oldest. */
  burning: Type.Array(CardRow),
  mayRaise: Type.Boolean(),
  mayOrder: Type.Boolean(),
});
export type Board = Static<typeof Board>;

/** A matter and the clock that runs out first. */
export const ClockLine = Type.Object({
  number: Type.String(),
  subject: Type.String(),
  type: Type.String(),
  organName: Type.String(),
  partyLabel: Type.String(),
  stateName: Type.String(),
  handlerName: optional(Type.String()),
  clock: Type.String(),
  clockName: Type.String(),
  dueAt: Instant,
  dueOn: Day,
  light: Type.Union([Type.Literal("none"), Type.Literal("warning"), Type.Literal("overdue")]),
  /** In the clock's own unit. */
  left: Type.Object({ n: Type.Number(), unit: Type.String(), overdue: Type.Boolean() }),
});
export type ClockLine = Static<typeof ClockLine>;
export const ClockList = Type.Object({ rows: Type.Array(ClockLine), next: optional(Type.String()) });
export type ClockList = Static<typeof ClockList>;

export const ClockQuery = Type.Object(
  {
    ...{ organ: cardFilters.organ, hall: cardFilters.hall, counter: cardFilters.counter },
    /** `overdue`, or `today`: ends today. */
    due: Type.Union([Type.Literal("overdue"), Type.Literal("today")]),
    after: optional(Type.String({ maxLength: 300 })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
  },
  exact,
);
export type ClockQuery = Static<typeof ClockQuery>;

/** One's own, before it is late: what burns at my desks, and the cards that wait for my answer. */
export const MyWatch = Type.Object({
  at: Instant,
  cards: Type.Array(CardRow),
  soon: Type.Array(ClockLine),
});
export type MyWatch = Static<typeof MyWatch>;

/** The record of GB/T 39046 (R3.5), each with its words. */
export const CardRecord = Type.Array(Type.Object({ name: Type.String(), value: Type.String() }));

export const CardLogEntry = Type.Object({
  at: Instant,
  what: Type.String(),
  why: Type.String(),
  by: Type.String(),
});
export type CardLogEntry = Static<typeof CardLogEntry>;

/** Cause categories of an explanation (R3.4). */
export const causeCategories = {
  people: "人员",
  system: "系统",
  coordination: "部门协同",
  applicant: "申请人",
  policy: "政策",
  other: "其他",
} as const;
export type CauseCategory = keyof typeof causeCategories;

/** Whom the examination found responsible (每件必查). */
export const responsibilities = {
  handler: "承办人",
  section: "科室",
  organ: "部门",
  system: "信息系统",
  none: "无责任",
} as const;
export type Responsibility = keyof typeof responsibilities;

/** The page of one card: the case of it, its row, its record, what happened to it. */
export const CardView = Type.Object({
  ...CaseView.properties,
  card: CardRow,
  record: CardRecord,
  addressees: Type.Array(Addressee),
  /** What was found when it was raised by hand: evidence, in words. */
  evidence: optional(Type.String()),
  /** The matter it is about, as it stands. */
  aboutCase: optional(CaseSummary),
  /** Other cards and warnings of the same matter. */
  others: Type.Array(CardRow),
  log: Type.Array(CardLogEntry),
});
export type CardView = Static<typeof CardView>;

/** A card by hand (R3.1): a rule of the kind `hand`, about a case or about an organ. */
export const RaiseCard = Type.Object(
  {
    requestKey: RequestKey,
    rule: Type.String({ pattern: "^[a-z][a-z0-9-]{0,49}$" }),
    about: optional(CaseNumber),
    /** Needed without a case. */
    organ: optional(Uscc),
    /** Whom it concerns, where that is known. */
    handler: optional(Id),
    reason: text(2, 500),
    /** What shows it: a receipt, a recording, a page. */
    evidence: text(2, 1000),
  },
  exact,
);
export type RaiseCard = Static<typeof RaiseCard>;
export const Raised = Type.Object({ number: Type.String() });

/** A rule as pages name it. */
export const RuleLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  cause: Type.String(),
  light: WatchLight,
  source: Type.String(),
  byHand: Type.Boolean(),
  addressees: Type.Array(Addressee),
  /** When it falls due, in words. */
  when: Type.String(),
});
export type RuleLine = Static<typeof RuleLine>;
export const RuleList = Type.Object({ rules: Type.Array(RuleLine), overrides: Type.Array(Type.String()) });
export type RuleList = Static<typeof RuleList>;
