/** What a service item says of written promises in the place of a material (R2.31, R2.32). */
import Type, { type Static } from "typebox";
import { Limit } from "./limit.ts";

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/**
 * 告知承诺 (R2.31): what the applicant is told in writing before they sign in place of handing in the material. The
 * conditions, how it is checked, and what a false commitment leads to are printed with the signature.
 */
export const Commitment = Type.Object(
  {
    basis: text(500),
    /** What must be true for the commitment to be true, one sentence each. */
    conditions: Type.Array(text(300), { minItems: 1, maxItems: 20 }),
    /** How it is checked afterwards, in a sentence. */
    checking: text(500),
    /** [A] Percent of the decisions that are checked afterwards; 100: every one. */
    share: Type.Integer({ minimum: 1, maximum: 100 }),
    /** The check is made on the spot, by two officers at least (R2.18). */
    onSite: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type Commitment = Static<typeof Commitment>;

/** Why nothing of an item may be handed in later (R2.32): what it directly touches, or a law that forbids it. */
export const DeferralBar = Type.Union([
  Type.Literal("public-safety"),
  Type.Literal("ecology"),
  Type.Literal("energy-saving"),
  Type.Literal("health"),
  Type.Literal("life-property"),
  Type.Literal("law"),
]);
export type DeferralBar = Static<typeof DeferralBar>;

/** 容缺受理 (R2.32): how long after acceptance the materials that may wait are waited for, and by which rule. */
export const Deferral = Type.Object({ limit: Limit, basis: text(500) }, { additionalProperties: false });
export type Deferral = Static<typeof Deferral>;
