/** Remote guiding (云导办, B15) over HTTP. */
import Type, { type Static } from "typebox";
import { exact, instant, list, optional, Step, Uuid, words } from "./assistance-parts.ts";
import { RequestKey } from "./case.ts";

/** Remote guiding (云导办, B15). */
export const GuidanceSlots = Type.Object({
  minutes: Type.Integer(),
  slots: list(Type.Object({ startsAt: instant, helper: Uuid, helperName: Type.String() })),
});
export type GuidanceSlots = Static<typeof GuidanceSlots>;
export const BookGuidance = Type.Object(
  {
    requestKey: RequestKey,
    startsAt: Type.String({ format: "date-time" }),
    helper: optional(Uuid),
    text: words(2, 500),
  },
  exact,
);
export type BookGuidance = Static<typeof BookGuidance>;
export const GuidanceView = Type.Object({
  number: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  stateText: Type.String(),
  concluded: Type.Boolean(),
  version: Type.Integer(),
  startsAt: instant,
  minutes: Type.Integer(),
  helperName: Type.String(),
  partyLabel: Type.String(),
  text: Type.String(),
  /** Where the two meet; the media itself is another system's. */
  link: optional(Type.String()),
  timeline: list(Step),
  may: list(Type.String()),
  mine: Type.Boolean(),
});
export type GuidanceView = Static<typeof GuidanceView>;
export const GuidanceList = Type.Object({ rows: list(GuidanceView) });
export type GuidanceList = Static<typeof GuidanceList>;
