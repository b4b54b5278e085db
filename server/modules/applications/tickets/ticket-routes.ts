/** A called number and its cases over HTTP. */
import Type from "typebox";
import { TicketCases, TicketReception } from "#contract/calling.ts";
import { TicketId } from "#contract/queue.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { openReception, ticketCases } from "./ticket-reception.ts";

const tags = ["queue", "applications"];
const params = Type.Object({ id: TicketId }, { additionalProperties: false });

export function ticketRoutes(app: App, services: Services): void {
  const onRequest = allow("queue.serve");
  const open = { tags, summary: "Open the reception of a number one called; audited", params };
  const openSchema = { ...open, response: { 200: TicketReception } };
  app.post("/api/staff/tickets/:id/reception", { onRequest, schema: openSchema }, (request) =>
    openReception(services, staffCall(request, services), request.params.id),
  );
  const cases = { tags, summary: "Cases of a number one called, and what its person has already", params };
  const casesSchema = { ...cases, response: { 200: TicketCases } };
  app.get("/api/staff/tickets/:id/cases", { onRequest, schema: casesSchema }, (request) =>
    ticketCases(services, requireActor(request, "staff"), request.params.id, services.now()),
  );
}
