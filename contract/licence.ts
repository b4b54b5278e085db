/** Electronic licences (电子证照) as their holders, staff, and whoever checks one see them. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";

const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Day = Type.String({ description: "YYYY-MM-DD in Asia/Shanghai; 9999-12-31 is long-term (R6.3)" });

/** R6.4: 01 有效, 02 暂停, 03 撤销, 04 注销, 05 过期, 99 其他. */
export const LicenceStatus = Type.Union([
  Type.Literal("valid"),
  Type.Literal("suspended"),
  Type.Literal("revoked"),
  Type.Literal("cancelled"),
  Type.Literal("expired"),
  Type.Literal("other"),
]);
export type LicenceStatus = Static<typeof LicenceStatus>;

/** What anybody may know of a licence (R13.5): a person's name is masked, what is printed is not told. */
const PublicLicence = Type.Object({
  /** 证照类型名称. */
  name: Type.String(),
  /** 证照编号, as printed. */
  number: Type.String(),
  /** 证照标识 (R6.1). */
  identifier: Type.String(),
  /** 持证主体: of a business the name it trades under. */
  holder: Type.String(),
  operator: Type.Optional(Type.String({ description: "经营者 of a business that a person applied for" })),
  organName: Type.String(),
  issuedOn: Day,
  validFrom: Day,
  validUntil: Day,
  status: LicenceStatus,
  statusName: Type.String(),
  /** Since when it has not been in force. */
  endedAt: Type.Optional(Instant),
});

/**
 * The public check (R6.7). `valid`: genuine and in force. `invalid`: genuine, but suspended, revoked, cancelled,
 * expired or replaced. `forged`: registered, but what is registered is not what was signed. `unknown`: no licence has
 * this code.
 */
export const LicenceCheck = Type.Object({
  verdict: Type.Union([
    Type.Literal("valid"),
    Type.Literal("invalid"),
    Type.Literal("forged"),
    Type.Literal("unknown"),
  ]),
  checkedAt: Instant,
  /** Only of a genuine licence. */
  licence: Type.Optional(PublicLicence),
});
export type LicenceCheck = Static<typeof LicenceCheck>;

/** A licence its holder sees. */
export const MyLicence = Type.Object({
  id: Type.String(),
  ...PublicLicence.properties,
  /** Path of the PDF. */
  href: Type.String(),
  /** Path of the public check page. */
  check: Type.String(),
});
export type MyLicence = Static<typeof MyLicence>;

export const MyLicences = Type.Object({ licences: Type.Array(MyLicence) });
export type MyLicences = Static<typeof MyLicences>;

export const LicenceAction = Type.Union([
  Type.Literal("suspend"),
  Type.Literal("resume"),
  Type.Literal("revoke"),
  Type.Literal("cancel"),
]);
export type LicenceAction = Static<typeof LicenceAction>;

/** A licence on its own page: for its holder and for staff, to whom a person's name is masked. */
export const LicenceView = Type.Object({
  licence: Type.Object({
    ...MyLicence.properties,
    statusReason: Type.Optional(Type.String()),
    /** Number of its case; absent: it came without one. */
    caseNumber: Type.Optional(Type.String()),
    version: Type.Integer(),
  }),
  allowed: Type.Array(LicenceAction),
});
export type LicenceView = Static<typeof LicenceView>;

export const LicenceAct = Type.Object(
  {
    requestKey: RequestKey,
    /** Version the actor saw; another one is refused with `licence-changed`. */
    version: Type.Integer({ minimum: 1 }),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: "\\S" }),
  },
  { additionalProperties: false },
);
export type LicenceAct = Static<typeof LicenceAct>;
