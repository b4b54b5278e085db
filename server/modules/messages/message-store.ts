/** Inboxes and the SMS outbox in the database; texts are sealed, because they say who applied for what. */
import { randomUUID } from "node:crypto";
import { type SqlBool, sql } from "kysely";
import type { Inbox, InboxQuery } from "#contract/messages.ts";
import type { MyMessage } from "#contract/portal.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { FilledMessage } from "./template.ts";

export interface Addressee {
  kind: "resident" | "staff";
  id: string;
}

export interface NewMessage {
  division: string;
  /** The same key twice is one message. */
  key: string;
  to: Addressee;
  template: string;
  filled: FilledMessage & { body: string };
  at: Instant;
}

const bodyPlace = (division: string, id: string) => `message ${division}/${id} body`;

/** Puts messages into inboxes; those that are there already stay as they are. */
export async function insertMessages(
  tx: Database,
  sealing: Sealing,
  messages: readonly NewMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ division, key, to, template, filled, at }) => {
    const id = randomUUID();
    return {
      ...{ division, id, key, resident: null, staff: null, [to.kind]: to.id, template },
      ...{ title: filled.title, created_at: at, link: filled.link ?? null },
      body_sealed: sealing.seal(filled.body, bodyPlace(division, id)),
    };
  });
  await tx
    .insertInto("message")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["division", "key"]).doNothing())
    .execute();
}

/** A page of somebody's inbox, newest first. */
export async function readInbox(
  db: Database,
  sealing: Sealing,
  owner: Addressee & { division: string },
  query: InboxQuery,
): Promise<Inbox> {
  const { division } = owner;
  const rows = await ofOwner(db, owner)
    .select(["id", "title", "body_sealed", "link", "created_at", "read_at"])
    .$if(query.unread === true, (some) => some.where("read_at", "is", null))
    .$if(query.before !== undefined, (some) => some.where(isBefore(query.before!)))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(query.limit + 1)
    .execute();
  const messages = rows.slice(0, query.limit).map((row): MyMessage => {
    const { id, title, link, created_at: at, read_at } = row;
    const text = sealing.open(row.body_sealed, bodyPlace(division, id));
    const number = /\/cases\/([0-9A-Z]{23})$/.exec(link ?? "")?.[1];
    return { id, at, title, text, read: read_at !== null, ...(link && { link }), ...(number && { number }) };
  });
  const unread = await countUnread(db, owner);
  const last = messages.at(-1);
  return rows.length > query.limit && last
    ? { messages, unread, next: `${last.at}_${last.id}` }
    : { messages, unread };
}

export async function countUnread(db: Database, owner: Addressee & { division: string }): Promise<number> {
  const query = ofOwner(db, owner).where("read_at", "is", null);
  const { count } = await query
    .select((is) => is.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks messages of one's own as read, those named or all; answers how many were unread. */
export async function markRead(
  tx: Database,
  owner: Addressee & { division: string },
  ids: readonly string[] | undefined,
  at: Instant,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable("message")
    .set({ read_at: at })
    .where("division", "=", owner.division)
    .where(owner.kind, "=", owner.id)
    .where("read_at", "is", null)
    .$if(ids !== undefined, (some) => some.where("id", "in", ids!.length > 0 ? ids! : [null as never]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function ofOwner(db: Database, { division, kind, id }: Addressee & { division: string }) {
  return db.selectFrom("message").where("division", "=", division).where(kind, "=", id);
}

/** A cursor that was not ours finds nothing rather than failing. */
function isBefore(cursor: string) {
  const [, at = "-infinity", id = "00000000-0000-0000-0000-000000000000"] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  return sql<SqlBool>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`;
}
