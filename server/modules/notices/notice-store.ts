/** Notices in the database: one row a person. */
import { type SqlBool, sql } from "kysely";
import type { NoticeKind, NoticesPage, NoticesQuery, ReadNotices, UnreadNotices } from "#contract/notices.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface NewNotice {
  division: string;
  kind: NoticeKind;
  key: string;
  at: Instant;
  text: string;
  href: string;
  urgent: boolean;
}

export interface Owner {
  division: string;
  id: string;
}

/** A row for each of them, on its way to the phones of those who have chosen it; answers who had not been told yet. */
export async function insertNotices(
  tx: Database,
  notice: NewNotice,
  staff: readonly string[],
): Promise<string[]> {
  const { division, key, kind, at, text, href, urgent } = notice;
  const phones = await tx
    .selectFrom("notice_setting")
    .select("staff")
    .where("division", "=", division)
    .where("staff", "in", staff)
    .where("sms", "is", true)
    .where(sql<SqlBool>`${kind} = any(kinds)`)
    .execute();
  const phoned = new Set(phones.map((row) => row.staff));
  const rows = await tx
    .insertInto("notice")
    .values(
      staff.map((id) => ({
        ...{ division, key, kind, at, text, href, urgent, staff: id },
        sms: phoned.has(id) ? "waiting" : "none",
      })),
    )
    .onConflict((conflict) => conflict.columns(["division", "staff", "key"]).doNothing())
    .returning("staff")
    .execute();
  return rows.map((row) => row.staff);
}

const columns = ["id", "kind", "at", "text", "href", "urgent", "read_at"] as const;

/** A page of somebody's notices, newest first. */
export async function readNotices(db: Database, owner: Owner, query: NoticesQuery): Promise<NoticesPage> {
  const rows = await ofOwner(db, owner)
    .select(columns)
    .$if(query.unread === true, (some) => some.where("read_at", "is", null))
    .$if(query.kind !== undefined, (some) => some.where("kind", "=", query.kind!))
    .$if(query.before !== undefined, (some) => some.where(isBefore(query.before!)))
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(query.limit + 1)
    .execute();
  const notices = rows
    .slice(0, query.limit)
    .map(({ kind, read_at, ...row }) => ({ ...row, kind: kind as NoticeKind, read: read_at !== null }));
  const kinds = await unreadByKind(db, owner);
  const unread = kinds.reduce((sum, each) => sum + each.unread, 0);
  const last = notices.at(-1);
  const page = { notices, unread, kinds };
  return rows.length > query.limit && last ? { ...page, next: `${last.at}_${last.id}` } : page;
}

async function unreadByKind(db: Database, owner: Owner): Promise<NoticesPage["kinds"]> {
  const rows = await ofOwner(db, owner)
    .select((is) => ["kind", is.fn.countAll<number>().as("unread")])
    .where("read_at", "is", null)
    .groupBy("kind")
    .orderBy("kind")
    .execute();
  return rows.map(({ kind, unread }) => ({ kind: kind as NoticeKind, unread }));
}

export async function countUnread(db: Database, owner: Owner): Promise<UnreadNotices> {
  return await ofOwner(db, owner)
    .select((is) => [
      is.fn.countAll<number>().as("unread"),
      is.fn.countAll<number>().filterWhere("urgent", "is", true).as("urgent"),
    ])
    .where("read_at", "is", null)
    .executeTakeFirstOrThrow();
}

/** Marks one's own as read; what is read in the desk need not go to the phone any more. Answers how many were unread. */
export async function markRead(tx: Database, owner: Owner, which: ReadNotices, at: Instant): Promise<number> {
  const { ids, kind } = which;
  const { numUpdatedRows } = await tx
    .updateTable("notice")
    .set({ read_at: at, sms: sql`case sms when 'waiting' then 'none' else sms end` })
    .where("division", "=", owner.division)
    .where("staff", "=", owner.id)
    .where("read_at", "is", null)
    .$if(ids !== undefined, (some) => some.where(sql<SqlBool>`id = any(${ids}::uuid[])`))
    .$if(kind !== undefined, (some) => some.where("kind", "=", kind!))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Forgets what is older. */
export async function forgetNotices(db: Database, division: string, before: Instant): Promise<void> {
  await db.deleteFrom("notice").where("division", "=", division).where("at", "<", before).execute();
  await db
    .deleteFrom("notice_digest as d")
    .where("d.division", "=", division)
    .where("d.at", "<", before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("notice as n")
            .select("n.id")
            .whereRef("n.division", "=", "d.division")
            .whereRef("n.digest", "=", "d.id"),
        ),
      ),
    )
    .execute();
}

function ofOwner(db: Database, { division, id }: Owner) {
  return db.selectFrom("notice").where("division", "=", division).where("staff", "=", id);
}

/** A cursor that was not ours finds nothing rather than failing. */
function isBefore(cursor: string) {
  const [, at = "-infinity", id = "00000000-0000-0000-0000-000000000000"] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  return sql<SqlBool>`(at, id) < (${at}::timestamptz, ${id}::uuid)`;
}
