/** The roster of helpers, their duty, and the figures of helping (R12.5) over HTTP. */
import Type, { type Static } from "typebox";
import {
  AreaCode,
  Candidate,
  day,
  exact,
  instant,
  list,
  oneOf,
  optional,
  Place,
  Tier,
  Uuid,
  words,
} from "./assistance-parts.ts";
import { RequestKey } from "./case.ts";

/** Somebody on the roster, and what they have on hand. */
export const RosterRow = Type.Object({
  staff: Uuid,
  account: Type.String(),
  name: Type.String(),
  tier: Tier,
  area: AreaCode,
  areaName: Type.String(),
  place: optional(Type.String()),
  site: Type.String(),
  languages: list(Type.String()),
  phone: Type.String(),
  open: Type.Integer(),
  cap: Type.Integer(),
  awayUntil: optional(day),
  dutyToday: optional(Type.String()),
  version: Type.Integer(),
});
export type RosterRow = Static<typeof RosterRow>;
export const Roster = Type.Object({
  rows: list(RosterRow),
  /** Staff with the post who are not on the roster yet. */
  candidates: list(Candidate),
  areas: list(Place),
  languages: list(Type.String()),
  mayManage: Type.Boolean(),
});
export type Roster = Static<typeof Roster>;

export const RosterEntry = Type.Object(
  {
    requestKey: RequestKey,
    /** The one last seen; 0: not on the roster before. */
    version: Type.Integer({ minimum: 0 }),
    tier: Tier,
    area: AreaCode,
    place: optional(words(1, 60)),
    site: words(2, 60),
    languages: Type.Array(words(1, 20), { maxItems: 10 }),
    phone: words(7, 20),
    awayUntil: optional(day),
    left: optional(Type.Boolean()),
  },
  exact,
);
export type RosterEntry = Static<typeof RosterEntry>;

export const time = Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" });
const DutyKind = oneOf(["site", "guide"] as const);
export const DutyRow = Type.Object({
  id: Uuid,
  staff: Uuid,
  name: Type.String(),
  tier: Tier,
  site: Type.String(),
  on: day,
  from: time,
  to: time,
  kind: DutyKind,
});
export type DutyRow = Static<typeof DutyRow>;
export const DutyList = Type.Object({
  rows: list(DutyRow),
  from: day,
  to: day,
  helpers: list(Candidate),
  mayManage: Type.Boolean(),
});
export type DutyList = Static<typeof DutyList>;
export const NewDuty = Type.Object(
  { requestKey: RequestKey, staff: Uuid, on: day, from: time, to: time, kind: DutyKind },
  exact,
);
export type NewDuty = Static<typeof NewDuty>;

/** 件次: one for each closed service; nothing else is counted. */
export const CountRow = Type.Object({
  key: Type.String(),
  name: Type.String(),
  count: Type.Integer(),
  /** Of them: what was sought was achieved, or the client can do it now. */
  achieved: Type.Integer(),
});
export type CountRow = Static<typeof CountRow>;
export const AssistanceFigures = Type.Object({
  from: day,
  to: day,
  total: Type.Integer(),
  byHelper: list(CountRow),
  byTier: list(CountRow),
  bySite: list(CountRow),
  byMonth: list(CountRow),
  byOutcome: list(CountRow),
  /** Cases handed in under a mandate. */
  handedIn: Type.Integer(),
  /** Ratings of what helpers handed in that count, and their mean of 100 (R4.8). */
  ratings: Type.Object({ count: Type.Integer(), satisfaction: optional(Type.Number()) }),
});
export type AssistanceFigures = Static<typeof AssistanceFigures>;
export const Counted = Type.Object({
  rows: list(
    Type.Object({
      number: Type.String(),
      at: instant,
      helperName: Type.String(),
      tier: Tier,
      site: Type.String(),
      outcome: Type.String(),
    }),
  ),
  truncated: Type.Boolean(),
});
export type Counted = Static<typeof Counted>;
