/** The appraisal of counters (窗口考核, R12.6) as the desk reads and writes it. Scores and points are in points. */
import Type, { type Static } from "typebox";
import { CaseNumber, CaseSummary, RequestKey } from "./case.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
export const Id = Type.String({ format: "uuid" });
export const Day = Type.String({ format: "date" });
export const Text = Type.String();
export const HallId = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
export const CounterId = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$" });
export const ZoneId = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" });
export const Month = Type.String({ pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])$" });
export const Quarter = Type.String({ pattern: "^20[0-9]{2}-Q[1-4]$" });
export const Year = Type.String({ pattern: "^20[0-9]{2}$" });
export const Person = Type.Object({ id: Id, name: Text });
export type Person = Static<typeof Person>;
export const words = (maxLength: number) => Type.String({ minLength: 2, maxLength });

export const Attendance = Type.Union([
  Type.Literal("present"),
  Type.Literal("late"),
  Type.Literal("leave"),
  Type.Literal("away"),
]);
export type Attendance = Static<typeof Attendance>;
export const TermKind = Type.Union([
  Type.Literal("permanent"),
  Type.Literal("seconded"),
  Type.Literal("dispatched"),
  Type.Literal("temporary"),
  Type.Literal("public-welfare"),
  Type.Literal("intern"),
]);
export type TermKind = Static<typeof TermKind>;

/** A counter, and the people posted there. */
export const Place = Type.Object({ hall: Text, counter: Text, name: Text, zone: Text });
export type Place = Static<typeof Place>;

/** One deduction or award. */
export const Entry = Type.Object({
  id: Id,
  staff: Person,
  day: Text,
  item: Text,
  itemName: Text,
  /** Below 0: a deduction. */
  points: Type.Number(),
  reason: Text,
  photo: optional(Text),
  /** Which round of the day; absent: not on a round. */
  round: optional(Type.Integer()),
  counter: Place,
  by: Text,
  at: Text,
  struck: Type.Boolean(),
  /** Number and state of its contest. */
  contest: optional(Type.Object({ number: Text, state: Text, stateName: Text, reasons: optional(Text) })),
  /** Until when the reader may contest it; absent: not, or no longer. */
  contestUntil: optional(Text),
  /** The reader made it just now and may take it back. */
  mayTakeBack: Type.Boolean(),
});
export type Entry = Static<typeof Entry>;

export const SheetItem = Type.Object({
  id: Text,
  name: Text,
  /** Below 0: a deduction. */
  points: Type.Number(),
  group: Text,
});
export type SheetItem = Static<typeof SheetItem>;

const RoundHead = {
  id: Id,
  n: Type.Integer(),
  supervisors: Type.Array(Text),
  begunAt: Text,
  endedAt: optional(Text),
};

/** The rounds of a day, zone by zone. */
export const Rounds = Type.Object({
  day: Text,
  needed: Type.Integer(),
  zones: Type.Array(
    Type.Object({
      hall: Text,
      hallName: Text,
      zone: Text,
      name: Text,
      supervisors: Type.Array(Person),
      rounds: Type.Array(Type.Object({ ...RoundHead, entries: Type.Integer() })),
      /** Ended rounds that are missing of those needed. */
      missing: Type.Integer(),
      /** May the reader begin or go on with a round here? */
      mayCheck: Type.Boolean(),
    }),
  ),
});
export type Rounds = Static<typeof Rounds>;

export const BeginRound = Type.Object(
  { requestKey: RequestKey, hall: HallId, zone: ZoneId, with: Id },
  exact,
);
export type BeginRound = Static<typeof BeginRound>;
export const Begun = Type.Object({ id: Id });

/** The sheet of one round: its zone counter by counter. */
export const RoundSheet = Type.Object({
  ...RoundHead,
  day: Text,
  hall: Text,
  zone: Text,
  zoneName: Text,
  hallName: Text,
  counters: Type.Array(
    Type.Object({
      id: Text,
      name: Text,
      people: Type.Array(Type.Object({ ...Person.properties, attendance: optional(Attendance) })),
      seen: Type.Boolean(),
      entries: Type.Array(Entry),
    }),
  ),
  items: Type.Array(SheetItem),
  mayCheck: Type.Boolean(),
  photoMegabytes: Type.Integer(),
});
export type RoundSheet = Static<typeof RoundSheet>;

export const SeeCounter = Type.Object({ requestKey: RequestKey, counter: CounterId }, exact);
const FileId = Type.String({ pattern: "^[0-9a-f]{64}$" });
export const MakeEntry = Type.Object(
  {
    requestKey: RequestKey,
    staff: Id,
    item: Type.String({ pattern: "^[a-z][a-z0-9-]{1,39}$" }),
    reason: words(200),
    photo: optional(FileId),
  },
  exact,
);
export type MakeEntry = Static<typeof MakeEntry>;
export const Made = Type.Object({ id: Id });
export const Done = Type.Object({ done: Type.Boolean() });
export const KeyOnly = Type.Object({ requestKey: RequestKey }, exact);
export const Photo = Type.Object({ id: Text, name: Text, type: Text, size: Type.Integer() });

