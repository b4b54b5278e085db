/** The HTTP door of supervision orders. */
import { ActAnswer, ActRequest } from "#contract/case.ts";
import { Opened, OpenOrder, OrderList, OrderQuery, OrderView } from "#contract/supervision-orders.ts";
import { allow, allowKind, officials, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { keyOf } from "./card-commands.ts";
import { actOnOrder, openOrder } from "./order-commands.ts";
import { listOrders, showOrder } from "./order-query.ts";
import { acting, numbered } from "./supervision-routes.ts";

const tags = ["supervision"];

export function orderRoutes(app: App, services: Services): void {
  const list = { tags, summary: "Supervision orders, the newest first", querystring: OrderQuery };
  const listSchema = { ...list, response: { 200: OrderList } };
  app.get("/api/orders", { onRequest: officials, schema: listSchema }, (request) =>
    listOrders(services, requireActor(request, "staff"), request.query, services.now()),
  );
  const open = {
    tags,
    summary: "Open an order, or a leader's mark",
    body: OpenOrder,
    response: { 201: Opened },
  };
  app.post("/api/orders", { onRequest: allow("order.open"), schema: open }, async (request, reply) =>
    reply.code(201).send(await openOrder(services, staffCall(request, services), request.body)),
  );
  const onRequest = allowKind("staff");
  const one = { tags, summary: "One order", params: numbered, response: { 200: OrderView } };
  app.get("/api/orders/:number", { onRequest, schema: one }, (request) => {
    const actor = requireActor(request, "staff");
    return showOrder(services, actor, keyOf(actor.division, request.params.number), services.now());
  });
  const act = { tags, summary: "Answer an order, or check the answer", params: acting, body: ActRequest };
  const actSchema = { ...act, response: { 200: ActAnswer } };
  app.post("/api/orders/:number/actions/:action", { onRequest, schema: actSchema }, (request) => {
    const call = staffCall(request, services);
    const { number, action } = request.params;
    return actOnOrder(services, call, keyOf(call.actor.division, number), action, request.body);
  });
}
