/** What whoever booked sees of their appointments, and the calendar file of one. */
import type { MyAppointment, MyAppointments, MyWaiting } from "#contract/appointment.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import {
  arrivalOf,
  checkInFrom,
  mayCancel,
  mayMove,
  onTimeUntil,
  suspendedUntil,
} from "#server/kernel/appointments/booking.ts";
import { calendarFile } from "#server/kernel/appointments/calendar-file.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import { queueRulesOf } from "#server/modules/queue/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type Appointment, type Person, personIndex } from "../appointment.ts";
import { appointmentsOfResident } from "../appointment-lists.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { readAppointment } from "../appointment-store.ts";
import { proposalOf } from "../booking/hold-store.ts";
import { standingOf } from "../booking/person-store.ts";
import { type PlaceNames, placeNames } from "../service-queues.ts";
import { readSlot } from "../slots/slot-store.ts";
import { slotWords, spaced, timeWords } from "../told.ts";
import { countWaiting, type Waiting, waitingOfResident } from "../waiting/wait-store.ts";

const mostShown = 50;
/** Minutes before the slot at which a phone's calendar reminds. */
const remindMinutes = 120;

/** The resident's own appointment; anybody else's is as good as not there. */
export async function ownAppointment(
  services: Services,
  { division, id: resident }: ResidentActor,
  id: number,
): Promise<Appointment> {
  const found = await readAppointment(services, division, id);
  if (!found || found.resident !== resident) throw refuse("appointment-not-found");
  return found;
}

/** Who comes, as the account knows them; `name` where it knows none. */
export async function personOf(
  services: Services,
  { division, id }: ResidentActor,
  name: string | undefined,
): Promise<Person> {
  const resident = await readResident(services.db, services.sealing, division, id);
  const known = resident?.name ?? name?.trim();
  if (!resident || known === undefined || known === "")
    throw refuse("appointment-name-missing", { field: "name" });
  const { phone, idNumber, verifiedAt } = resident;
  return { name: known, phone, ...(idNumber !== undefined && verifiedAt !== undefined && { idNumber }) };
}

export async function myAppointments(
  services: Services,
  actor: ResidentActor,
  at: Instant,
): Promise<MyAppointments> {
  const { division, id } = actor;
  const { db, sealing } = services;
  const rules = appointmentRulesOf(services);
  const all = await appointmentsOfResident(services, division, id, mostShown);
  const shown = await Promise.all(all.map((it) => showMine(services, it, at)));
  const open = (it: MyAppointment) =>
    it.state === "displaced" || (it.state === "booked" && it.endsAt > at) || isToday(it, at);
  const entries = await waitingOfResident(db, sealing, { division, resident: id });
  const until = await ownSuspension(services, actor);
  return {
    coming: shown.filter(open).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
    past: shown.filter((it) => !open(it)),
    waiting: await Promise.all(entries.map((entry) => showWaiting(services, entry))),
    most: rules.openPerPerson,
    ...(until !== undefined && until >= shanghaiDay(at) && { suspendedUntil: until }),
  };
}

const isToday = ({ state, startsAt }: MyAppointment, at: Instant) =>
  state === "arrived" && shanghaiDay(startsAt) === shanghaiDay(at);

/** Under which index the resident's bookings are counted. */
export async function ownIndex(services: Services, actor: ResidentActor): Promise<string> {
  return personIndex(services.sealing, await personOf(services, actor, "不具名"));
}

async function ownSuspension(services: Services, actor: ResidentActor): Promise<string | undefined> {
  const { division } = actor;
  const person = await ownIndex(services, actor);
  const { missed } = await standingOf(services.db, { division, person });
  return suspendedUntil(missed, appointmentRulesOf(services).noShow);
}

/** @param seen the names of its place, where the caller has read them. */
export async function showMine(
  services: Services,
  it: Appointment,
  at: Instant,
  seen?: PlaceNames,
): Promise<MyAppointment> {
  const { db } = services;
  const { division, slot, who, item, reason } = it;
  const names = seen ?? (await placeNames(db, slot));
  const { appointment: rules } = await queueRulesOf(services, db, { division, hall: slot.hall });
  const arrival = arrivalOf(slot, at, rules);
  const itemName = item === undefined ? undefined : await nameOfItem(services, division, item);
  const proposal = await proposalOf(db, it);
  return {
    ...{ id: it.id, version: it.version, state: it.state, hall: slot.hall, hallName: names.hall },
    ...{ queue: slot.queue, queueName: names.queue, startsAt: slot.startsAt, endsAt: slot.endsAt },
    ...{ address: names.address, name: who.name, voucher: spaced(it.voucher) },
    ...(who.enterpriseName !== undefined && { enterpriseName: who.enterpriseName }),
    ...(item !== undefined && { item, itemName: itemName ?? item }),
    ...{ checkInFrom: checkInFrom(slot, rules), onTimeUntil: onTimeUntil(slot, rules) },
    ...{ mayMove: mayMove(it.state, slot, at), mayCancel: mayCancel(it.state, slot, at) },
    mayCheckIn: it.state === "booked" && (arrival === "on-time" || arrival === "void"),
    ...(it.ticketNumber !== undefined && { ticketNumber: it.ticketNumber }),
    ...(proposal && proposal.until > at && { proposal }),
    ...(reason !== undefined && it.state !== "booked" && { reason }),
  };
}

async function showWaiting(services: Services, entry: Waiting): Promise<MyWaiting> {
  const { db } = services;
  const { id, from, to, offer } = entry;
  const names = await placeNames(db, entry);
  const slot = offer && (await readSlot(db, entry.division, offer.slot));
  const before = offer ? 0 : await countWaiting(db, entry, id);
  return {
    ...{ id, hallName: names.hall, queueName: names.queue, from, to, before },
    ...(offer &&
      slot && { offer: { slot: slot.id, startsAt: slot.startsAt, endsAt: slot.endsAt, until: offer.until } }),
  };
}

/** The appointment for a phone's calendar; read again later, it moves or cancels what is there. */
export async function ownCalendarFile(services: Services, it: Appointment, at: Instant): Promise<string> {
  const { origin } = services.config;
  const mine = await showMine(services, it, at);
  const description = [
    `${mine.itemName ?? mine.queueName}，${slotWords(mine)}`,
    `请在 ${timeWords(mine.checkInFrom)}–${timeWords(mine.onTimeUntil)} 到大厅取号，过时按迟到排队。`,
    `取号凭证 ${mine.voucher}，也可以刷身份证。`,
    "来不了请提前在网上取消，或打 12345。",
  ].join("\n");
  return calendarFile({
    ...{ uid: `${it.division}-appointment-${it.id}@tongban`, sequence: it.sequence },
    cancelled: it.state === "cancelled" || it.state === "called-off",
    ...{ startsAt: mine.startsAt, endsAt: mine.endsAt, changedAt: it.changedAt, madeAt: at },
    ...{ summary: `${mine.hallName}：${mine.queueName}`, description },
    location: mine.address === "" ? mine.hallName : `${mine.hallName}，${mine.address}`,
    url: `${origin}/appointments/${it.id}`,
    organizer: { name: mine.hallName, address: origin },
    remindMinutes,
  });
}
