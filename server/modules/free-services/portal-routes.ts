/** What people do themselves: see what is free for their matter, order it, follow it, give it up. */
import Type from "typebox";
import { CaseNumber, RequestKey } from "#contract/case.ts";
import { FreeOrderPlaced, FreeServicesOf, MyFreeOrder, PlaceFreeOrder } from "#contract/free-services.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { numberOf } from "../../cases/index.ts";
import { cancelOrder } from "./acting.ts";
import { freeServicesFor } from "./matter-offers.ts";
import { ownOrder, showMine } from "./order-query.ts";
import { placeOrder } from "./place-order.ts";

export const tags = ["free-services"];
const exact = { additionalProperties: false };
export const byNumber = Type.Object({ number: CaseNumber }, exact);
/** The matters, and with a bundle all of its parts, separated by commas. */
export const Matters = Type.Object(
  { numbers: Type.String({ pattern: "^[0-9]{22}[0-9A-Z](,[0-9]{22}[0-9A-Z]){0,29}$" }) },
  exact,
);
const Cancel = Type.Object({ requestKey: RequestKey, version: Type.Integer({ minimum: 1 }) }, exact);

export function portalRoutes(app: App, services: Services): void {
  const onRequest = allowKind("resident");
  const offers = { tags, summary: "What is free for my matters (R12.9)", querystring: Matters };
  app.get(
    "/api/free-services",
    { onRequest, schema: { ...offers, response: { 200: FreeServicesOf } } },
    (request) => {
      const numbers = request.query.numbers.split(",");
      return freeServicesFor(services, requireActor(request, "resident"), numbers, services.now());
    },
  );

  const place = { tags, summary: "Order a free service with my matter", body: PlaceFreeOrder };
  const placeSchema = { ...place, response: { 201: FreeOrderPlaced } };
  app.post("/api/free-services", { onRequest, schema: placeSchema }, async (request, reply) =>
    reply
      .code(201)
      .send(await placeOrder(services, requireActor(request, "resident"), request.body, services.now())),
  );

  const one = { tags, summary: "One of my orders", params: byNumber, response: { 200: MyFreeOrder } };
  app.get("/api/free-services/:number", { onRequest, schema: one }, async (request) => {
    const actor = requireActor(request, "resident");
    return await showMine(services, actor, await ownOrder(services, actor, request.params.number));
  });

  const cancel = { tags, summary: "Give it up, before it is being made", params: byNumber, body: Cancel };
  const cancelSchema = { ...cancel, response: { 200: FreeOrderPlaced } };
  app.post("/api/free-services/:number/cancel", { onRequest, schema: cancelSchema }, async (request) => {
    const actor = requireActor(request, "resident");
    const opened = await ownOrder(services, actor, request.params.number);
    const { case: it } = await cancelOrder(services, actor, opened, { ...request.body, at: services.now() });
    return { number: numberOf(it), state: it.state };
  });
}
