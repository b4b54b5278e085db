/** The interface for suppliers' own systems (R12.9): scope `supply.orders`, one supplier, its orders and no others. */
import Type from "typebox";
import { ActAnswer, CaseNumber } from "#contract/case.ts";
import { FreePhoto } from "#contract/free-services.ts";
import { SupplyAct, SupplyOrder, SupplyOrders, SupplyQuery } from "#contract/supply.ts";
import { numberOf } from "#server/cases/index.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { connectedCall, doneBy, recordAudit } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { actOnOrder } from "../acting.ts";
import { keepPhoto } from "../photo.ts";
import { keyOfNumber } from "../place-order.ts";
import { orderOfSystem, ordersForSystem } from "./system-orders.ts";

const tags = ["supply"];
const exact = { additionalProperties: false };
const byNumber = Type.Object({ number: CaseNumber }, exact);

export function systemRoutes(app: App, services: Services): void {
  const onRequest = allow("supply.orders");
  const list = { tags, summary: "Orders of the supplier this system belongs to", querystring: SupplyQuery };
  const listSchema = { ...list, response: { 200: SupplyOrders } };
  app.get("/api/supply/orders", { onRequest, schema: listSchema }, (request) =>
    ordersForSystem(services, requireActor(request, "connected"), request.query),
  );

  const one = {
    ...{ tags, summary: "One order: to whom, while it is to be done, and what may be reported now" },
    ...{ params: byNumber, response: { 200: SupplyOrder } },
  };
  app.get("/api/supply/orders/:number", { onRequest, schema: one }, (request) =>
    orderOfSystem(services, connectedCall(request, services), request.params.number),
  );
  reportRoute(app, services);
  photoRoute(app, services);
}

function reportRoute(app: App, services: Services): void {
  const params = Type.Object(
    { number: CaseNumber, action: Type.String({ pattern: "^[a-z][a-z-]{0,29}$" }) },
    exact,
  );
  const summary = "Report: taken on, sent with its tracking number, delivered with its proof, failed …";
  const schema = { tags, summary, params, body: SupplyAct, response: { 200: ActAnswer } };
  const onRequest = allow("supply.orders");
  app.post("/api/supply/orders/:number/acts/:action", { onRequest, schema }, async (request) => {
    const call = connectedCall(request, services);
    const { number, action } = request.params;
    const { data = {}, ...body } = request.body;
    const key = keyOfNumber(call.actor.division, number);
    const ask = { ...body, data, action, at: call.at };
    const { case: it, repeated } = await actOnOrder(services, call.actor, key, ask);
    if (!repeated) {
      const subject = { kind: "case", id: number };
      await recordAudit(services.db, doneBy(call, `supply.${action}`, subject));
    }
    return { number: numberOf(it), state: it.state, version: it.version, repeated };
  });
}

/** Multipart is understood in the whole module, up to the size of a photo. */
function photoRoute(app: App, services: Services): void {
  const summary =
    "Bring a photo as proof of a delivery (multipart, field `file`); its id goes into the report";
  const schema = { tags, summary, consumes: ["multipart/form-data"], response: { 201: FreePhoto } };
  app.post("/api/supply/photos", { onRequest: allow("supply.orders"), schema }, async (request, reply) =>
    reply.code(201).send(await keepPhoto(services, connectedCall(request, services), await request.file())),
  );
}
