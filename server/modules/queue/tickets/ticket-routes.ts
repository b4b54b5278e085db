/** Tickets over HTTP: each step of the desk is one POST; the phone has two, by token. */
import Type from "typebox";
import {
  AddMatter,
  ExplainedTicket,
  PhoneTicket,
  QueueKeyOnly,
  Taken,
  TicketCancel,
  TicketId,
  TicketLook,
  TicketView,
  TransferTicket,
} from "#contract/queue.ts";
import { ticketActions } from "#server/kernel/queue/ticket.ts";
import { allow } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { explainedTicket, ticketView } from "../counters/panel.ts";
import { phoneTicket } from "../phone/phone.ts";
import { actOnTicket, addMatter, cancelByToken } from "./ticket-commands.ts";

const tags = ["queue"];
const params = Type.Object({ id: TicketId }, { additionalProperties: false });
const Done = Type.Object({ done: Type.Boolean() });

export function ticketRoutes(app: App, services: Services): void {
  stepRoutes(app, services);
  phoneRoutes(app, services);
  const onRequest = allow("queue.guide");
  const show = { tags, summary: "A ticket, and why it stands where it stands", params };
  const showSchema = { ...show, response: { 200: ExplainedTicket } };
  app.get("/api/staff/tickets/:id", { onRequest, schema: showSchema }, (request) => {
    const { actor, at } = staffCall(request, services);
    return explainedTicket(services, actor, request.params.id, at);
  });
  const add = { tags, summary: "Another number of the same visit", params, body: AddMatter };
  const addSchema = { ...add, response: { 201: Taken } };
  app.post("/api/staff/tickets/:id/matters", { onRequest, schema: addSchema }, async (request, reply) => {
    const { requestKey, ...matter } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return reply.code(201).send(await addMatter(services, call, request.params.id, matter));
  });
}

function stepRoutes(app: App, services: Services): void {
  for (const action of ticketActions) {
    const onRequest = allow(action === "restore" || action === "cancel" ? "queue.guide" : "queue.serve");
    const body = action === "transfer" ? TransferTicket : QueueKeyOnly;
    const schema = {
      tags,
      summary: `Ticket: ${action} (R12.3)`,
      params,
      body,
      response: { 200: TicketView },
    };
    app.post(`/api/staff/tickets/:id/${action}`, { onRequest, schema }, async (request) => {
      const { requestKey, ...wish } = request.body as { requestKey: string; queue?: string };
      const call = { ...staffCall(request, services), requestKey };
      const { id } = await actOnTicket(services, call, request.params.id, { action, ...wish });
      return await ticketView(services, call.actor, id, call.at);
    });
  }
}

function phoneRoutes(app: App, services: Services): void {
  const { now } = services;
  const look = { tags, summary: "My number, by its token", body: TicketLook, response: { 200: PhoneTicket } };
  app.post("/api/tickets/look", { schema: look }, (request) =>
    phoneTicket(services, request.body.token, now()),
  );
  const cancel = { tags, summary: "Give up my number", body: TicketCancel, response: { 200: Done } };
  app.post("/api/tickets/cancel", { schema: cancel }, (request) =>
    cancelByToken(services, { ...request.body, at: now() }),
  );
}
