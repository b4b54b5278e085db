/** From the called number to its reception: who it is and what for come along, nothing is typed again (B1). */
import type { TicketCases, TicketReception } from "#contract/calling.ts";
import type { CaseSummary } from "#contract/case.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { revealPersonal, type StaffCall } from "#server/modules/audit/index.ts";
import { personOfTicket, ticketOfClerk, ticketView } from "#server/modules/queue/index.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase } from "../../../cases/index.ts";
import { summaries } from "../application-query.ts";
import { casesWithToken } from "../application-store.ts";
import { searchToken } from "../handing-in/content.ts";
import { mayRead } from "../joint/joint-query.ts";
import { casesOfTicket } from "./ticket-store.ts";

/** Opens the reception of one's own number; that its person was read in full stands in the audit log (R13.5). */
export async function openReception(
  services: Services,
  call: StaffCall,
  id: number,
): Promise<TicketReception> {
  const { actor, at } = call;
  const kept = await ticketOfClerk(services, actor, id, at);
  const ticket = await ticketView(services, actor, id, at);
  if (!ticket.person) return { ticket };
  const reveal = {
    subject: { kind: "ticket", id: `${kept.hall} ${kept.day} ${kept.number}` },
    ...{ field: "person", reason: `窗口接待 ${kept.number} 号` },
  };
  const person = await revealPersonal(services, call, reveal, () => personOfTicket(services, kept));
  return { ticket, ...(person && { person }) };
}

/** How many of a person's matters are shown at the counter. */
const most = 10;

/** What was received under one's own number, and what its person has at the hall, the newest first. */
export async function ticketCases(
  services: Services,
  actor: StaffActor,
  id: number,
  at: Instant,
): Promise<TicketCases> {
  const { db, sealing } = services;
  const { division } = actor;
  const kept = await ticketOfClerk(services, actor, id, at);
  const own = await casesOfTicket(db, division, id);
  const person = await personOfTicket(services, kept);
  const known = person?.idNumber
    ? await casesWithToken(db, { division, token: searchToken(sealing, person.idNumber), limit: most })
    : [];
  const others = known.filter((one) => !own.includes(one));
  return {
    cases: await readable(services, actor, own, at),
    others: await readable(services, actor, others, at),
  };
}

async function readable(
  services: Services,
  actor: StaffActor,
  ids: readonly number[],
  at: Instant,
): Promise<CaseSummary[]> {
  const { division } = actor;
  const found = await Promise.all(ids.map((id) => findCase(services.pool, { division, id })));
  const cases = found.filter((it) => it !== undefined);
  const may = await Promise.all(cases.map((it) => mayRead(services, actor, it)));
  return await summaries(
    services,
    division,
    cases.filter((_, index) => may[index]),
    at,
  );
}
