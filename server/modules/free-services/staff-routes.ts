/** Orders at the desk: what there is to do, ordering for somebody, steps, proofs, counting. */
import multipart from "@fastify/multipart";
import Type from "typebox";
import { ActAnswer, CaseNumber, RequestKey } from "#contract/case.ts";
import { Made } from "#contract/free-money.ts";
import {
  FreeId,
  FreeKindId,
  FreeOrderAct,
  FreeOrderList,
  FreeOrderPlaced,
  FreePhoto,
  FreePlaces,
  FreeServicesOf,
  PlaceFreeOrder,
  Recipient,
  StaffFreeOrder,
  Tally,
  TallyPage,
} from "#contract/free-services.ts";
import { can } from "#server/kernel/access/permission.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { numberOf } from "../../cases/index.ts";
import { actOnOrder } from "./acting.ts";
import { freeServicesOf } from "./free-service-rules.ts";
import { freeServicesFor } from "./matter-offers.ts";
import { auditOrder, listForDesk, revealRecipient, showToStaff } from "./order-query.ts";
import { keepPhoto, readPhoto } from "./photo.ts";
import { keyOfNumber, placeOrder } from "./place-order.ts";
import { byNumber, Matters, tags } from "./portal-routes.ts";
import { tallyPage, tallyUp, undoTally } from "./tally.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const at = "/api/staff/free-services";
const OrdersQuery = Type.Object(
  {
    show: optional(Type.Union([Type.Literal("open"), Type.Literal("over")])),
    kind: optional(FreeKindId),
    state: optional(Type.String({ pattern: "^[a-z-]{1,30}$" })),
    after: optional(CaseNumber),
  },
  exact,
);

export async function staffRoutes(app: App, services: Services): Promise<void> {
  listRoutes(app, services);
  orderRoutes(app, services);
  await photoRoutes(app, services);
  tallyRoutes(app, services);
}

function listRoutes(app: App, services: Services): void {
  const reading = allow("free-order.read");
  const places = { tags, summary: "Which pages this desk has", response: { 200: FreePlaces } };
  app.get(`${at}/places`, { onRequest: reading, schema: places }, (request) => {
    const actor = requireActor(request, "staff");
    const { division } = actor;
    const money = can(actor, "free-service.read", { division, organ: freeServicesOf(services).bureau });
    const settlements = money || can(actor, "free-order.supply", { division });
    return { tally: can(actor, "free-service.tally", { division }), settlements, money };
  });

  const list = { tags, summary: "Orders to do, or done", querystring: OrdersQuery };
  const schema = { ...list, response: { 200: FreeOrderList } };
  app.get(`${at}/orders`, { onRequest: allow("free-order.read"), schema }, (request) => {
    const { show = "open", kind, ...rest } = request.query;
    const narrow = { ...rest, open: show === "open", ...(kind && { kinds: [kind] }) };
    return listForDesk(services, requireActor(request, "staff"), narrow);
  });

  const onRequest = allow("free-order.place");
  const offers = { tags, summary: "What is free for these matters", querystring: Matters };
  const offersSchema = { ...offers, response: { 200: FreeServicesOf } };
  app.get(`${at}/offers`, { onRequest, schema: offersSchema }, (request) => {
    const numbers = request.query.numbers.split(",");
    return freeServicesFor(services, requireActor(request, "staff"), numbers, services.now());
  });

  const place = { tags, summary: "Order for whoever stands here", body: PlaceFreeOrder };
  const placeSchema = { ...place, response: { 201: FreeOrderPlaced } };
  app.post(`${at}/orders`, { onRequest, schema: placeSchema }, async (request, reply) => {
    const call = staffCall(request, services);
    const placed = await placeOrder(services, call.actor, request.body, call.at);
    await auditOrder(services, call, placed.number, request.body.kind);
    return reply.code(201).send(placed);
  });
}

function orderRoutes(app: App, services: Services): void {
  const onRequest = allow("free-order.read");
  const one = { tags, summary: "One order", params: byNumber, response: { 200: StaffFreeOrder } };
  app.get(`${at}/orders/:number`, { onRequest, schema: one }, (request) =>
    showToStaff(services, requireActor(request, "staff"), request.params.number),
  );

  const params = Type.Object(
    { number: CaseNumber, action: Type.String({ pattern: "^[a-z][a-z-]{0,29}$" }) },
    exact,
  );
  const acting = { tags, summary: "Take a step on it", params, body: FreeOrderAct };
  const actSchema = { ...acting, response: { 200: ActAnswer } };
  app.post(`${at}/orders/:number/acts/:action`, { onRequest, schema: actSchema }, async (request) => {
    const actor = requireActor(request, "staff");
    const { number, action } = request.params;
    const ask = { ...request.body, action, at: services.now() };
    const { case: it, repeated } = await actOnOrder(
      services,
      actor,
      keyOfNumber(actor.division, number),
      ask,
    );
    return { number: numberOf(it), state: it.state, version: it.version, repeated };
  });

  const body = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }, exact);
  const reveal = {
    tags,
    summary: "To whom it goes, in full; audited with its reason",
    params: byNumber,
    body,
  };
  const revealSchema = { ...reveal, response: { 200: Recipient } };
  app.post(`${at}/orders/:number/reveal`, { onRequest, schema: revealSchema }, (request) =>
    revealRecipient(services, staffCall(request, services), request.params.number, request.body.reason),
  );
}

async function photoRoutes(app: App, services: Services): Promise<void> {
  const onRequest = allow("free-order.read");
  const bytes = freeServicesOf(services).photoMegabytes * 1024 * 1024;
  await app.register(multipart, { limits: { files: 1, fileSize: bytes + 1 } });
  const summary = "Bring a photo of a delivery (multipart, field `file`)";
  const keep = { tags, summary, consumes: ["multipart/form-data"], response: { 201: FreePhoto } };
  app.post(`${at}/photos`, { onRequest, schema: keep }, async (request, reply) =>
    reply.code(201).send(await keepPhoto(services, staffCall(request, services), await request.file())),
  );

  const params = Type.Object(
    { number: CaseNumber, seq: Type.Integer({ minimum: 1, maximum: 10_000 }) },
    exact,
  );
  const read = { tags, summary: "The photo of a step, for those who may read the order", params };
  app.get(`${at}/orders/:number/photos/:seq`, { onRequest, schema: read }, async (request, reply) => {
    const { number, seq } = request.params;
    const { type, content } = await readPhoto(services, requireActor(request, "staff"), number, seq);
    return reply.type(type).header("cache-control", "private, max-age=3600").send(content);
  });
}

function tallyRoutes(app: App, services: Services): void {
  const onRequest = allow("free-service.tally");
  const page = { tags, summary: "Prints and copies of today", response: { 200: TallyPage } };
  app.get(`${at}/tally`, { onRequest, schema: page }, (request) =>
    tallyPage(services, requireActor(request, "staff"), services.now()),
  );

  const add = { tags, summary: "Count prints or copies", body: Tally, response: { 201: Made } };
  app.post(`${at}/tally`, { onRequest, schema: add }, async (request, reply) =>
    reply.code(201).send(await tallyUp(services, staffCall(request, services), request.body)),
  );

  const params = Type.Object({ id: FreeId }, exact);
  const body = Type.Object({ requestKey: RequestKey }, exact);
  const undo = { tags, summary: "Take back what I counted today", params, body, response: { 200: Made } };
  app.post(`${at}/tally/:id/undo`, { onRequest, schema: undo }, (request) =>
    undoTally(services, staffCall(request, services), request.params.id, request.body.requestKey),
  );
}
