/** Notices of the screens in the database. */
import type { Selectable } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { ScreenNotice as Row } from "#server/platform/database/schema.ts";
import type { Notice } from "./notice.ts";

export interface NoticeKey {
  division: string;
  id: string;
}

/** Notices of a hall that are valid after `since`, the newest first. */
export async function noticesOf(
  db: Database,
  { division, hall, since }: { division: string; hall: string; since: Instant },
): Promise<Notice[]> {
  const rows = await db
    .selectFrom("screen_notice")
    .selectAll()
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("until_at", ">", since)
    .orderBy("from_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(noticeOf);
}

/** The notice, held until the transaction ends. */
export async function lockNotice(tx: Database, { division, id }: NoticeKey): Promise<Notice | undefined> {
  const query = tx.selectFrom("screen_notice").selectAll().where("division", "=", division);
  const row = await query.where("id", "=", id).forUpdate().executeTakeFirst();
  return row && noticeOf(row);
}

export async function insertNotice(
  tx: Database,
  { division, at, notice }: { division: string; at: Instant; notice: Notice },
): Promise<void> {
  const { id, hall, version, madeBy } = notice;
  const row = { division, id, hall, version, made_by: madeBy, made_at: at, ...wordsOf(notice) };
  await tx.insertInto("screen_notice").values(row).execute();
}

/** Writes it over under its next version. */
export async function rewriteNotice(
  tx: Database,
  { division, id }: NoticeKey,
  notice: Notice,
): Promise<void> {
  await tx
    .updateTable("screen_notice")
    .set({ ...wordsOf(notice), ended_at: notice.endedAt ?? null, version: notice.version + 1 })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

const wordsOf = ({ title, text, urgent, from, until }: Notice) => ({
  ...{ title, text, urgent, from_at: from, until_at: until },
});

function noticeOf(row: Selectable<Row>): Notice {
  return {
    ...{ id: row.id, hall: row.hall, title: row.title, text: row.text, urgent: row.urgent },
    ...{ from: row.from_at, until: row.until_at, version: row.version, madeBy: row.made_by },
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
  };
}
