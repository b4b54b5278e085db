/** An application before it is handed in, and what is handed in. */
import Type, { type Static } from "typebox";
import { FileId, FileRef } from "./file.ts";
import { Answers } from "./form.ts";
import { RecordId } from "./materials.ts";
import { DraftRenewal } from "./renewal.ts";

export const FileView = Type.Object({
  id: FileId,
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
});
export type FileView = Static<typeof FileView>;

/** What of a material came on paper: the original, a copy, or both. */
export const Papers = Type.Array(Type.Union([Type.Literal("original"), Type.Literal("copy")]), {
  minItems: 1,
  maxItems: 2,
  uniqueItems: true,
});
export type Papers = Static<typeof Papers>;

/**
 * A material that is not handed in now, by a written promise of the applicant: `deferral` to bring it later (容缺,
 * R2.32), `commitment` that what it would prove is true (告知承诺, R2.31).
 */
export const MaterialPromise = Type.Object(
  {
    kind: Type.Union([Type.Literal("deferral"), Type.Literal("commitment")]),
    /** The name the applicant signed with: typed on a phone, or on the paper signed before the clerk at a counter. */
    signedBy: Type.String({ minLength: 1, maxLength: 60 }),
  },
  { additionalProperties: false },
);
export type MaterialPromise = Static<typeof MaterialPromise>;

/** Files handed in for a material, by material id. `paper`: handed in on paper at a counter; `papers`: as what. */
export const MaterialEntry = Type.Object(
  {
    material: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }),
    files: Type.Array(FileRef, { maxItems: 20 }),
    paper: Type.Optional(Type.Boolean()),
    papers: Type.Optional(Papers),
    /** The kept material that stands in for it (R1.17, R1.19); the server gives it its files when it is handed in. */
    record: Type.Optional(RecordId),
    promise: Type.Optional(MaterialPromise),
  },
  { additionalProperties: false },
);
export type MaterialEntry = Static<typeof MaterialEntry>;

/** What a draft holds: answers to the situation, to the form, and the materials so far. */
export const DraftContent = Type.Object(
  {
    situation: Answers,
    answers: Answers,
    materials: Type.Array(MaterialEntry, { maxItems: 100 }),
  },
  { additionalProperties: false },
);
export type DraftContent = Static<typeof DraftContent>;

export const Draft = Type.Object({
  id: Type.String(),
  /** What it is for: an item, or with `bundle` a bundle. */
  item: Type.Object({ key: Type.String(), version: Type.Integer(), name: Type.String() }),
  bundle: Type.Optional(Type.Boolean()),
  /** The enterprise it is for (uscc); absent: the resident themselves. */
  actingFor: Type.Optional(Type.String()),
  version: Type.Integer(),
  savedAt: Type.String(),
  content: DraftContent,
  /** What it is for has a newer version by now: it must be renewed before it can be handed in. */
  outdated: Type.Optional(Type.Boolean()),
  /** Whoever applies has a serious bad-credit record: no promise stands in for a material (R2.31, R2.32). */
  seriousRecord: Type.Optional(Type.Boolean()),
  /** What a renewal has changed and the resident has not put away yet. */
  renewal: Type.Optional(DraftRenewal),
});
export type Draft = Static<typeof Draft>;

export const DraftSummary = Type.Omit(Draft, ["content", "outdated", "seriousRecord", "renewal"]);
export type DraftSummary = Static<typeof DraftSummary>;

export const OpenDraft = Type.Object(
  {
    item: Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" }),
    /** `item` is the key of a bundle. */
    bundle: Type.Optional(Type.Boolean()),
    actingFor: Type.Optional(Type.String({ pattern: "^[0-9A-Z]{18}$" })),
  },
  { additionalProperties: false },
);

/** `version` is the one last seen: a draft changed on another device is refused, never overwritten. */
export const SaveDraft = Type.Object(
  { version: Type.Integer({ minimum: 1 }), content: DraftContent },
  { additionalProperties: false },
);

/** Over the version last seen, as with saving. */
export const RenewDraft = Type.Object(
  { version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);

/** A draft is handed in once, however often it is asked for: its id is the request's key. */
export const SubmitDraft = Type.Object(
  { version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);

export const Submitted = Type.Object({ number: Type.String(), queryCode: Type.String() });
export type Submitted = Static<typeof Submitted>;
