/** The desk: today's list, booking for people without a smartphone, checking in, plans, closed days, figures. */
import Type from "typebox";
import { AppointmentDay, CheckedIn } from "#contract/appointment.ts";
import {
  AppointmentFigures,
  Closed,
  CloseSlot,
  DeskAppointment,
  DeskDay,
  EditPlan,
  NewOverride,
  PlanViews,
  StaffAppointment,
  StaffCancel,
  StaffCheckIn,
  StaffMove,
} from "#contract/appointment-desk.ts";
import { RequestKey } from "#contract/case.ts";
import { HallId, QueueId } from "#contract/queue.ts";
import { allow, permit, requireActor } from "#server/modules/access/index.ts";
import { revealPersonal, staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { Appointment } from "../appointment.ts";
import { readAppointment } from "../appointment-store.ts";
import { acceptProposal, callOff, cancel, move } from "../booking/change.ts";
import { checkIn } from "../coming/check-in.ts";
import { placeNames } from "../service-queues.ts";
import { closeSlot, decideDay, undoDay } from "../slots/closing.ts";
import { deskAppointment, deskDay, planViews } from "./desk.ts";
import { appointmentFigures } from "./figures.ts";
import { bookForSomebody, changeForSomebody, editPlan } from "./staff-acts.ts";

const tags = ["appointments"];
const exact = { additionalProperties: false };
const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const byId = Type.Object({ id: Id }, exact);
const KeyOnly = Type.Object({ requestKey: RequestKey }, exact);
const Version = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const optional = Type.Optional;
const read = allow("appointment.read");
const keep = allow("appointment.keep");
const plan = allow("appointment.plan");

export function staffRoutes(app: App, services: Services): void {
  listRoutes(app, services);
  bookingRoutes(app, services);
  changeRoutes(app, services);
  planRoutes(app, services);
}

function listRoutes(app: App, services: Services): void {
  const query = Type.Object({ hall: optional(HallId), day: optional(AppointmentDay) }, exact);
  const list = { tags, summary: "A hall's day: who comes, the slots, what was closed", querystring: query };
  app.get(
    "/api/staff/appointments",
    { onRequest: read, schema: { ...list, response: { 200: DeskDay } } },
    (request) => deskDay(services, staffCall(request, services), request.query),
  );

  const period = Type.Object({ hall: HallId, from: AppointmentDay, to: AppointmentDay }, exact);
  const figures = { tags, summary: "Planned and used places of a period", querystring: period };
  app.get(
    "/api/staff/appointments/figures",
    { onRequest: read, schema: { ...figures, response: { 200: AppointmentFigures } } },
    (request) => {
      const actor = requireActor(request, "staff");
      const { division } = actor;
      const { hall, ...days } = request.query;
      permit(actor, "appointment.read", { division, hall });
      return appointmentFigures(services, { division, hall }, days);
    },
  );

  const Contact = Type.Object({ name: Type.String(), phone: Type.String() });
  const body = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }, exact);
  const reveal = { tags, summary: "Whom to ring, in full; audited with its reason", params: byId, body };
  app.post(
    "/api/staff/appointments/:id/reveal",
    { onRequest: keep, schema: { ...reveal, response: { 200: Contact } } },
    async (request) => {
      const call = staffCall(request, services);
      const { who, id, slot } = await found(services, call.actor.division, request.params.id);
      permit(call.actor, "appointment.keep", slot);
      const subject = { kind: "appointment", id: String(id) };
      return await revealPersonal(
        services,
        call,
        { subject, field: "phone", reason: request.body.reason },
        () => ({
          name: who.name,
          phone: who.phone,
        }),
      );
    },
  );
}

async function found(services: Services, division: string, id: number): Promise<Appointment> {
  const it = await readAppointment(services, division, id);
  if (!it) throw refuse("appointment-not-found");
  return it;
}

async function shown(services: Services, it: Appointment): Promise<DeskAppointment> {
  const { hall: hallName, queue: queueName } = await placeNames(services.db, it.slot);
  return await deskAppointment(services, it, { hallName, queueName, mayCheckIn: false });
}

