/** The clerk's counter over HTTP. */
import Type from "typebox";
import {
  CalledNext,
  CounterPanel,
  OpenCounter,
  QueueKeyOnly,
  ReceiveDirect,
  TicketView,
} from "#contract/queue.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { receiveDirect } from "../tickets/receive-direct.ts";
import { callNext, leaveCounter, openCounter } from "./counter-commands.ts";
import { counterPanel, ticketView } from "./panel.ts";

const tags = ["queue"];
const Done = Type.Object({ done: Type.Boolean() });

export function counterRoutes(app: App, services: Services): void {
  const onRequest = allow("queue.serve");
  const panel = { tags, summary: "My counter: who is there, who waits", response: { 200: CounterPanel } };
  app.get("/api/staff/counter", { onRequest, schema: panel }, (request) =>
    counterPanel(services, requireActor(request, "staff"), services.now()),
  );
  const open = { tags, summary: "Open a counter, or go on after a pause", body: OpenCounter };
  const openSchema = { ...open, response: { 200: Done } };
  app.post("/api/staff/counter/open", { onRequest, schema: openSchema }, (request) => {
    const { requestKey, ...place } = request.body;
    return openCounter(services, { ...staffCall(request, services), requestKey }, place);
  });
  for (const [way, state] of [
    ["pause", "paused"],
    ["close", "closed"],
  ] as const) {
    const leave = { tags, summary: `My counter: ${way}`, body: QueueKeyOnly, response: { 200: Done } };
    app.post(`/api/staff/counter/${way}`, { onRequest, schema: leave }, (request) =>
      leaveCounter(services, { ...staffCall(request, services), ...request.body }, state),
    );
  }
  const direct = { tags, summary: "Take on somebody who needs no number (R12.1)", body: ReceiveDirect };
  const directSchema = { ...direct, response: { 201: TicketView } };
  app.post("/api/staff/counter/direct", { onRequest, schema: directSchema }, async (request, reply) => {
    const { requestKey, ...whom } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    const { id } = await receiveDirect(services, call, whom);
    return reply.code(201).send(await ticketView(services, call.actor, id, call.at));
  });
  const next = { tags, summary: "Call the next (R12.3)", body: QueueKeyOnly, response: { 200: CalledNext } };
  app.post("/api/staff/counter/next", { onRequest, schema: next }, async (request) => {
    const call = { ...staffCall(request, services), ...request.body };
    const { id } = await callNext(services, call);
    if (id === undefined) return {};
    return { ticket: await ticketView(services, call.actor, id, call.at) };
  });
}
