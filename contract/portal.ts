/** What the portal's pages read: home, search, guide, the signed-in person, messages, licences. */
import Type, { type Static } from "typebox";
import { Item } from "./item.ts";

const optional = Type.Optional;
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Day = Type.String({ description: "YYYY-MM-DD in Asia/Shanghai" });

export const OnlineGrade = Type.Union([
  Type.Literal("I"),
  Type.Literal("II"),
  Type.Literal("III"),
  Type.Literal("IV"),
]);

/** An item in a list: enough to choose it. */
export const ItemHit = Type.Object({
  key: Type.String(),
  name: Type.String(),
  organName: Type.String(),
  /** R1.15; absent when nothing is online. */
  grade: optional(OnlineGrade),
  /** Can be applied for here and now. */
  online: Type.Boolean(),
  /** R1.13 the promised limit in words: “5 个工作日”. */
  promised: optional(Type.String()),
  /** The everyday phrase it was found by, when that is not its name. */
  phrase: optional(Type.String()),
  /** False: its guide is still being worked out (指南完善中); it is applied for at a counter only. */
  complete: Type.Boolean(),
  /** What one must know before choosing it: “暂停办理”. */
  note: optional(Type.String()),
});
export type ItemHit = Static<typeof ItemHit>;

export const ItemHits = Type.Object({ items: Type.Array(ItemHit), next: optional(Type.String()) });
export type ItemHits = Static<typeof ItemHits>;

export const ItemSuggestions = Type.Object({
  items: Type.Array(Type.Pick(ItemHit, ["key", "name", "organName", "phrase"])),
});
export type ItemSuggestions = Static<typeof ItemSuggestions>;

export const Theme = Type.Object({
  id: Type.String(),
  name: Type.String(),
  hint: Type.String(),
  for: Type.Union([Type.Literal("person"), Type.Literal("enterprise"), Type.Literal("both")]),
  /** Items in it. */
  items: Type.Integer(),
});
export type Theme = Static<typeof Theme>;

/** A town or street office one can live or trade in; `fullName` from the province down. */
export const Town = Type.Object({ code: Type.String(), name: Type.String(), fullName: Type.String() });
export type Town = Static<typeof Town>;

export const PortalHome = Type.Object({
  /** The county: 常宁市. */
  county: Type.String(),
  /** Where one can go instead, and whom one can ring. */
  hall: optional(
    Type.Object({
      name: Type.String(),
      address: Type.String(),
      hours: Type.String(),
      phone: optional(Type.String()),
    }),
  ),
  themes: Type.Array(Theme),
  /** Most looked for. */
  popular: Type.Array(ItemHit),
  /** How many items can be searched. */
  items: Type.Integer(),
});
export type PortalHome = Static<typeof PortalHome>;

/** The guide: the published item, with what is derived from it. */
export const ItemGuide = Type.Object({
  item: Item,
  organName: Type.String(),
  grade: optional(OnlineGrade),
  /** What the grade means to a resident. */
  gradeText: optional(Type.String()),
  /** Can be applied for here and now. */
  online: Type.Boolean(),
  /** False: only what a public list tells of it; the guide is still being worked out. */
  complete: Type.Boolean(),
  /** What one must know first: “暂停办理”. */
  note: optional(Type.String()),
  /** Both limits in words (R1.13). */
  limits: Type.Object({ statutory: Type.String(), promised: Type.String() }),
});
export type ItemGuide = Static<typeof ItemGuide>;

/** The person signed in. Identity number and telephone are masked (R13.5). */
export const Me = Type.Object({
  id: Type.String(),
  name: optional(Type.String()),
  idNumber: optional(Type.String()),
  phone: Type.String(),
  address: optional(Type.String()),
  /** Identity proved by the national sign-in. */
  verified: Type.Boolean(),
  unread: Type.Integer({ description: "messages not read yet" }),
  /** Invitations by SMS, to rate for instance; what the hall must tell comes in any case. */
  invitations: Type.Boolean(),
});
export type Me = Static<typeof Me>;

export const MyEnterprise = Type.Object({
  uscc: Type.String(),
  name: Type.String(),
  /** 法定代表人, 经办人. */
  relation: Type.String(),
  /** Last day of the mandate. */
  until: optional(Day),
});
export type MyEnterprise = Static<typeof MyEnterprise>;

export const MyMessage = Type.Object({
  id: Type.String(),
  at: Instant,
  title: Type.String(),
  text: Type.String(),
  /** Case it is about. */
  number: optional(Type.String()),
  /** Page it is about. */
  link: optional(Type.String()),
  read: Type.Boolean(),
});
export type MyMessage = Static<typeof MyMessage>;
