/** Which number an application came from. Written together with the event that opens the case. */
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { numberOfTicket } from "#server/modules/queue/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { SatelliteRow } from "../../../cases/index.ts";

export function ticketRows({ division, id }: CaseKey, ticket: number | undefined): SatelliteRow[] {
  if (ticket === undefined) return [];
  return [{ table: "application_ticket", row: { division, case_id: id, ticket } }];
}

/** Cases received under a number, in the order they were opened. */
export async function casesOfTicket(db: Database, division: string, ticket: number): Promise<number[]> {
  const rows = await db
    .selectFrom("application_ticket")
    .select("case_id")
    .where("division", "=", division)
    .where("ticket", "=", ticket)
    .orderBy("case_id")
    .execute();
  return rows.map(({ case_id }) => case_id);
}

/** The number a case was received under, as it was printed, and the counter that called it last. */
export async function calledTicketOf(
  db: Database,
  { division, id }: CaseKey,
): Promise<{ number: string; counter?: string } | undefined> {
  const row = await db
    .selectFrom("application_ticket")
    .select("ticket")
    .where("division", "=", division)
    .where("case_id", "=", id)
    .executeTakeFirst();
  return row && (await numberOfTicket(db, division, row.ticket));
}
