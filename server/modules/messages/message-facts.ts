/** Facts of messages: what people were told, and how. */
import { dayOf, type FactReading, keysOf } from "#server/kernel/metric/fact-reading.ts";

export const messageFacts: readonly FactReading[] = [
  {
    source: "message",
    name: "站内消息",
    facts: `
      select id::text as key, 'message.sent' as kind, array[case when resident is null then 'to-staff' else 'to-resident' end,
          case when read_at is null then 'unread' else 'read' end] as marks, ${dayOf("created_at")} as day
      from message where division = $1 and id = any($2::uuid[])`,
    keys: keysOf("message", "id"),
  },
  {
    source: "sms",
    name: "短信",
    facts: `
      select id::text as key, 'sms.made' as kind, array[state] as marks, ${dayOf("created_at")} as day
      from sms where division = $1 and id = any($2::uuid[])`,
    keys: keysOf("sms", "id"),
  },
];
