/** A case as screens see it: words, clocks in words' reach, and what the reader may do (`allowed`). */
import Type, { type Static } from "typebox";
import { Limit } from "./item.ts";

/** The printed case number (R1.9a): division, date, type, serial, check character. */
export const CaseNumber = Type.String({ pattern: "^[0-9]{22}[0-9A-Z]$", description: "办件编号 (R1.9a)" });

/** Made by the client for one intention; a repeat returns the first answer and changes nothing. */
export const RequestKey = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
  description: "UUID made by the client for one intention; a repeat changes nothing",
});

const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Day = Type.String({ description: "YYYY-MM-DD in Asia/Shanghai" });

/** Time left (or overdue) in the clock's own unit. */
export const Remaining = Type.Object({
  n: Type.Number(),
  unit: Limit.properties.unit,
  overdue: Type.Boolean(),
});

/**
 * A clock as shown. `due`: it ends on `dueOn`. `paused`: time stands still. `unknown`: the official calendar does not
 * reach so far yet; `estimateOn` is provisional. `stopped`: it is over.
 */
export const ClockView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  rule: Type.String(),
  limit: Limit,
  kind: Type.Union([
    Type.Literal("due"),
    Type.Literal("paused"),
    Type.Literal("unknown"),
    Type.Literal("stopped"),
  ]),
  dueOn: Type.Optional(Day),
  dueAt: Type.Optional(Instant),
  estimateOn: Type.Optional(Day),
  remaining: Type.Optional(Remaining),
  light: Type.Union([Type.Literal("none"), Type.Literal("warning"), Type.Literal("overdue")]),
  reason: Type.Optional(Type.String({ description: "why it is paused" })),
});
export type ClockView = Static<typeof ClockView>;

export const CaseSummary = Type.Object({
  number: Type.String(),
  type: Type.String(),
  subject: Type.String(),
  organ: Type.String(),
  organName: Type.String(),
  partyLabel: Type.String(),
  channel: Type.String(),
  /** Name of the point that received it and forwarded it (代收转办, A17). */
  forwardedFrom: Type.Optional(Type.String()),
  state: Type.String(),
  stateName: Type.String(),
  /** The state in a sentence a resident understands. */
  stateText: Type.String(),
  concluded: Type.Boolean(),
  /** Role the case waits for, in words; absent when it waits for nobody. */
  awaits: Type.Optional(Type.String()),
  /** Name of the step under way. */
  step: Type.Optional(Type.String()),
  holder: Type.Optional(Type.String()),
  version: Type.Integer(),
  openedAt: Instant,
  concludedAt: Type.Optional(Instant),
  clocks: Type.Array(ClockView),
});
export type CaseSummary = Static<typeof CaseSummary>;

export const TimelineEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  action: Type.String(),
  name: Type.String(),
  text: Type.String(),
  /** Who did it, in words: 申请人, 窗口人员 张三, 系统. */
  by: Type.String(),
  opinion: Type.Optional(Type.String()),
  /** Everything the action recorded; staff only. */
  data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  document: Type.Optional(Type.Object({ name: Type.String(), href: Type.String() })),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

export const AllowedAction = Type.Object({
  id: Type.String(),
  button: Type.String(),
  grave: Type.Boolean(),
  /** JSON Schema of the data it needs; absent: none. */
  data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type AllowedAction = Static<typeof AllowedAction>;

export const CaseView = Type.Object({
  case: CaseSummary,
  timeline: Type.Array(TimelineEntry),
  allowed: Type.Array(AllowedAction),
});
export type CaseView = Static<typeof CaseView>;

export const ActRequest = Type.Object(
  {
    requestKey: RequestKey,
    /** Version the actor saw; another one is refused with `case-changed`. */
    version: Type.Integer({ minimum: 1 }),
    data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { additionalProperties: false },
);
export type ActRequest = Static<typeof ActRequest>;

export const ActAnswer = Type.Object({
  number: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  /** True when this request had been carried out before. */
  repeated: Type.Boolean(),
});
export type ActAnswer = Static<typeof ActAnswer>;
