/** People as the browsers see them: roles, posts, profiles. */
import Type, { type Static } from "typebox";

/** What a post lets its holder do; R13.3 keeps the last three apart from everything else and from each other. */
export const StaffRole = Type.Union([
  Type.Literal("clerk"),
  Type.Literal("examiner"),
  Type.Literal("surveyor"),
  Type.Literal("approver"),
  Type.Literal("supervisor"),
  Type.Literal("archivist"),
  Type.Literal("organ-head"),
  Type.Literal("director"),
  Type.Literal("catalogue-editor"),
  /** Somebody of a supplier of free services: from outside, sees their own orders and nothing else (R12.9). */
  Type.Literal("supplier"),
  /** 帮办员: helps with errands under a mandate (R12.5). */
  Type.Literal("assistant"),
  /** 财务人员: keeps the budget of the bureau, its entries, contracts and posts; works on no matter. */
  Type.Literal("accountant"),
  Type.Literal("system-admin"),
  Type.Literal("security-admin"),
  Type.Literal("audit-admin"),
]);
export type StaffRole = Static<typeof StaffRole>;

/**
 * A post (岗位): one role, for one organ, in some of its halls. No halls means every hall.
 * `reach` is `all-organs` for a comprehensive counter (综合窗口), for supervision and for the archive.
 */
export const Post = Type.Object(
  {
    id: Type.String({ maxLength: 40 }),
    organ: Type.String({ pattern: "^[0-9A-Z]{18}$", description: "统一社会信用代码 of the organ" }),
    role: StaffRole,
    halls: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100 }),
    reach: Type.Union([Type.Literal("organ"), Type.Literal("all-organs")]),
  },
  { additionalProperties: false },
);
export type Post = Static<typeof Post>;

const exact = { additionalProperties: false };
const phone = Type.String({ minLength: 1, maxLength: 20 });
const Day = Type.String({ format: "date" });

export const CodeAsk = Type.Object({ phone }, exact);
/** The same answer for known and unknown numbers. */
export const CodeSent = Type.Object(
  {
    minutes: Type.Integer({ description: "how long the code counts" }),
    again: Type.Integer({ description: "seconds until another may be asked for" }),
  },
  exact,
);
export const PhoneSignIn = Type.Object({ phone, code: Type.String({ minLength: 1, maxLength: 12 }) }, exact);

/** What residents may change themselves; name and number only until the national identity has confirmed them. */
export const ProfileEdit = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    idNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
    address: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
    invitations: Type.Optional(Type.Boolean()),
  },
  exact,
);
export type ProfileEdit = Static<typeof ProfileEdit>;

/** An enterprise to act for, as its business licence says it. */
export const EnterpriseAsk = Type.Object(
  {
    uscc: Type.String({ minLength: 1, maxLength: 30 }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    legalPerson: Type.String({ minLength: 1, maxLength: 60 }),
  },
  exact,
);
export type EnterpriseAsk = Static<typeof EnterpriseAsk>;

export const MandateScope = Type.Union([Type.Literal("apply"), Type.Literal("view")]);

/** A mandate the legal person gives to whoever has this phone. */
export const MandateAsk = Type.Object(
  {
    requestKey: Type.String({ format: "uuid" }),
    phone,
    scope: MandateScope,
    validFrom: Day,
    validTo: Type.Optional(Day),
  },
  exact,
);
export type MandateAsk = Static<typeof MandateAsk>;

/** A mandate given, for the legal person to look through; the holder is masked (R13.5). */
export const MandateView = Type.Object(
  {
    id: Type.String({ format: "uuid" }),
    name: Type.Optional(Type.String()),
    phone: Type.String(),
    scope: MandateScope,
    validFrom: Day,
    validTo: Type.Optional(Day),
  },
  exact,
);
export type MandateView = Static<typeof MandateView>;