function bookingRoutes(app: App, services: Services): void {
  const add = { tags, summary: "Book for somebody at the desk or on the telephone", body: StaffAppointment };
  const answer = { 201: DeskAppointment };
  app.post(
    "/api/staff/appointments",
    { onRequest: keep, schema: { ...add, response: answer } },
    async (request, reply) => {
      const call = { ...staffCall(request, services), ...request.body };
      return reply.code(201).send(await shown(services, await bookForSomebody(services, call)));
    },
  );

  const coming = { tags, summary: "Check somebody in at the guide desk", params: byId, body: StaffCheckIn };
  app.post(
    "/api/staff/appointments/:id/check-in",
    { onRequest: keep, schema: { ...coming, response: { 200: CheckedIn } } },
    async (request) => {
      const { actor, at } = staffCall(request, services);
      const { id, slot } = await found(services, actor.division, request.params.id);
      permit(actor, "appointment.keep", slot);
      const by = { kind: "staff" as const, id: actor.id };
      const place = { division: actor.division, shown: { id }, via: "desk" as const };
      return await checkIn(services, { ...place, by, ...request.body, at });
    },
  );
}

function changeRoutes(app: App, services: Services): void {
  const response = { 200: DeskAppointment };
  const moving = {
    tags,
    summary: "Move somebody, as agreed with them",
    params: byId,
    body: StaffMove,
    response,
  };
  app.post("/api/staff/appointments/:id/move", { onRequest: keep, schema: moving }, async (request) => {
    const { slot, reason, ...body } = request.body;
    const call = { ...staffCall(request, services), ...body };
    const { id } = request.params;
    const now = await changeForSomebody(services, call, id, `move ${slot}`, (tx, it, acting) =>
      move(tx, services, it, { slot, reason }, acting),
    );
    return await shown(services, now);
  });

  const off = { tags, summary: "The hall cannot keep it", params: byId, body: StaffCancel, response };
  app.post("/api/staff/appointments/:id/call-off", { onRequest: keep, schema: off }, async (request) => {
    const { reason, ...body } = request.body;
    const call = { ...staffCall(request, services), ...body };
    const now = await changeForSomebody(services, call, request.params.id, "call-off", (tx, it, { by, at }) =>
      callOff(tx, services, it, { by, at, reason }),
    );
    return await shown(services, now);
  });

  const body = Type.Object({ requestKey: RequestKey, version: Version }, exact);
  const acts = [
    ["cancel", "Cancel for somebody who asks for it", cancel],
    ["accept", "Take what was proposed, for somebody who agreed", acceptProposal],
  ] as const;
  for (const [name, summary, command] of acts) {
    const schema = { tags, summary, params: byId, body, response };
    app.post(`/api/staff/appointments/:id/${name}`, { onRequest: keep, schema }, async (request) => {
      const call = { ...staffCall(request, services), ...request.body };
      const now = await changeForSomebody(services, call, request.params.id, name, (tx, it, acting) =>
        command(tx, services, it, acting),
      );
      return await shown(services, now);
    });
  }
}

function planRoutes(app: App, services: Services): void {
  const query = Type.Object({ hall: optional(HallId) }, exact);
  const list = {
    tags,
    summary: "Plans of a hall's queues",
    querystring: query,
    response: { 200: PlanViews },
  };
  app.get("/api/staff/appointments/plans", { onRequest: read, schema: list }, (request) =>
    planViews(services, staffCall(request, services), request.query.hall),
  );

  const params = Type.Object({ hall: HallId, queue: QueueId }, exact);
  const edit = {
    tags,
    summary: "Change a queue's plan",
    params,
    body: EditPlan,
    response: { 200: PlanViews },
  };
  app.put(
    "/api/staff/appointments/plans/:hall/:queue",
    { onRequest: plan, schema: edit },
    async (request) => {
      const call = { ...staffCall(request, services), ...request.params, ...request.body };
      await editPlan(services, call);
      return await planViews(services, call, call.hall);
    },
  );

  const day = { tags, summary: "Close a day, or open it beyond the calendar", body: NewOverride };
  app.post(
    "/api/staff/appointments/days",
    { onRequest: plan, schema: { ...day, response: { 200: Closed } } },
    (request) => decideDay(services, { ...staffCall(request, services), ...request.body }),
  );
  const undo = { tags, summary: "Take the decision about a day back", params: byId, body: KeyOnly };
  app.post(
    "/api/staff/appointments/days/:id/undo",
    { onRequest: plan, schema: { ...undo, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const call = { ...staffCall(request, services), ...request.body };
      await undoDay(services, { ...call, id: request.params.id });
      return reply.code(204).send(null);
    },
  );
  const slot = { tags, summary: "Close one slot", params: byId, body: CloseSlot, response: { 200: Closed } };
  app.post("/api/staff/appointments/slots/:id/close", { onRequest: plan, schema: slot }, (request) => {
    const call = { ...staffCall(request, services), ...request.body };
    return closeSlot(services, { ...call, slot: request.params.id });
  });
}
