/** Checks of commitments after the decision (R2.31), and credit records (R2.31, R2.32). */
import Type, { type Static } from "typebox";
import { CaseView, RequestKey } from "./case.ts";

const exact = { additionalProperties: false };
const words = (maxLength: number) => Type.String({ minLength: 2, maxLength });

/** The check of one case's commitments: what was decided without a proof, and what it must show. */
export const AfterCheckView = Type.Object({
  ...CaseView.properties,
  /** Number of the case that was decided. */
  main: Type.String(),
  commitments: Type.Array(
    Type.Object({ name: Type.String(), conditions: Type.Array(Type.String()), checking: Type.String() }),
  ),
  onSite: Type.Boolean(),
});
export type AfterCheckView = Static<typeof AfterCheckView>;

/** A bad-credit record. `serious` ones keep from deferral and commitment until they are repaired. */
export const CreditRecord = Type.Object({
  id: Type.String(),
  /** Masked for staff; of their own the resident reads it in full. */
  holder: Type.String(),
  number: Type.String(),
  serious: Type.Boolean(),
  reason: Type.String(),
  /** Number of the case or of the document it comes from. */
  source: Type.String(),
  from: Type.String({ format: "date" }),
  repairedOn: Type.Optional(Type.String({ format: "date" })),
  repairDocument: Type.Optional(Type.String()),
});
export type CreditRecord = Static<typeof CreditRecord>;

export const CreditRecords = Type.Object({
  records: Type.Array(CreditRecord),
  /** May this reader add and repair? */
  mayKeep: Type.Boolean(),
  /** `before` of the following page. */
  next: Type.Optional(Type.String()),
});
export type CreditRecords = Static<typeof CreditRecords>;

export const AddCreditRecord = Type.Object(
  {
    requestKey: RequestKey,
    name: words(200),
    /** Identity number or unified social credit code. */
    number: Type.String({ pattern: "^[0-9A-Z]{15,18}$" }),
    serious: Type.Boolean(),
    reason: words(500),
    source: words(100),
    from: Type.String({ format: "date" }),
  },
  exact,
);
export type AddCreditRecord = Static<typeof AddCreditRecord>;

export const RepairCreditRecord = Type.Object(
  { requestKey: RequestKey, document: words(100), on: Type.String({ format: "date" }) },
  exact,
);
export type RepairCreditRecord = Static<typeof RepairCreditRecord>;

export const RevealedHolder = Type.Object({ name: Type.String(), number: Type.String() });
