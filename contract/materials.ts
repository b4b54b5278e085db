/** The store of materials (材料库): what is kept, what need not be handed in again, what nobody may ask for any more. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";

/**
 * R1.19 evidence grade: A issued by the authority, B checked against the original by a window officer (both reusable),
 * C uploaded and to be checked against the original, D made by the applicant, who answers for it.
 */
export const Grade = Type.Union([Type.Literal("A"), Type.Literal("B"), Type.Literal("C"), Type.Literal("D")]);
export type Grade = Static<typeof Grade>;

export const RecordId = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });

/** A kept material that stands in for one that is asked for. `from` says where it came from and when. */
export const StoredMaterial = Type.Object({
  material: Type.String(),
  record: RecordId,
  grade: Type.Union([Type.Literal("A"), Type.Literal("B")]),
  from: Type.String(),
});
export type StoredMaterial = Static<typeof StoredMaterial>;
export const StoredMaterials = Type.Object({ materials: Type.Array(StoredMaterial) });
export type StoredMaterials = Static<typeof StoredMaterials>;

/** Why a material was not demanded: reused from the store, shared by data, another item's result, held, abolished. */
export const UseReason = Type.Union([
  Type.Literal("reused"),
  Type.Literal("shared"),
  Type.Literal("result"),
  Type.Literal("held"),
  Type.Literal("abolished"),
]);
export type UseReason = Static<typeof UseReason>;

/** One of my materials. */
export const MyMaterial = Type.Object({
  id: RecordId,
  name: Type.String(),
  /** Of an enterprise: its name. */
  holder: Type.Optional(Type.String()),
  grade: Grade,
  from: Type.String(),
  keptOn: Type.String(),
  validUntil: Type.Optional(Type.String()),
  /** Whether it may stand in where it is asked for, today. */
  reusable: Type.Boolean(),
  files: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  /** Cases it was used in instead of being handed in again. */
  uses: Type.Array(Type.Object({ number: Type.String(), on: Type.String() })),
  /** Absent: it may not be deleted, as `kept` says. */
  deletable: Type.Boolean(),
  kept: Type.Optional(Type.String()),
});
export type MyMaterial = Static<typeof MyMaterial>;
export const MyMaterials = Type.Object({ materials: Type.Array(MyMaterial) });
export type MyMaterials = Static<typeof MyMaterials>;

export const DeleteMaterial = Type.Object({ requestKey: RequestKey }, { additionalProperties: false });

/** A proof that nobody may ask for any more. */
export const AbolishedProof = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }),
    name: Type.String({ minLength: 2, maxLength: 100 }),
    /** Other names it is asked for under. */
    aliases: Type.Array(Type.String({ minLength: 2, maxLength: 100 })),
    /** Only when one of these issues it; absent: whoever does. */
    issuedBy: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 50 }), { minItems: 1 })),
    /** What does instead. */
    instead: Type.String({ minLength: 2, maxLength: 300 }),
    /** The document that abolished it; its number only where it is certain. */
    source: Type.Object(
      {
        document: Type.String({ minLength: 2, maxLength: 200 }),
        number: Type.Optional(Type.String({ minLength: 2, maxLength: 60 })),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type AbolishedProof = Static<typeof AbolishedProof>;
export const AbolishedProofs = Type.Object({ proofs: Type.Array(AbolishedProof) });
export type AbolishedProofs = Static<typeof AbolishedProofs>;
