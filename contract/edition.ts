/**
 * Published editions (a year's self-evaluation or report on disclosure, a month's bulletin): their figures frozen with definitions and digests,
 * and what comes out when they are computed again.
 */
import Type, { type Static } from "typebox";
import { longWork } from "./long-work.ts";
import { Dimension, Period } from "./metric.ts";

const optional = Type.Optional;
const Text = Type.Union([Type.String(), Type.Null()]);
const Instant = Type.String({ description: "UTC instant, ISO 8601" });

/** A month, an organ, an item of a figure: its value, and a digest of the facts in it. */
export const FrozenPart = Type.Object({
  id: Type.String(),
  value: Type.Union([Type.Number(), Type.Null()]),
  digest: Type.String(),
});
export type FrozenPart = Static<typeof FrozenPart>;

export const FrozenFigure = Type.Object({
  /**
   * Where it stands: `figure/<id>`, `measure/<row>/<id>`, `execution/<which>`; `plan/…`, `past/…` of those;
   * `chart/<section>/<id>/<series>/<point>`; of a bulletin `block/<n>/<metric>`;
   * of the report on disclosure `cell/<line>/<item>`, and what was entered `cell/<line>/<column>`, `text/<section>`.
   */
  place: Type.String(),
  name: Type.String(),
  metric: Type.String(),
  edition: Type.Integer(),
  sentence: Type.String(),
  value: Text,
  unit: Type.String(),
  href: Type.String(),
  asOf: Type.String(),
  digest: Type.String(),
  /** Absent in editions of before: the year of the evaluation. */
  period: optional(Period),
  /** Absent: the whole county. */
  organ: optional(Type.String()),
  /** Absent: every item. */
  item: optional(Type.String()),
  /** So that a difference can be narrowed down without keeping the lists. */
  parts: optional(Type.Array(Type.Object({ by: Dimension, rows: Type.Array(FrozenPart) }))),
});
export type FrozenFigure = Static<typeof FrozenFigure>;

/** A case behind a figure: something lawful was recorded after publication, or its history was altered. */
export const EditionCause = Type.Object({
  /** Of the case; absent: a figure entered anew. */
  number: optional(Type.String()),
  /** Which event. */
  seq: optional(Type.Integer()),
  at: optional(Instant),
  sentence: Type.String(),
});
export type EditionCause = Static<typeof EditionCause>;

export const FigureDifference = Type.Object({
  place: Type.String(),
  name: Type.String(),
  was: Text,
  now: Text,
  /** The value differs, or only the data behind it; `definition`: there is nothing to compute it by. */
  what: Type.Union([
    Type.Literal("value"),
    Type.Literal("data"),
    Type.Literal("definition"),
    Type.Literal("same"),
  ]),
  /**
   * `later`: lawful events after publication; `altered`: a history behind it does not fit its digests; `elsewhere`: what
   * is behind it are no cases, whose events are not kept; `unknown`: nothing lawful explains it.
   */
  why: Type.Union([
    Type.Literal("later"),
    Type.Literal("altered"),
    Type.Literal("elsewhere"),
    Type.Literal("unknown"),
  ]),
  /** Months, organs … that differ, in words. */
  parts: Type.Array(Type.String()),
  causes: Type.Array(EditionCause),
  sentence: Type.String(),
});
export type FigureDifference = Static<typeof FigureDifference>;

/** A published edition beside what its own definitions come to now. */
export const Comparison = Type.Object({
  /** The stored edition has the digest and the signature it was published with. */
  intact: Type.Boolean(),
  /** What in it is not as it was published, in words. */
  altered: Type.Array(Type.String()),
  /** How many figures were computed anew, or held against what was entered. */
  compared: Type.Integer(),
  differing: Type.Array(FigureDifference),
});
export type Comparison = Static<typeof Comparison>;

/** Checking an edition again: long work that can be left. */
export const EditionCheck = Type.Object({
  ...longWork,
  finishedAt: optional(Instant),
  comparison: optional(Comparison),
});
export type EditionCheck = Static<typeof EditionCheck>;
