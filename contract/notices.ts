/** Notices (提醒): what the hall tells a member of staff, and by which channel (issue 4, R3.1). */
import Type, { type Static } from "typebox";

const exact = { additionalProperties: false };

/** What a notice is about, the gravest first; each has a name, and its rules in `data/notice-rules.json`. */
export const NoticeKind = Type.Union([
  Type.Literal("card-red"),
  Type.Literal("card-yellow"),
  Type.Literal("card-warning"),
  Type.Literal("card-step"),
  Type.Literal("order"),
  Type.Literal("rating"),
  Type.Literal("unresolved"),
  Type.Literal("complaint"),
  Type.Literal("clue"),
  Type.Literal("problem"),
  Type.Literal("conduct"),
  Type.Literal("queue"),
  Type.Literal("case"),
]);
export type NoticeKind = Static<typeof NoticeKind>;

/** A time of the day in China. */
export const DayMinute = Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" });

/** From one time of the day to another, over midnight when `to` is the earlier one; the same twice is never. */
export const QuietHours = Type.Object({ from: DayMinute, to: DayMinute }, exact);
export type QuietHours = Static<typeof QuietHours>;

const KindRule = Type.Object(
  {
    /** Whether a phone may be told of it at all. */
    sms: Type.Boolean(),
    /** Whether a notice that says it is urgent may break the quiet hours. */
    urgent: Type.Boolean(),
  },
  exact,
);

/** `data/notice-rules.json`: every number is the bureau's [A]. */
export const NoticeRules = Type.Object(
  {
    source: Type.String({ minLength: 1, maxLength: 300 }),
    /** No SMS in these hours. */
    quiet: QuietHours,
    /** No SMS on days that are not working days. */
    quietDaysOff: Type.Boolean(),
    /** How long the first notice waits for others to come with it in one message. */
    gatherMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
    /** Messages to one person in any hour. */
    mostPerHour: Type.Integer({ minimum: 1, maximum: 60 }),
    /** After so many days a notice is forgotten. */
    keepDays: Type.Integer({ minimum: 30, maximum: 3660 }),
    kinds: Type.Record(NoticeKind, KindRule),
  },
  exact,
);
export type NoticeRules = Static<typeof NoticeRules>;

/** Newest first; `before` is the `next` of the page before. */
export const NoticesQuery = Type.Object(
  {
    unread: Type.Optional(Type.Boolean()),
    kind: Type.Optional(NoticeKind),
    before: Type.Optional(Type.String({ maxLength: 80 })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 30 }),
  },
  exact,
);
export type NoticesQuery = Static<typeof NoticesQuery>;

export const NoticeView = Type.Object(
  {
    id: Type.String(),
    kind: NoticeKind,
    at: Type.String(),
    text: Type.String(),
    href: Type.String({ description: "the page it is about, below the site's root" }),
    urgent: Type.Boolean(),
    read: Type.Boolean(),
  },
  exact,
);
export type NoticeView = Static<typeof NoticeView>;

export const NoticesPage = Type.Object(
  {
    notices: Type.Array(NoticeView),
    unread: Type.Integer({ description: "all that are not read yet, whatever the filter" }),
    kinds: Type.Array(Type.Object({ kind: NoticeKind, unread: Type.Integer() }, exact)),
    next: Type.Optional(Type.String()),
  },
  exact,
);
export type NoticesPage = Static<typeof NoticesPage>;

/** For the bell. */
export const UnreadNotices = Type.Object({ unread: Type.Integer(), urgent: Type.Integer() }, exact);
export type UnreadNotices = Static<typeof UnreadNotices>;

/** Which are marked as read: those named; without names all, or all of a kind. */
export const ReadNotices = Type.Object(
  {
    ids: Type.Optional(Type.Array(Type.String({ format: "uuid" }), { maxItems: 100 })),
    kind: Type.Optional(NoticeKind),
  },
  exact,
);
export type ReadNotices = Static<typeof ReadNotices>;

export const MarkedNotices = Type.Object({ marked: Type.Integer() }, exact);

/** How somebody is told, and what the bureau leaves them to choose. */
export const NoticeSettings = Type.Object(
  {
    /** Masked; absent: none given. */
    phone: Type.Optional(Type.String()),
    sms: Type.Boolean(),
    /** Kinds sent to the phone. */
    kinds: Type.Array(NoticeKind),
    /** One's own quiet hours, besides the bureau's. */
    quiet: Type.Optional(QuietHours),
    bureau: Type.Object(
      {
        /** Kinds that may be sent to a phone. */
        kinds: Type.Array(NoticeKind),
        /** Of these, what may break the quiet hours when it is urgent. */
        urgent: Type.Array(NoticeKind),
        quiet: QuietHours,
        quietDaysOff: Type.Boolean(),
        mostPerHour: Type.Integer(),
      },
      exact,
    ),
  },
  exact,
);
export type NoticeSettings = Static<typeof NoticeSettings>;

export const EditNoticeSettings = Type.Object(
  {
    requestKey: Type.String({ format: "uuid" }),
    /** Another mobile number; null takes it away; absent leaves it. */
    phone: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 20 }), Type.Null()])),
    sms: Type.Boolean(),
    kinds: Type.Array(NoticeKind, { maxItems: 20, uniqueItems: true }),
    quiet: Type.Optional(QuietHours),
  },
  exact,
);
export type EditNoticeSettings = Static<typeof EditNoticeSettings>;
