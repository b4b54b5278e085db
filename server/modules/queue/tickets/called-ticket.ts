/** The ticket a clerk called themselves, and who its person is. */
import type { VisitPerson } from "#contract/queue.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { visitPlace } from "./take-number.ts";
import { findTicket, type KeptTicket, visitOf } from "./ticket-store.ts";

/** Refused: no such number today, or another clerk called it last. */
export async function ticketOfClerk(
  { db }: Pick<Services, "db">,
  { division, id: staff }: StaffActor,
  id: number,
  at: Instant,
): Promise<KeptTicket> {
  const ticket = await findTicket(db, division, id);
  if (!ticket || ticket.day !== shanghaiDay(at)) throw refuse("ticket-unknown");
  if (ticket.staff !== staff) throw refuse("ticket-elsewhere");
  return ticket;
}

/** In full, as they said when they took the number; asking permission and leaving a trace is the caller's (R13.5). */
export async function personOfTicket(
  { db, sealing }: Pick<Services, "db" | "sealing">,
  { division, visit: id }: Pick<KeptTicket, "division" | "visit">,
): Promise<VisitPerson | undefined> {
  const visit = await visitOf(db, division, id);
  if (!visit?.person_sealed) return undefined;
  const place = visitPlace(division, id);
  const who = JSON.parse(sealing.open(visit.person_sealed, place)) as Omit<VisitPerson, "phone">;
  return { ...who, ...(visit.phone_sealed && { phone: sealing.open(visit.phone_sealed, place) }) };
}

/** What stands on the paper, and the counter that called it last. */
export async function numberOfTicket(
  db: Database,
  division: string,
  id: number,
): Promise<{ number: string; counter?: string } | undefined> {
  const ticket = await findTicket(db, division, id);
  if (!ticket) return undefined;
  return { number: ticket.number, ...(ticket.counter !== undefined && { counter: ticket.counter }) };
}