/** Who was there on a day; whose day it is, by their post. */
export const AttendanceSheet = Type.Object({
  day: Text,
  people: Type.Array(
    Type.Object({
      staff: Person,
      place: Place,
      organName: Text,
      kind: optional(Attendance),
    }),
  ),
  mayKeep: Type.Boolean(),
});
export type AttendanceSheet = Static<typeof AttendanceSheet>;
export const KeepAttendance = Type.Object(
  {
    requestKey: RequestKey,
    day: Day,
    marks: Type.Array(Type.Object({ staff: Id, kind: Attendance }, exact), { minItems: 1, maxItems: 500 }),
  },
  exact,
);
export type KeepAttendance = Static<typeof KeepAttendance>;

const Ranked = {
  rank: optional(Type.Integer()),
  /** Why there is no rank, in words. */
  unranked: optional(Text),
  distinguished: Type.Boolean(),
};
/** `href`: the list behind it, on the desk's pages. */
const Term = Type.Object({ id: Text, name: Text, value: Type.Number(), href: Text });

export const MonthRow = Type.Object({
  staff: Person,
  organ: Text,
  organName: Text,
  counter: Text,
  days: Type.Integer(),
  leave: Type.Integer(),
  late: Type.Integer(),
  away: Type.Integer(),
  mean: optional(Type.Number()),
  terms: Type.Array(Term),
  score: optional(Type.Number()),
  ...Ranked,
  /** Fen. */
  base: Type.Integer(),
  pay: Type.Integer(),
  deducted: Type.Integer(),
  href: Text,
});
export type MonthRow = Static<typeof MonthRow>;

export const MonthTable = Type.Object({
  month: Text,
  /** How the score is made, in a sentence. */
  formula: Text,
  rows: Type.Array(MonthRow),
  total: Type.Object({ base: Type.Integer(), pay: Type.Integer(), deducted: Type.Integer() }),
  /** May the reader load the table for pay? */
  mayPay: Type.Boolean(),
});
export type MonthTable = Static<typeof MonthTable>;

/** What stands behind one person's month. */
export const PersonMonth = Type.Object({
  month: Text,
  formula: Text,
  row: MonthRow,
  days: Type.Array(
    Type.Object({
      day: Text,
      attendance: optional(Attendance),
      counted: Type.Boolean(),
      score: optional(Type.Number()),
      place: Text,
      entries: Type.Array(Entry),
    }),
  ),
  /** What the reader may write down beside the rounds; nothing for whoever may not. */
  items: Type.Array(SheetItem),
});
export type PersonMonth = Static<typeof PersonMonth>;

export const OwnMonth = Type.Object({
  month: Text,
  /** Absent: not posted at a counter in this month. */
  own: optional(PersonMonth),
});
export type OwnMonth = Static<typeof OwnMonth>;

/** Counters of a quarter, organs of a year. */
const Standing = Type.Object({
  key: Text,
  name: Text,
  /** Zone or nothing. */
  beside: Text,
  days: Type.Integer(),
  people: Type.Integer(),
  score: optional(Type.Number()),
  ...Ranked,
  /** What the score is the mean of: months of people, with their days here. Only those the reader may read. */
  parts: Type.Array(
    Type.Object({
      staff: Person,
      month: Text,
      days: Type.Integer(),
      score: Type.Number(),
      href: Text,
    }),
  ),
});
export type Standing = Static<typeof Standing>;
export const Standings = Type.Object({
  period: Text,
  formula: Text,
  most: Type.Integer(),
  rows: Type.Array(Standing),
});
export type Standings = Static<typeof Standings>;

export const OpenContest = Type.Object({ requestKey: RequestKey, statement: words(1000) }, exact);
export type OpenContest = Static<typeof OpenContest>;
export const Contested = Type.Object({ number: Text });

/** A contest as whoever reads the case sees it. */
export const ContestView = Type.Object({
  case: CaseSummary,
  entry: Entry,
  statement: Text,
  finding: optional(Type.Object({ upheld: Type.Boolean(), reasons: Text, by: Text, at: Text })),
  /** May the reader settle it? `why` says in words why not, where they would be the ones to. */
  maySettle: Type.Boolean(),
  why: optional(Text),
});
export type ContestView = Static<typeof ContestView>;
export const SettleContest = Type.Object(
  {
    requestKey: RequestKey,
    version: Type.Integer({ minimum: 1 }),
    upheld: Type.Boolean(),
    reasons: words(1000),
  },
  exact,
);
export type SettleContest = Static<typeof SettleContest>;
export const ContestParams = Type.Object({ number: CaseNumber }, exact);
