/** The waiting list: joining, leaving, taking the place that was kept. */
import { lastBookableDay } from "#server/kernel/appointments/booking.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { type Appointment, type Person, personIndex } from "../appointment.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { assertMayBook, type Ground, putIn, slotFor } from "../booking/book.ts";
import { coolHold, takeHold } from "../booking/hold-store.ts";
import { lockPerson } from "../booking/person-store.ts";
import { queueAt } from "../service-queues.ts";
import {
  countWaiting,
  countWaitingOf,
  endWaiting,
  insertWaiting,
  lockWaiting,
  type Waiting,
} from "./wait-store.ts";

export interface Joining {
  division: string;
  hall: string;
  queue: string;
  from: Day;
  to: Day;
  who: Person;
  resident: string;
  item?: string | undefined;
  at: Instant;
}

/** Joins the list of a queue for some days; both the person and the list have a limit of their own. */
export async function joinWaiting(tx: Database, services: Ground, joining: Joining): Promise<number> {
  const { division, hall, queue, from, to, who, resident, item, at } = joining;
  const rules = appointmentRulesOf(services);
  await queueAt(tx, { division, hall, queue });
  if (from < shanghaiDay(at) || to < from || to > lastBookableDay(at, rules))
    throw refuse("appointment-waiting-days", { field: "from" });
  const person = personIndex(services.sealing, who);
  await lockPerson(tx, { division, person, at });
  if ((await countWaitingOf(tx, { division, person })) >= rules.waiting.perPerson)
    throw refuse("appointment-waiting-once");
  if ((await countWaiting(tx, { division, hall, queue })) >= rules.waiting.perQueue)
    throw refuse("appointment-waiting-closed");
  const entry = {
    division,
    hall,
    queue,
    from,
    to,
    person,
    resident,
    who,
    at,
    ...(item !== undefined && { item }),
  };
  const id = await insertWaiting(tx, services.sealing, entry);
  if (id === undefined) throw refuse("appointment-waiting-once");
  return id;
}

async function own(
  tx: Database,
  services: Ground,
  { division, id, resident }: { division: string; id: number; resident: string },
): Promise<Waiting> {
  const entry = await lockWaiting(tx, services.sealing, { division, id });
  if (!entry || entry.resident !== resident) throw refuse("appointment-waiting-not-found");
  return entry;
}

/** Leaves the list; a place that was kept goes to the next. */
export async function leaveWaiting(
  tx: Database,
  services: Ground,
  key: { division: string; id: number; resident: string },
  at: Instant,
): Promise<void> {
  const entry = await own(tx, services, key);
  await endWaiting(tx, entry, "left");
  if (entry.offer) await coolHold(tx, { division: key.division, id: entry.offer.hold }, at);
}

/** Books the place that was kept for whoever waited. */
export async function takeOffer(
  tx: Database,
  services: Ground,
  key: { division: string; id: number; resident: string },
  at: Instant,
): Promise<Appointment> {
  const entry = await own(tx, services, key);
  const { division, person, who, resident, item, offer } = entry;
  if (!offer) throw refuse("appointment-offer-over");
  const slot = await slotFor(tx, division, offer.slot);
  await assertMayBook(tx, services, { division, person, byStaff: false }, slot, at);
  const kept = await takeHold(tx, { division, id: offer.hold }, { kind: "offer", person, at });
  if (!kept) throw refuse("appointment-offer-over");
  await endWaiting(tx, entry, "taken");
  const by = { kind: "resident" as const, id: resident };
  const booked = { ...{ person, who, resident, item, by }, via: "portal" as const };
  return await putIn(tx, services, { ...booked, share: kept.share, slot }, at);
}
