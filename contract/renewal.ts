/** What a new version of an item or bundle means for a draft that was begun under an older one. */
import Type, { type Static } from "typebox";

/** One question, field or material that the new version asks for otherwise. */
export const DraftChange = Type.Object({
  part: Type.Union([Type.Literal("situation"), Type.Literal("answers"), Type.Literal("materials")]),
  id: Type.String(),
  name: Type.String(),
  /**
   * `again`: what was said no longer fits and must be said again. `look`: it still stands, but what is asked has
   * changed. `new`: nobody was asked before. `gone`: nobody is asked any more.
   */
  change: Type.Union([
    Type.Literal("again"),
    Type.Literal("look"),
    Type.Literal("new"),
    Type.Literal("gone"),
  ]),
  /** What has changed, in a sentence. */
  why: Type.String(),
  /** What was said, where the draft no longer holds it. */
  said: Type.Optional(Type.String()),
  /** Of a field: index of its page. */
  page: Type.Optional(Type.Integer()),
});
export type DraftChange = Static<typeof DraftChange>;

export const DraftRenewal = Type.Object({
  /** How many of the answers and materials stand as they were. */
  kept: Type.Integer(),
  changes: Type.Array(DraftChange),
});
export type DraftRenewal = Static<typeof DraftRenewal>;
