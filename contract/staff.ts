/** Staff accounts, posts and connected systems, as the staff desk reads and edits them. */
import Type, { type Static } from "typebox";
import { importReport, importRow } from "./import-report.ts";
import { Uscc } from "./organisation.ts";
import { Post, StaffRole } from "./people.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const requestKey = Type.String({
  format: "uuid",
  description: "made by the client, once for each intention",
});
const Id = Type.String({ format: "uuid" });
const name = Type.String({ minLength: 1, maxLength: 60 });
/** Login names; "import" is an address beside the accounts at the desk. */
export const Account = Type.String({
  pattern: "^[a-z][a-z0-9._-]{1,39}$",
  not: { const: "import" },
  description: "lower-case letters, digits, . _ -",
});

export const StaffSignIn = Type.Object(
  {
    account: Type.String({ minLength: 1, maxLength: 60 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    /** One-time code, when the account has a second factor. */
    totp: optional(Type.String({ maxLength: 12 })),
  },
  exact,
);
export type StaffSignIn = Static<typeof StaffSignIn>;

/** What must be done before anything else. */
export const StaffDuty = Type.Union([Type.Literal("change-password"), Type.Literal("set-up-totp")]);
export type StaffDuty = Static<typeof StaffDuty>;

export const SignedIn = Type.Object({ duty: optional(StaffDuty) }, exact);

export const ChangePassword = Type.Object(
  { old: Type.String({ maxLength: 200 }), password: Type.String({ maxLength: 200 }) },
  exact,
);
export type ChangePassword = Static<typeof ChangePassword>;

/** The secret to be scanned; `qr` is the same as an SVG image. */
export const TotpSetUp = Type.Object(
  { secret: Type.String(), address: Type.String(), qr: Type.String() },
  exact,
);
export const TotpCode = Type.Object({ code: Type.String({ pattern: "^[0-9]{6}$" }) }, exact);

/** The member of staff signed in. */
export const StaffMe = Type.Object(
  {
    id: Id,
    account: Type.String(),
    name: Type.String(),
    organ: Uscc,
    organName: Type.String(),
    posts: Type.Array(Type.Object({ ...Post.properties, organName: Type.String() }, exact)),
    /** Permissions that concern the division as a whole, for the menu: the server still decides. */
    may: Type.Array(Type.String()),
    duty: optional(StaffDuty),
    unread: Type.Integer(),
    /** After so long without a request the session ends (R13.3); pages warn before. */
    idleMinutes: Type.Integer(),
    /** What a new password must have (R13.3): characters, and of the classes upper, lower, digits, others. */
    password: Type.Object({ length: Type.Integer(), classes: Type.Integer() }, exact),
  },
  exact,
);
export type StaffMe = Static<typeof StaffMe>;

export const StaffView = Type.Object(
  {
    id: Id,
    account: Type.String(),
    name: Type.String(),
    organ: Uscc,
    organName: Type.String(),
    posts: Type.Array(Post),
    closed: Type.Boolean(),
    lockedUntil: optional(Type.String()),
    /** The second factor is set up. */
    totp: Type.Boolean(),
    mustChangePassword: Type.Boolean(),
    /** Made up for demonstration. */
    demonstration: Type.Boolean(),
    version: Type.Integer(),
  },
  exact,
);
export type StaffView = Static<typeof StaffView>;

export const StaffQuery = Type.Object(
  {
    search: optional(Type.String({ maxLength: 40 })),
    organ: optional(Uscc),
    /** The `next` of the page before. */
    after: optional(Type.String({ maxLength: 40 })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  },
  exact,
);
export type StaffQuery = Static<typeof StaffQuery>;

export const StaffPage = Type.Object({ staff: Type.Array(StaffView), next: optional(Type.String()) }, exact);

export const NewStaffAccount = Type.Object({ requestKey, account: Account, name, organ: Uscc }, exact);
export type NewStaffAccount = Static<typeof NewStaffAccount>;

export const StaffEdit = Type.Object(
  { requestKey, version: Type.Integer({ minimum: 1 }), name, organ: Uscc, closed: Type.Boolean() },
  exact,
);
export type StaffEdit = Static<typeof StaffEdit>;

/** A password to be handed over; it must be changed at the first sign-in. */
export const TemporaryPassword = Type.Object(
  { id: Id, account: Type.String(), password: Type.String() },
  exact,
);
export type TemporaryPassword = Static<typeof TemporaryPassword>;

/** Accounts read from a workbook: what each row is, and for new accounts the password to hand over. */
export const StaffImport = importReport(
  Type.Object(
    {
      ...Type.Omit(Type.Object(importRow), ["changes"]).properties,
      account: Type.String(),
      faults: Type.Array(Type.Object({ field: Type.String(), message: Type.String() }, exact)),
      password: optional(Type.String()),
    },
    exact,
  ),
);
export type StaffImport = Static<typeof StaffImport>;
export type StaffImportRow = StaffImport["rows"][number];

export const Keyed = Type.Object({ requestKey }, exact);

export const NewPost = Type.Object(
  { requestKey, staff: Id, ...Type.Omit(Post, ["id", "role"]).properties, role: StaffRole },
  exact,
);
export type NewPost = Static<typeof NewPost>;

export const PostsQuery = Type.Object({ staff: Id }, exact);
export const Posts = Type.Object({ posts: Type.Array(Post) }, exact);
export const Posted = Type.Object({ id: Id }, exact);

export const ConnectedView = Type.Object(
  { id: Id, name, scopes: Type.Array(Type.String()), createdAt: Type.String(), closed: Type.Boolean() },
  exact,
);
export type ConnectedView = Static<typeof ConnectedView>;

export const NewConnected = Type.Object(
  {
    requestKey,
    name,
    scopes: Type.Array(
      Type.Union([
        Type.Literal("metrics.read"),
        Type.Literal("sms.reply"),
        Type.Literal("scheduler.read"),
        Type.Literal("scheduler.book"),
      ]),
      { uniqueItems: true, maxItems: 20 },
    ),
  },
  exact,
);
export type NewConnected = Static<typeof NewConnected>;

/** A key, shown once: whoever has it is the system. */
export const NewKey = Type.Object({ id: Id, key: Type.String() }, exact);
export type NewKey = Static<typeof NewKey>;
