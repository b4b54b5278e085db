/** What a clerk does with their counter: open, pause, close, and call the next. */

import type { QueueRules } from "#contract/queue-rules.ts";
import { counterMoved, numberCalled, ticketMoved } from "#server/kernel/queue/board.ts";
import { called } from "#server/kernel/queue/ticket.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, type KeyedCall } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { turnOfDay } from "../day/day-end.ts";
import { rulesOf } from "../settings/queue-rules.ts";
import { queuesAt } from "../settings/queue-store.ts";
import { type HallLine, inHall } from "../stream/hall-line.ts";
import { letOneGo, nextWaiting } from "../tickets/line-store.ts";
import { saveStep, ticketAt } from "../tickets/ticket-store.ts";
import { takeSeat } from "./seats.ts";
import { type CounterSession, closeSession, moveSession, ownSession } from "./session-store.ts";

interface Place {
  hall: string;
  counter: string;
}

/** Sits down at the counter and opens it; opens it again after a pause. */
export async function openCounter(
  services: Services,
  call: KeyedCall,
  place: Place,
): Promise<{ done: boolean }> {
  permit(call.actor, "queue.serve", { division: call.actor.division, hall: place.hall });
  return await carryOut(services, call, `queue.open ${place.hall}/${place.counter}`, async (tx) => {
    await openIn(tx, { ...place, division: call.actor.division, staff: call.actor.id, at: call.at });
    return { done: true };
  });
}

/** The same within a transaction. Refused: somebody else sits there, somebody is still served where one sat. */
export async function openIn(
  tx: Database,
  seat: Place & { division: string; staff: string; at: string },
): Promise<void> {
  await inHall(tx, seat, turnOfDay(tx), async (line) => {
    const own = await ownSession(tx, seat.division, seat.staff);
    const moves = own && (own.hall !== seat.hall || own.counter !== seat.counter);
    if (moves && own.day === line.day && (await ticketAt(tx, { ...seat, hall: own.hall }, own.counter)))
      throw refuse("counter-busy");
    const { session, left } = await takeSeat(tx, { ...seat, at: line.at });
    if (session.state === "paused") await moveSession(tx, seat.division, session, "open", line.at);
    if (left?.hall === line.hall) line.board = counterMoved(line.board, left.counter, "closed");
    line.board = counterMoved(line.board, seat.counter, "open");
    line.kind = "counter";
  });
}

/** Calls nobody for a while, or goes home. Refused while somebody is called or served there. */
export async function leaveCounter(
  services: Services,
  call: KeyedCall,
  state: "paused" | "closed",
): Promise<{ done: boolean }> {
  const { division } = call.actor;
  return await carryOut(services, call, `queue.${state}`, async (tx) => {
    await atCounter(tx, call, async (line, session) => {
      if (await ticketAt(tx, line, session.counter)) throw refuse("counter-busy");
      if (state === "closed") await closeSession(tx, division, session, line.at);
      else if (session.state === "open") await moveSession(tx, division, session, "paused", line.at);
      line.board = counterMoved(line.board, session.counter, state);
      line.kind = "counter";
    });
    return { done: true };
  });
}

/** Holds the hall of the counter one sits at; refuses whoever sits at none today. */
export async function atCounter<T>(
  tx: Database,
  { actor: { division, id: staff }, at }: KeyedCall,
  act: (line: HallLine, session: CounterSession) => Promise<T>,
  seen?: CounterSession,
): Promise<T> {
  const seated = seen ?? (await ownSession(tx, division, staff));
  if (!seated) throw refuse("counter-closed");
  return await inHall(tx, { division, hall: seated.hall, at }, turnOfDay(tx), async (line) => {
    const session = await ownSession(tx, division, staff);
    if (!session || session.hall !== line.hall || session.day !== line.day) throw refuse("counter-closed");
    return await act(line, session);
  });
}

/**
 * Calls whoever is next in the queues of the counter; answers the ticket's id, nothing where nobody waits. Refused: no
 * open counter, a pause, somebody still there. No two counters call one person (The Q #20, ZMSKVR-1138): the hall's
 * row is held, and two indexes forbid it besides.
 */
export async function callNext(services: Services, call: KeyedCall): Promise<{ id?: number }> {
  const { actor } = call;
  const { division } = actor;
  return await carryOut(services, call, "queue.next", async (tx) => {
    const seen = await ownSession(tx, division, actor.id);
    if (!seen) throw refuse("counter-closed");
    const place = { division, hall: seen.hall };
    permit(actor, "queue.serve", place);
    // What is configured is read before the hall is held.
    const rules = await rulesOf(services, tx, place);
    const queues = await queuesAt(tx, place, seen.counter);
    const next = async (line: HallLine, session: CounterSession) => {
      if (session.counter !== seen.counter) throw refuse("counter-closed");
      if (session.state === "paused") throw refuse("counter-paused");
      if (await ticketAt(tx, line, session.counter)) throw refuse("counter-busy");
      return await callIn(tx, line, session, { rules, queues });
    };
    return await atCounter(tx, call, next, seen);
  });
}

async function callIn(
  tx: Database,
  line: HallLine,
  { counter, staff }: CounterSession,
  { rules, queues }: { rules: QueueRules; queues: readonly string[] },
): Promise<{ id?: number }> {
  const ticket = await nextWaiting(tx, line, rules, queues);
  if (!ticket) return {};
  const hand = { at: line.at, staff, counter, queues, busy: false, elsewhere: false };
  const after = called(ticket, hand);
  await saveStep(tx, ticket, after);
  await letOneGo(tx, line, ticket.queue);
  const { number } = ticket;
  line.board = ticketMoved(line.board, ticket, { ...after, number }, line.at);
  line.board = numberCalled(line.board, { number, counter, at: line.at }, rules.lastCalled);
  line.kind = "called";
  line.announcement = { id: line.seq, ticketNumber: number, counter, text: callText(number, counter) };
  return { id: ticket.id };
}

/** What is said aloud. */
export const callText = (number: string, counter: string) => `请 ${number} 号到 ${counter} 号窗口`;
