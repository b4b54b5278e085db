/** What every route answers when it refuses: a stable code, and a sentence that says what to do next. */
import Type, { type Static } from "typebox";

export const FieldFault = Type.Object({
  /** Path in the body or query, with dots: `applicant.phone`, `materials.0.files`. */
  field: Type.String(),
  message: Type.String(),
});
export type FieldFault = Static<typeof FieldFault>;

export const RefusalBody = Type.Object({
  code: Type.String(),
  message: Type.String(),
  /** The first field that is wrong. */
  field: Type.Optional(Type.String()),
  fields: Type.Optional(Type.Array(FieldFault)),
  /** With a fault of ours only: what to tell the people who run the system. */
  incident: Type.Optional(Type.String()),
});
export type RefusalBody = Static<typeof RefusalBody>;
