/**
 * Files that prove what is entered by hand, kept under their content.
 *
 * `POST /api/staff/evidence` (multipart, field `file`) EvidenceFile · `GET …/:id` the file, audited.
 */
import Type, { type Static } from "typebox";
import { FileId } from "./file.ts";

const exact = { additionalProperties: false };

/** The id is the digest (SHA-256): whatever freezes it freezes the content. */
export const EvidenceFile = Type.Object(
  {
    id: FileId,
    name: Type.String({ minLength: 1, maxLength: 200 }),
    size: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
  },
  exact,
);
export type EvidenceFile = Static<typeof EvidenceFile>;
