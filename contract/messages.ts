/** Messages to a resident or a member of staff: the inbox, and what is shown of the simulated SMS. */
import Type, { type Static } from "typebox";
import { MyMessage } from "./portal.ts";

/** Newest first; `before` is the `next` of the page before. */
export const InboxQuery = Type.Object(
  {
    unread: Type.Optional(Type.Boolean()),
    before: Type.Optional(Type.String({ maxLength: 80 })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
  },
  { additionalProperties: false },
);
export type InboxQuery = Static<typeof InboxQuery>;

export const Inbox = Type.Object(
  { messages: Type.Array(MyMessage), unread: Type.Integer(), next: Type.Optional(Type.String()) },
  { additionalProperties: false },
);
export type Inbox = Static<typeof Inbox>;

/** Messages to be marked as read; absent: all. */
export const ReadMessages = Type.Object(
  { ids: Type.Optional(Type.Array(Type.String({ format: "uuid" }), { maxItems: 100 })) },
  { additionalProperties: false },
);
export type ReadMessages = Static<typeof ReadMessages>;

/** An SMS that somebody answered, as the gateway passes it on. */
export const SmsReply = Type.Object(
  { phone: Type.String({ pattern: "^1[3-9][0-9]{9}$" }), text: Type.String({ maxLength: 500 }) },
  { additionalProperties: false },
);
export type SmsReply = Static<typeof SmsReply>;

/** What the simulated gateway "sent": shown while demonstrating, never in production. */
export const SentSms = Type.Object(
  {
    id: Type.String(),
    phone: Type.String(),
    text: Type.String(),
    state: Type.Union([Type.Literal("waiting"), Type.Literal("sent"), Type.Literal("failed")]),
    at: Type.String(),
  },
  { additionalProperties: false },
);
export type SentSms = Static<typeof SentSms>;

export const Outbox = Type.Object({ messages: Type.Array(SentSms) }, { additionalProperties: false });
export type Outbox = Static<typeof Outbox>;
