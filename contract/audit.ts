/** The audit log as its reader sees it (R13.3). */
import Type, { type Static } from "typebox";

const optional = Type.Optional;

export const AuditEntry = Type.Object(
  {
    seq: Type.Integer({ minimum: 1 }),
    at: Type.String(),
    actorKind: Type.Union([
      Type.Literal("resident"),
      Type.Literal("staff"),
      Type.Literal("device"),
      Type.Literal("connected"),
      Type.Literal("system"),
      Type.Literal("nobody"),
    ]),
    actor: optional(Type.String()),
    /** Login name of staff, name of a device or system. */
    actorName: optional(Type.String()),
    /** What was done: `staff.sign-in`, `person.reveal`, `role.grant` … */
    action: Type.String(),
    subjectKind: optional(Type.String()),
    subject: optional(Type.String()),
    result: Type.Union([Type.Literal("done"), Type.Literal("refused")]),
    /** Why personal data was looked at, or the code of the refusal. */
    reason: optional(Type.String()),
    client: optional(Type.String()),
    details: Type.Record(Type.String(), Type.Unknown()),
    digest: Type.String(),
  },
  { additionalProperties: false },
);
export type AuditEntry = Static<typeof AuditEntry>;

/** `before`: entries older than this seq, for the next page. */
export const AuditQuery = Type.Object(
  {
    /** Login name or account id. */
    actor: optional(Type.String({ maxLength: 60 })),
    action: optional(Type.String({ maxLength: 60 })),
    subject: optional(Type.String({ maxLength: 60 })),
    result: optional(Type.Union([Type.Literal("done"), Type.Literal("refused")])),
    from: optional(Type.String({ format: "date" })),
    to: optional(Type.String({ format: "date" })),
    before: optional(Type.Integer({ minimum: 1 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  },
  { additionalProperties: false },
);
export type AuditQuery = Static<typeof AuditQuery>;

export const AuditPage = Type.Object(
  {
    entries: Type.Array(AuditEntry),
    /** Names of the staff and organs the entries speak of, by id. */
    names: Type.Record(Type.String(), Type.String()),
    next: optional(Type.Integer()),
  },
  { additionalProperties: false },
);
export type AuditPage = Static<typeof AuditPage>;
