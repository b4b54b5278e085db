/** What the desk shows of a counter and of a ticket: masked, with what may be done now. */
import type { CounterPanel, ExplainedTicket, TicketView } from "#contract/queue.ts";
import type { QueueRules } from "#contract/queue-rules.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { maskId, maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import { ruleOf } from "#server/kernel/queue/order.ts";
import { type Hand, hindrance, ticketActions } from "#server/kernel/queue/ticket.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { counterNames } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { standing } from "../phone/phone.ts";
import { rulesOf } from "../settings/queue-rules.ts";
import { queuesAt, queuesOf, type ServiceQueue } from "../settings/queue-store.ts";
import { waitingCounts } from "../tickets/line-store.ts";
import { visitPlace } from "../tickets/take-number.ts";
import {
  asideAt,
  findTicket,
  type KeptTicket,
  ticketAt,
  ticketsOfVisit,
  visitOf,
} from "../tickets/ticket-store.ts";
import { type CounterSession, ownSession } from "./session-store.ts";

interface Ground {
  services: Services;
  rules: QueueRules;
  queues: readonly ServiceQueue[];
  hand: Hand;
}

/** The counter somebody sits at today, who is there, and who waits. */
export async function counterPanel(
  services: Services,
  actor: StaffActor,
  at: Instant,
): Promise<CounterPanel> {
  const { db } = services;
  const { division } = actor;
  const session = await ownSession(db, division, actor.id);
  if (!session || session.day !== shanghaiDay(at)) return { queues: [], aside: [] };
  const place = { division, hall: session.hall };
  const ground = await groundOf(services, actor, session.hall, at);
  const counts = await waitingCounts(db, { ...place, day: session.day });
  const own = ground.queues.filter(({ id }) => ground.hand.queues.includes(id));
  const current = await ticketAt(db, place, session.counter);
  const aside = await asideAt(db, { ...place, day: session.day }, session.counter, ground.hand.queues);
  const names = await counterNames(db, division);
  return {
    session: {
      ...{ hall: session.hall, counter: session.counter, state: session.state },
      ...{ openedAt: session.openedAt, since: session.since },
      counterName: names.get(`${session.hall}/${session.counter}`) ?? session.counter,
    },
    queues: own.map(({ id, name, prefix }) => ({ id, name, prefix, waiting: counts.get(id) ?? 0 })),
    ...(current && { current: await viewOf(ground, current) }),
    aside: await Promise.all(aside.map((ticket) => viewOf(ground, ticket))),
  };
}

/** One ticket, for whoever acts on it. */
export async function ticketView(
  services: Services,
  actor: StaffActor,
  id: number,
  at: Instant,
): Promise<TicketView> {
  const ticket = await findTicket(services.db, actor.division, id);
  if (!ticket) throw refuse("ticket-unknown");
  return await viewOf(await groundOf(services, actor, ticket.hall, at), ticket);
}

/** The same with where it stands and why. */
export async function explainedTicket(
  services: Services,
  actor: StaffActor,
  id: number,
  at: Instant,
): Promise<ExplainedTicket> {
  const ticket = await findTicket(services.db, actor.division, id);
  if (!ticket) throw refuse("ticket-unknown");
  permit(actor, "queue.guide", { division: actor.division, hall: ticket.hall });
  const view = await viewOf(await groundOf(services, actor, ticket.hall, at), ticket);
  if (ticket.state !== "waiting") return { ticket: view, explained: [] };
  const visit = await ticketsOfVisit(services.db, actor.division, ticket.visit);
  const others = visit.filter((one) => one.id !== id);
  return { ticket: view, ...(await standing(services, ticket, others, at)) };
}

async function groundOf(services: Services, actor: StaffActor, hall: string, at: Instant): Promise<Ground> {
  const place = { division: actor.division, hall };
  const session = await ownSession(services.db, actor.division, actor.id);
  const seated = session?.hall === hall && session.day === shanghaiDay(at) ? session : undefined;
  return {
    services,
    rules: await rulesOf(services, services.db, place),
    queues: await queuesOf(services.db, place),
    hand: await handOf(services, actor, place, seated, at),
  };
}

/** The counter of whoever acts, as the rules see it. */
async function handOf(
  { db }: Services,
  actor: StaffActor,
  place: { division: string; hall: string },
  seated: CounterSession | undefined,
  at: Instant,
): Promise<Hand> {
  const base = { at, staff: actor.id, elsewhere: false };
  if (!seated) return { ...base, queues: [], busy: false };
  const busy = (await ticketAt(db, place, seated.counter)) !== undefined;
  return { ...base, counter: seated.counter, queues: await queuesAt(db, place, seated.counter), busy };
}

async function viewOf(ground: Ground, ticket: KeptTicket): Promise<TicketView> {
  const { services, rules, queues } = ground;
  const { db } = services;
  const { division } = ticket;
  const nameOf = (id: string) => queues.find((queue) => queue.id === id)?.name ?? id;
  const visit = await visitOf(db, division, ticket.visit);
  const others = (await ticketsOfVisit(db, division, ticket.visit)).filter(({ id }) => id !== ticket.id);
  const group = rules.groups.find(({ id }) => id === visit?.priority_group)?.name;
  const person = visit && personOf(services, division, visit);
  const {
    id,
    number,
    state,
    since,
    queue,
    class: kind,
    takenAt,
    dueAt,
    calls,
    counter,
    appointment,
  } = ticket;
  return {
    ...{ id, number, state, since, queue, queueName: nameOf(queue), takenAt, dueAt, calls },
    ...{ class: kind, className: ruleOf(rules, kind).name },
    ...(group !== undefined && { group }),
    ...(counter !== undefined && { counter }),
    ...(person && { person }),
    ...(appointment !== undefined && { appointment }),
    items: await Promise.all(
      ticket.items.map(async (key) => ({ key, name: (await nameOfItem(services, division, key)) ?? key })),
    ),
    others: others.map((one) => ({
      ...{ id: one.id, number: one.number, queueName: nameOf(one.queue), state: one.state },
    })),
    allowed: allowedOf(ground, ticket, others),
  };
}

/** What may be done, and what may be done in a moment. */
function allowedOf({ rules, hand }: Ground, ticket: KeptTicket, others: readonly KeptTicket[]) {
  const elsewhere = others.some(({ state }) => state === "called" || state === "serving");
  return ticketActions.flatMap((action) => {
    const fault = hindrance(ticket, action, rules, { ...hand, elsewhere });
    if (!fault) return [{ action }];
    return fault.from === undefined ? [] : [{ action, from: fault.from }];
  });
}

type Visit = NonNullable<Awaited<ReturnType<typeof visitOf>>>;

function personOf({ sealing }: Services, division: string, visit: Visit) {
  if (!visit.person_sealed) return undefined;
  const place = visitPlace(division, visit.id);
  const { name, idNumber } = JSON.parse(sealing.open(visit.person_sealed, place)) as {
    name: string;
    idNumber?: string;
  };
  return {
    name: maskName(name),
    ...(idNumber !== undefined && { idNumber: maskId(idNumber) }),
    ...(visit.phone_sealed && { phone: maskPhone(sealing.open(visit.phone_sealed, place)) }),
  };
}
