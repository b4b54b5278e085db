/** A hall's events in the database, as they are passed on. */
import { sql } from "kysely";
import type { Announcement, Board } from "#contract/queue.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { HallKey } from "../settings/queue-rules.ts";

export interface LastEvent {
  seq: number;
  at: Instant;
  board: Board;
}

/** Where the hall stands; undefined: nothing ever happened there. */
export async function lastEvent(db: Database, { division, hall }: HallKey): Promise<LastEvent | undefined> {
  const row = await db
    .selectFrom("hall_line")
    .select(["seq", "at", "board"])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .executeTakeFirst();
  return row && { ...row, board: row.board as unknown as Board };
}

/** Events that came later, as text, in their order. */
export async function eventsAfter(
  db: Database,
  { division, hall }: HallKey,
  seq: number,
): Promise<{ seq: number; body: string }[]> {
  return await db
    .selectFrom("hall_event")
    .select(["seq", sql<string>`body::text`.as("body")])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("seq", ">", seq)
    .orderBy("seq")
    .execute();
}

/** What was announced after this event and since this moment. */
export async function announcedSince(
  db: Database,
  { division, hall }: HallKey,
  seq: number,
  since: Instant,
): Promise<Announcement[]> {
  const rows = await db
    .selectFrom("hall_event")
    .select(sql<Announcement>`body->'announcement'`.as("said"))
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("seq", ">", seq)
    .where("at", ">=", since)
    .where(sql<boolean>`body ? 'announcement'`)
    .orderBy("seq")
    .execute();
  return rows.map(({ said }) => said);
}

/** Forgets what nobody will ask for any more. */
export async function purgeHallEvents(db: Database, before: Instant): Promise<void> {
  await db.deleteFrom("hall_event").where("at", "<", before).execute();
}
