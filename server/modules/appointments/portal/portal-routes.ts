/** What people do themselves: see what is free, keep a place, book, look at their own. */
import Type from "typebox";
import {
  BookableQueues,
  Hold,
  MyAppointment,
  MyAppointments,
  NewAppointment,
  NewHold,
  QueueSlots,
} from "#contract/appointment.ts";
import { HallId, QueueId } from "#contract/queue.ts";
import { requireActor } from "#server/modules/access/index.ts";
import { carryOut, residentCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { releaseTyping } from "../booking/hold-store.ts";
import { bookableQueues, queueSlots } from "../slots/free.ts";
import { myAppointments, ownAppointment, ownCalendarFile, ownIndex, showMine } from "./mine.ts";
import { bookOwn, keepOwnPlace } from "./own-acts.ts";
import { byId, exact, KeyOnly, onRequest, tags } from "./route-forms.ts";

export function portalRoutes(app: App, services: Services): void {
  freeRoutes(app, services);
  bookRoutes(app, services);
  ownRoutes(app, services);
}

function freeRoutes(app: App, services: Services): void {
  const { division } = services.config;
  const item = Type.Optional(Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" }));
  const queues = {
    tags,
    summary: "Queues that can be booked, or those of a matter, each with its next free time",
    querystring: Type.Object({ item }, exact),
  };
  app.get(
    "/api/appointments/queues",
    { schema: { ...queues, response: { 200: BookableQueues } } },
    (request) => bookableQueues(services, division, { ...request.query, at: services.now() }),
  );

  const slots = {
    tags,
    summary: "Days of a queue with their free slots, or why there are none",
    querystring: Type.Object({ hall: HallId, queue: QueueId }, exact),
  };
  app.get("/api/appointments/slots", { schema: { ...slots, response: { 200: QueueSlots } } }, (request) =>
    queueSlots(services, { division, ...request.query }, services.now()),
  );
}

function bookRoutes(app: App, services: Services): void {
  const hold = { tags, summary: "Keep a place while typing; one kept before is let go", body: NewHold };
  app.post(
    "/api/appointments/holds",
    { onRequest, schema: { ...hold, response: { 201: Hold } } },
    async (request, reply) => {
      const { requestKey, slot } = request.body;
      const call = { ...residentCall(request, services), requestKey };
      return reply.code(201).send(await keepOwnPlace(services, call, slot));
    },
  );

  const letGo = { tags, summary: "Let the place go that was kept", body: KeyOnly };
  app.post(
    "/api/appointments/holds/let-go",
    { onRequest, schema: { ...letGo, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const call = { ...residentCall(request, services), requestKey: request.body.requestKey };
      const person = await ownIndex(services, call.actor);
      await carryOut(services, call, "appointment.let-go", (tx) =>
        releaseTyping(tx, { division: call.actor.division, person }, call.at),
      );
      return reply.code(204).send(null);
    },
  );

  const add = { tags, summary: "Book a slot, for oneself or under a mandate", body: NewAppointment };
  app.post(
    "/api/appointments",
    { onRequest, schema: { ...add, response: { 201: MyAppointment } } },
    async (request, reply) => {
      const { requestKey, ...booking } = request.body;
      const call = { ...residentCall(request, services), requestKey };
      const { made, names } = await bookOwn(services, call, booking);
      return reply.code(201).send(await showMine(services, made, call.at, names));
    },
  );
}

function ownRoutes(app: App, services: Services): void {
  const mine = { tags, summary: "My appointments and what I wait for", response: { 200: MyAppointments } };
  app.get("/api/appointments", { onRequest, schema: mine }, (request) =>
    myAppointments(services, requireActor(request, "resident"), services.now()),
  );

  const one = { tags, summary: "One of mine", params: byId, response: { 200: MyAppointment } };
  app.get("/api/appointments/:id", { onRequest, schema: one }, async (request) => {
    const it = await ownAppointment(services, requireActor(request, "resident"), request.params.id);
    return await showMine(services, it, services.now());
  });

  const file = { tags, summary: "For the phone's calendar (RFC 5545)", params: byId };
  const answers = { 200: Type.String({ description: "text/calendar" }) };
  app.get(
    "/api/appointments/:id/calendar.ics",
    { onRequest, schema: { ...file, response: answers } },
    async (request, reply) => {
      const it = await ownAppointment(services, requireActor(request, "resident"), request.params.id);
      const content = await ownCalendarFile(services, it, services.now());
      void reply.header("content-disposition", `attachment; filename="appointment-${it.id}.ics"`);
      return reply.type("text/calendar; charset=utf-8").send(content);
    },
  );
}
