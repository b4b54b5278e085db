/** What everybody in a hall may see, and the hall's stream that carries it (A6 5); nothing personal. */
import Type, { type Static } from "typebox";

const words = Type.String();
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Day = Type.String({ format: "date" });
const one = <T extends string>(value: T) => Type.Literal(value);

/** A number and the counter that calls it. */
export const CalledNumber = Type.Object({
  number: words,
  counter: words,
  at: Instant,
  serving: Type.Optional(Type.Boolean()),
});
export type CalledNumber = Static<typeof CalledNumber>;

export const BoardCounter = Type.Object({
  id: words,
  state: Type.Union([one("open"), one("paused")]),
});

/** Everything a screen shows; nothing personal. Every event carries it whole, so that nobody reads it again. */
export const Board = Type.Object({
  day: Day,
  /** Who is called or served now, by counter. */
  called: Type.Array(CalledNumber),
  /** The last ones called, the newest first (FQM #172: not the next ones waiting). */
  last: Type.Array(CalledNumber),
  /** How many wait, by queue. */
  waiting: Type.Record(Type.String(), Type.Integer()),
  counters: Type.Array(BoardCounter),
});
export type Board = Static<typeof Board>;

/** To be said aloud once, in order of `id`, without overlapping. */
export const Announcement = Type.Object({
  id: Type.Integer(),
  ticketNumber: words,
  counter: words,
  text: words,
});
export type Announcement = Static<typeof Announcement>;

export const HallEventKind = Type.Union([
  one("taken"),
  one("called"),
  one("recalled"),
  one("moved"),
  one("counter"),
  one("day-end"),
]);
export type HallEventKind = Static<typeof HallEventKind>;

/**
 * `event: snapshot` first and after every gap, then `event: hall`; `seq` has no gaps. Every few seconds `event: beat` says
 * which `seq` was the last, so that silence is noticed.
 */
export const HallSnapshot = Type.Object({
  hall: words,
  seq: Type.Integer(),
  at: Instant,
  board: Board,
  /** What was announced since the reader was last here, a short while at most: none is lost. */
  announcements: Type.Array(Announcement),
});
export type HallSnapshot = Static<typeof HallSnapshot>;

export const HallEvent = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  kind: HallEventKind,
  board: Board,
  announcement: Type.Optional(Announcement),
});
export type HallEvent = Static<typeof HallEvent>;
