/** What is done with a ticket: by the counter that called it, by the guide desk, by the person. */
import type { Taken, TicketAction } from "#contract/queue.ts";
import type { QueueRules } from "#contract/queue-rules.ts";
import { numberCalled, ticketMoved } from "#server/kernel/queue/board.ts";
import {
  type Ending,
  type Hand,
  hindrance,
  isAtCounter,
  stepped,
  type Ticket,
} from "#server/kernel/queue/ticket.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, type KeyedCall } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { once } from "#server/platform/requests/once.ts";
import type { Services } from "#server/platform/services.ts";
import { callText } from "../counters/counter-commands.ts";
import { ownSession } from "../counters/session-store.ts";
import { turnOfDay } from "../day/day-end.ts";
import { directAreas, rulesOf } from "../settings/queue-rules.ts";
import { queuesAt, queuesOf } from "../settings/queue-store.ts";
import { type HallLine, inHall } from "../stream/hall-line.ts";
import { digestOf, takeNumberIn } from "./take-number.ts";
import {
  findTicket,
  type KeptTicket,
  saveStep,
  ticketAt,
  ticketOfToken,
  ticketsOfVisit,
  visitOf,
} from "./ticket-store.ts";

/** Actions of whoever helps people at the door, too. */
const guiding: readonly TicketAction[] = ["restore", "cancel"];

export interface Wish {
  action: TicketAction;
  /** Where it is transferred to. */
  queue?: string;
}

/** Takes one step with a ticket. Refused with the code of what hinders it; `retryAfter` says when it may be possible. */
export async function actOnTicket(
  services: Services,
  call: KeyedCall,
  id: number,
  wish: Wish,
): Promise<{ id: number }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, call, `queue.${wish.action} ${id}`, async (tx) => {
    const { hall } = await known(tx, division, id);
    permit(actor, guiding.includes(wish.action) ? "queue.guide" : "queue.serve", { division, hall });
    // What is configured is read before the hall is held.
    const rules = await rulesOf(services, tx, { division, hall });
    await inHall(tx, { division, hall, at }, turnOfDay(tx), async (line) => {
      const ticket = await known(tx, division, id);
      const hand = await handOf(tx, line, actor.id, { ticket, wish });
      await take(tx, line, { ticket, wish, hand, rules });
    });
    return { id };
  });
}

/** The person gives up their number, on the phone. */
export async function cancelByToken(
  services: Services,
  { token, requestKey, at }: { token: string; requestKey: string; at: string },
): Promise<{ done: boolean }> {
  const { db, sealing, config } = services;
  const { division } = config;
  const digest = digestOf(token);
  const request = { division, requestKey, actor: `ticket ${digest}`, action: "queue.cancel", at };
  return await db.transaction().execute((tx) =>
    once(tx, sealing, request, async () => {
      const seen = await ticketOfToken(tx, division, digest);
      if (!seen) throw refuse("ticket-unknown");
      const rules = await rulesOf(services, tx, seen);
      await inHall(tx, { division, hall: seen.hall, at }, turnOfDay(tx), async (line) => {
        const ticket = await known(tx, division, seen.id);
        const hand = { at: line.at, staff: "", queues: [], busy: false, elsewhere: false };
        await take(tx, line, { ticket, wish: { action: "cancel" }, hand, rules, ending: "by-person" });
      });
      return { done: true };
    }),
  );
}

/** Another number of the same visit: what this counter cannot do, another will, without telling everything again. */
export async function addMatter(
  services: Services,
  call: KeyedCall,
  id: number,
  matter: { queue?: string; items?: readonly string[] },
): Promise<Taken> {
  const { actor, at, requestKey } = call;
  const { division } = actor;
  return await carryOut(services, call, `queue.add ${id}`, async (tx) => {
    const { hall, visit } = await known(tx, division, id);
    permit(actor, "queue.guide", { division, hall });
    const group = (await visitOf(tx, division, visit))?.priority_group ?? undefined;
    const direct = directAreas(services, hall).some(({ groups }) => groups.includes(group ?? ""));
    const first = { division, hall, visit, via: "desk" as const, requestKey, at, ...matter };
    return await takeNumberIn(tx, services, group && !direct ? { ...first, group } : first);
  });
}

async function known(tx: Database, division: string, id: number): Promise<KeptTicket> {
  const ticket = await findTicket(tx, division, id);
  if (!ticket) throw refuse("ticket-unknown");
  return ticket;
}

/**
 * The counter of whoever acts, as far as they sit at one of this hall today. Only who takes somebody up again needs to
 * know whether the counter is free and the person not elsewhere.
 */
async function handOf(
  tx: Database,
  line: HallLine,
  staff: string,
  { ticket, wish }: Pick<Doing, "ticket" | "wish">,
): Promise<Hand> {
  const session = await ownSession(tx, line.division, staff);
  const base = { at: line.at, staff, elsewhere: false, busy: false, queues: [] };
  if (session?.hall !== line.hall || session.day !== line.day) return base;
  const { counter } = session;
  const hand = { ...base, counter };
  const queues = ticket.state === "parked" ? await queuesAt(tx, line, counter) : [];
  if (wish.action !== "resume") return { ...hand, queues };
  const visit = await ticketsOfVisit(tx, line.division, ticket.visit);
  const elsewhere = visit.some(({ id, state }) => id !== ticket.id && isAtCounter(state));
  return { ...hand, queues, elsewhere, busy: (await ticketAt(tx, line, counter)) !== undefined };
}

interface Doing {
  ticket: KeptTicket;
  wish: Wish;
  hand: Hand;
  rules: QueueRules;
  ending?: Ending;
}

async function take(tx: Database, line: HallLine, doing: Doing): Promise<void> {
  const { ticket, wish, hand, rules, ending } = doing;
  const { action, queue } = wish;
  if (ticket.day !== line.day) throw refuse("ticket-state");
  const fault = hindrance(ticket, action, rules, hand);
  if (fault) throw refuse(fault.code, fault.from ? { retryAfter: secondsTo(fault.from, line.at) } : {});
  if (action === "transfer") await checkTransfer(tx, line, ticket, queue);
  const step = { action, ...(queue !== undefined && { queue }), ...(ending && { ending }) };
  const after = stepped(ticket, step, rules, hand);
  await saveStep(tx, ticket, after);
  tell(line, ticket, after, action === "recall" ? rules.lastCalled : undefined);
}

const secondsTo = (from: string, at: string) => Math.ceil((Date.parse(from) - Date.parse(at)) / 1000);

function tell(line: HallLine, before: KeptTicket, after: Ticket, lastCalled: number | undefined): void {
  const { number } = before;
  line.board = ticketMoved(line.board, before, { ...after, number }, line.at);
  line.kind = "moved";
  if (lastCalled === undefined || after.counter === undefined) return;
  line.kind = "recalled";
  line.board = numberCalled(line.board, { number, counter: after.counter, at: line.at }, lastCalled);
  const text = callText(number, after.counter);
  line.announcement = { id: line.seq, ticketNumber: number, counter: after.counter, text };
}

/** Another queue of the hall; back into one's own is what `return` does. */
async function checkTransfer(tx: Database, line: HallLine, ticket: KeptTicket, queue: string | undefined) {
  const queues = await queuesOf(tx, line);
  const exists = queue !== ticket.queue && queues.some(({ id }) => id === queue);
  if (!exists) throw refuse("queue-unknown", { field: "queue" });
}
