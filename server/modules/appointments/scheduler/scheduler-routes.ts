/**
 * The interface for connected systems, after the GovStack Scheduler building block (decision 0073). A system books from
 * the public share under the same rules as everybody, and sees and changes only what it booked itself.
 */
import Type from "typebox";
import {
  AppointmentIds,
  CancelledSchedulerAppointment,
  EventList,
  EventQuery,
  NewSchedulerAppointment,
  OneSchedulerAppointment,
  SchedulerAppointmentList,
  SchedulerAppointmentQuery,
  SchedulerChange,
} from "#contract/scheduler.ts";
import type { ConnectedActor } from "#server/kernel/access/actor.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { once } from "#server/platform/requests/once.ts";
import type { Services } from "#server/platform/services.ts";
import type { Appointment, Person } from "../appointment.ts";
import { appointmentsOfSystem } from "../appointment-lists.ts";
import { readAppointment } from "../appointment-store.ts";
import { book, seenSlot } from "../booking/book.ts";
import { cancel, locked, move } from "../booking/change.ts";
import { eventsFor, listed } from "./scheduler-views.ts";

const tags = ["scheduler"];
const mostListed = 500;
const read = allow("scheduler.read");
const write = allow("scheduler.book");

export function schedulerRoutes(app: App, services: Services): void {
  const events = { tags, summary: "Slots as events", querystring: EventQuery, response: { 200: EventList } };
  app.get("/api/scheduler/event/list_details", { onRequest: read, schema: events }, (request) => {
    const { division } = requireActor(request, "connected");
    return eventsFor(services, division, request.query, services.now());
  });

  const list = {
    ...{ tags, summary: "What this system booked", querystring: SchedulerAppointmentQuery },
    response: { 200: SchedulerAppointmentList },
  };
  app.get("/api/scheduler/appointment/list_details", { onRequest: read, schema: list }, async (request) => {
    const { division, id } = requireActor(request, "connected");
    return listed(await appointmentsOfSystem(services, division, id, mostListed), request.query);
  });
  bookRoute(app, services);
  changeRoutes(app, services);
}

interface Call {
  actor: ConnectedActor;
  requestKey: string;
  at: Instant;
}

/** In one transaction, once for a request key. */
async function carryOut<T>(
  services: Services,
  { actor, requestKey, at }: Call,
  action: string,
  act: (tx: Services["db"]) => Promise<T>,
): Promise<T> {
  const request = { division: actor.division, requestKey, actor: `connected ${actor.id}`, action, at };
  return await services.db.transaction().execute((tx) => once(tx, services.sealing, request, () => act(tx)));
}

function bookRoute(app: App, services: Services): void {
  const add = {
    tags,
    summary: "Book events for a participant: all of them or none",
    body: NewSchedulerAppointment,
  };
  app.post(
    "/api/scheduler/appointment/new",
    { onRequest: write, schema: { ...add, response: { 200: AppointmentIds } } },
    async (request) => {
      const { request_key: requestKey, appointment_details: wanted } = request.body;
      const call = { actor: requireActor(request, "connected"), requestKey, at: services.now() };
      const { name, phone, id_number } = wanted.participant;
      const who: Person = { name, phone, ...(id_number !== undefined && { idNumber: id_number }) };
      // In one order, so that two systems that book the same events wait for each other and not in a circle (ZMS 1201).
      const slots = wanted.event_ids.map(Number).sort((a, b) => a - b);
      return await carryOut(services, call, `scheduler.book ${slots.join()}`, (tx) =>
        bookAll(tx, services, call, who, slots),
      );
    },
  );
}

async function bookAll(
  tx: Services["db"],
  services: Services,
  { actor, at }: Call,
  who: Person,
  slots: readonly number[],
): Promise<{ event_id: string; appointment_id: string }[]> {
  const made: { event_id: string; appointment_id: string }[] = [];
  const by = { kind: "connected" as const, id: actor.id };
  for (const slot of slots) {
    const seen = await seenSlot(tx, actor.division, slot);
    const { id } = await book(tx, services, seen, { who, by, via: "system" }, at);
    made.push({ event_id: String(slot), appointment_id: String(id) });
  }
  return made;
}

/** What this system booked; what others booked is as good as not there. */
async function own(
  services: Services,
  { division, id }: ConnectedActor,
  appointment: string,
): Promise<Appointment> {
  const it = await readAppointment(services, division, Number(appointment));
  if (it?.via !== "system" || it.bookedBy !== id) throw refuse("appointment-not-found");
  return it;
}

function changeRoutes(app: App, services: Services): void {
  const moving = {
    ...{ tags, summary: "Move an appointment to another event", querystring: OneSchedulerAppointment },
    ...{ body: SchedulerChange, response: { 200: SchedulerAppointmentList } },
  };
  app.put(
    "/api/scheduler/appointment/modifications",
    { onRequest: write, schema: moving },
    async (request) => {
      const { request_key: requestKey, details } = request.body;
      const call = { actor: requireActor(request, "connected"), requestKey, at: services.now() };
      const it = await own(services, call.actor, request.query.appointment_id);
      const slot = Number(details.event_id);
      const now = await carryOut(services, call, `scheduler.move ${it.id} ${slot}`, async (tx) =>
        move(tx, services, await locked(tx, services, it), { slot }, actingOf(call)),
      );
      return listed([now], {});
    },
  );

  const ending = {
    ...{ tags, summary: "Cancel an appointment", querystring: CancelledSchedulerAppointment },
    response: { 200: SchedulerAppointmentList, 204: Type.Null() },
  };
  app.delete("/api/scheduler/appointment", { onRequest: write, schema: ending }, async (request) => {
    const { request_key: requestKey, appointment_id } = request.query;
    const call = { actor: requireActor(request, "connected"), requestKey, at: services.now() };
    const it = await own(services, call.actor, appointment_id);
    const now = await carryOut(services, call, `scheduler.cancel ${it.id}`, async (tx) =>
      cancel(tx, services, await locked(tx, services, it), actingOf(call)),
    );
    return listed([now], {});
  });
}

const actingOf = ({ actor, at }: Call) => ({
  by: { kind: "connected" as const, id: actor.id },
  at,
  byStaff: false,
});
