/** Electronic licences (电子证照) as their holders, staff, and whoever checks one see them. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";

const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Day = Type.String({ description: "YYYY-MM-DD in Asia/Shanghai; 9999-12-31 is long-term (R6.3)" });

/** R6.4: 01 有效, 02 暂停, 03 撤销, 04 注销, 05 过期, 99 其他. */
export const LicenceStatus = Type.Union([
  Type.Literal("active"),
  Type.Literal("suspended"),
  Type.Literal("revoked"),
  Type.Literal("cancelled"),
  Type.Literal("expired"),
  Type.Literal("other"),
]);
export type LicenceStatus = Static<typeof LicenceStatus>;

export const LicenceAction = Type.Union([
  Type.Literal("suspend"),
  Type.Literal("resume"),
  Type.Literal("revoke"),
  Type.Literal("cancel"),
]);
export type LicenceAction = Static<typeof LicenceAction>;

export const LicenceSummary = Type.Object({
  id: Type.String(),
  /** 证照类型名称. */
  name: Type.String(),
  /** 证照编号, as printed. */
  number: Type.String(),
  holder: Type.String({ description: "a person's name is masked for staff (R13.5)" }),
  organName: Type.String(),
  issuedOn: Day,
  validTo: Day,
  status: LicenceStatus,
  statusName: Type.String(),
  /** The PDF. */
  href: Type.String(),
});
export type LicenceSummary = Static<typeof LicenceSummary>;

export const MyLicences = Type.Object({ licences: Type.Array(LicenceSummary) });
export type MyLicences = Static<typeof MyLicences>;

export const LicenceView = Type.Object({
  licence: Type.Object({
    ...LicenceSummary.properties,
    /** 证照标识 (R6.1). */
    identifier: Type.String(),
    validFrom: Day,
    statusReason: Type.Optional(Type.String()),
    statusAt: Instant,
    fields: Type.Array(Type.Object({ label: Type.String(), text: Type.String() })),
    /** Address of the public check page. */
    check: Type.String(),
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
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
);
export type LicenceAct = Static<typeof LicenceAct>;

/**
 * What anybody learns who scans a licence (R6.7, R13.5). `valid`: genuine and in force. `invalid`: genuine, but
 * suspended, revoked, cancelled, expired or replaced. `forged`: registered, but its content does not fit the
 * signature. `unknown`: no licence has this code.
 */
export const LicenceCheck = Type.Object({
  verdict: Type.Union([
    Type.Literal("valid"),
    Type.Literal("invalid"),
    Type.Literal("forged"),
    Type.Literal("unknown"),
  ]),
  checkedAt: Instant,
  licence: Type.Optional(
    Type.Object({
      name: Type.String(),
      number: Type.String(),
      identifier: Type.String(),
      /** A person's name is masked. */
      holder: Type.String(),
      organName: Type.String(),
      issuedOn: Day,
      validFrom: Day,
      validTo: Day,
      status: LicenceStatus,
      statusName: Type.String(),
      /** Since when it has not been in force. */
      endedAt: Type.Optional(Instant),
    }),
  ),
});
export type LicenceCheck = Static<typeof LicenceCheck>;
