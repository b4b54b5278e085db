/** The end of a day at a hall: whatever is still open is closed honestly, and nothing crosses into tomorrow. */
import { endedByDay } from "#server/kernel/queue/ticket.ts";
import { addDays, endOfDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { closeSession, openSessions } from "../counters/session-store.ts";
import type { HallLine } from "../stream/hall-line.ts";
import { saveStep, unendedBefore } from "../tickets/ticket-store.ts";

/**
 * Ends the tickets and sessions of days before `day`. Their last span ends at the end of the day they were taken on at
 * the latest, is marked as cut, and counts for no figure of waiting or service.
 */
export async function closeBefore(tx: Database, line: HallLine, day: string): Promise<number> {
  const open = await unendedBefore(tx, line, day);
  for (const ticket of open) {
    const end = endOfDay(ticket.day);
    const at = line.at < end ? line.at : end;
    await saveStep(tx, ticket, endedByDay(ticket, at > ticket.since ? at : ticket.since), true);
  }
  const sessions = await openSessions(tx, line.division, { hall: line.hall });
  for (const session of sessions.filter((one) => one.day < day))
    await closeSession(tx, line.division, session, line.at);
  return open.length;
}

/** What the first command of a new day does before anything else, should nobody have closed the day before. */
export const turnOfDay = (tx: Database) => async (line: HallLine) => {
  await closeBefore(tx, line, line.day);
};

/** Closes today: nothing is left to wait, nobody sits at a counter. */
export async function closeToday(tx: Database, line: HallLine): Promise<number> {
  return await closeBefore(tx, line, addDays(line.day, 1));
}
