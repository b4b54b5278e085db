/**
 * Self-evaluations over HTTP.
 *
 * `GET /api/staff/evaluations` EvaluationList · `POST …` Opened · `GET …/:number` EvaluationView · `POST …/:number/content`
 * Saved · `POST …/:number/acts/:action` Acted · `POST …/:number/making` Making · `POST …/:number/check` EditionCheck ·
 * `GET …/:number/report.{docx,pdf,xlsx,html}` · `GET /api/evaluations` PublishedList.
 */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";
import { EditionCheck, FrozenFigure } from "./edition.ts";
import {
  Claim,
  EvaluationContent,
  EvaluationFinding,
  EvaluationRules,
  IndicatorTable,
  ReportFigure,
  Section,
} from "./evaluation.ts";
import { longWork } from "./long-work.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const name = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Uscc = Type.String({ minLength: 18, maxLength: 18 });
export const EvaluationYear = Type.Integer({ minimum: 2000, maximum: 2099 });

/** Of `data/evaluation/`: valid from a year on, for a province, a city or a county (the first digits of its code). */
const template = {
  id: Type.String({ pattern: "^[a-z][a-z0-9-]{0,59}$" }),
  from: EvaluationYear,
  region: Type.String({ pattern: "^[0-9]{2,6}$" }),
  name: name(60),
  source: name(200),
};
export const TableTemplate = Type.Object(
  { ...template, kind: Type.Literal("table"), table: IndicatorTable },
  exact,
);
export type TableTemplate = Static<typeof TableTemplate>;
export const ReportTemplate = Type.Object(
  {
    ...{ ...template, kind: Type.Literal("report") },
    figures: Type.Array(ReportFigure, { maxItems: 300 }),
    claims: Type.Array(Claim, { maxItems: 200 }),
    sections: Type.Array(Section, { maxItems: 20 }),
  },
  exact,
);
export type ReportTemplate = Static<typeof ReportTemplate>;

export const EvaluationState = Type.Union([
  Type.Literal("drafting"),
  Type.Literal("review"),
  Type.Literal("signing"),
  Type.Literal("published"),
  Type.Literal("abandoned"),
]);
export const EvaluationAct = Type.Union([
  Type.Literal("submit"),
  Type.Literal("pass-section"),
  Type.Literal("pass"),
  Type.Literal("return"),
  Type.Literal("sign"),
  Type.Literal("abandon"),
]);
export type EvaluationAct = Static<typeof EvaluationAct>;

/** Which one it is. */
const which = {
  number: Type.String(),
  year: Type.Integer(),
  edition: Type.Integer(),
  organName: Type.String(),
};
/** What it came to; null: not reckoned yet. */
const result = {
  total: Type.Union([Type.String(), Type.Null()]),
  grade: Type.Union([Type.String(), Type.Null()]),
};

export const EvaluationRow = Type.Object({
  ...which,
  state: EvaluationState,
  stateName: Type.String(),
  ...result,
  openedAt: Instant,
});
export type EvaluationRow = Static<typeof EvaluationRow>;
export const EvaluationList = Type.Object({
  rows: Type.Array(EvaluationRow),
  /** Organs and years for which the reader may begin one. */
  organs: Type.Array(Type.Object({ uscc: Type.String(), name: Type.String() })),
  years: Type.Array(Type.Integer()),
});
export type EvaluationList = Static<typeof EvaluationList>;

/** Reading figures, under way or over. */
export const Making = Type.Object({
  ...longWork,
  /** Figures that could not be read, by name. */
  missing: Type.Array(Type.String()),
  /** Next year's targets, by measure (`row/measure`). */
  proposals: Type.Record(Type.String(), Type.Object({ target: Type.String(), sentence: Type.String() })),
});
export type Making = Static<typeof Making>;

export const EvaluationView = Type.Object({
  ...which,
  organ: Type.String(),
  state: EvaluationState,
  stateName: Type.String(),
  /** Of the case: what an act must name. */
  caseVersion: Type.Integer(),
  /** Of the content: what a save must name. */
  version: Type.Integer(),
  /** The last one that somebody wrote: what came after it was read by the system. */
  writtenVersion: Type.Integer(),
  content: EvaluationContent,
  rules: EvaluationRules,
  tableTemplate: Type.String(),
  reportTemplate: Type.String(),
  savedBy: Type.String(),
  savedAt: Instant,
  /** Sections of this version that somebody has looked through. */
  reviews: Type.Array(Type.Object({ section: Type.String(), by: Type.String(), at: Instant })),
  /** Why it was sent back last. */
  returned: optional(Type.Object({ reasons: Type.String(), by: Type.String(), at: Instant })),
  making: optional(Making),
  /** The page that lists what is behind a bound figure, by its place. */
  links: Type.Record(Type.String(), Type.String()),
  /** Last year's published values and score. */
  last: optional(
    Type.Object({
      total: Type.Union([Type.String(), Type.Null()]),
      values: Type.Record(Type.String(), Type.String()),
    }),
  ),
  published: optional(
    Type.Object({
      digest: Type.String(),
      signedOn: Type.String(),
      signedBy: Type.String(),
      figures: Type.Array(FrozenFigure),
      /** The last time it was checked again. */
      check: optional(EditionCheck),
    }),
  ),
  maySave: Type.Boolean(),
  allowed: Type.Array(EvaluationAct),
});
export type EvaluationView = Static<typeof EvaluationView>;

export const OpenEvaluation = Type.Object(
  { requestKey: RequestKey, year: EvaluationYear, organ: Uscc },
  exact,
);
export type OpenEvaluation = Static<typeof OpenEvaluation>;
/** Values bound to metrics are the system's own readings: those that are sent are left aside (R11.8). */
export const SaveEvaluation = Type.Object(
  {
    requestKey: RequestKey,
    /** What it was written upon; figures may have been read since. */
    version: Type.Integer({ minimum: 1, maximum: 100_000 }),
    content: EvaluationContent,
    note: Type.String({ maxLength: 200 }),
  },
  exact,
);
export type SaveEvaluation = Static<typeof SaveEvaluation>;
export const ActOnEvaluation = Type.Object(
  {
    requestKey: RequestKey,
    version: Type.Integer({ minimum: 1, maximum: 100_000 }),
    /** `pass-section`: which. */
    section: optional(Type.String({ minLength: 1, maxLength: 80 })),
    /** `return`: why. */
    reasons: optional(Type.String({ minLength: 2, maxLength: 500 })),
  },
  exact,
);
export type ActOnEvaluation = Static<typeof ActOnEvaluation>;
export const EvaluationNumber = Type.Object({ number: Type.String() });
export const SavedEvaluation = Type.Object({ version: Type.Integer() });

export const PublishedList = Type.Object({
  rows: Type.Array(Type.Object({ ...which, ...result, signedOn: Type.String() })),
});
export type PublishedList = Static<typeof PublishedList>;
export const PublishedEvaluation = Type.Object({
  ...which,
  content: EvaluationContent,
  rules: EvaluationRules,
  signedOn: Type.String(),
  digest: Type.String(),
});
export type PublishedEvaluation = Static<typeof PublishedEvaluation>;
export type { Comparison, FrozenFigure } from "./edition.ts";
export { EvaluationFinding };
