/** 交接单 over HTTP. */
import Type from "typebox";
import {
  FindPaper,
  HandOver,
  HandOverDesk,
  HandOverQuery,
  MakeHandOver,
  ReceiveHandOver,
  SendHandOver,
} from "#contract/hand-overs.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { findPaper, makeHandOver, receiveHandOver, sendHandOver } from "./hand-over-commands.ts";
import { handOverDesk, showHandOver } from "./hand-over-query.ts";
import { handOverSheet } from "./hand-over-sheet.ts";

const tags = ["hand-overs"];
const byId = Type.Object({ id: Type.String({ format: "uuid" }) }, { additionalProperties: false });
const Done = Type.Object({ id: Type.String() });

export function handOverRoutes(app: App, services: Services): void {
  const reading = allow("hand-over.read");
  const making = allow("hand-over.make");

  const desk = { tags, summary: "Papers waiting to travel, and the lists they travel by" };
  const deskSchema = { ...desk, querystring: HandOverQuery, response: { 200: HandOverDesk } };
  app.get("/api/staff/hand-overs", { onRequest: reading, schema: deskSchema }, (request) => {
    const { actor, at } = staffCall(request, services);
    return handOverDesk(services, actor, request.query.hall, at);
  });

  const make = { tags, summary: "Make a list", body: MakeHandOver, response: { 201: Done } };
  app.post("/api/staff/hand-overs", { onRequest: making, schema: make }, async (request, reply) =>
    reply.code(201).send(await makeHandOver(services, staffCall(request, services), request.body)),
  );

  const one = { tags, summary: "One list", params: byId, response: { 200: HandOver } };
  app.get("/api/staff/hand-overs/:id", { onRequest: reading, schema: one }, (request) =>
    showHandOver(services, requireActor(request, "staff"), request.params.id),
  );

  const paper = { tags, summary: "The list as PDF, to travel with the papers", params: byId };
  app.get(
    "/api/staff/hand-overs/:id/paper",
    { onRequest: reading, schema: paper },
    async (request, reply) => {
      const list = await showHandOver(services, requireActor(request, "staff"), request.params.id);
      const { bytes } = await handOverSheet(list);
      return await reply.type("application/pdf").send(bytes);
    },
  );

  const send = {
    tags,
    summary: "It is on its way",
    params: byId,
    body: SendHandOver,
    response: { 200: Done },
  };
  app.post("/api/staff/hand-overs/:id/send", { onRequest: making, schema: send }, (request) =>
    sendHandOver(services, staffCall(request, services), request.params.id, request.body),
  );

  const receive = { tags, summary: "Counted on arrival; what is missing is named", params: byId };
  const receiveSchema = { ...receive, body: ReceiveHandOver, response: { 200: Done } };
  app.post("/api/staff/hand-overs/:id/receive", { onRequest: making, schema: receiveSchema }, (request) =>
    receiveHandOver(services, staffCall(request, services), request.params.id, request.body),
  );

  const find = { tags, summary: "Something missing turned up", params: byId, body: FindPaper };
  const findSchema = { ...find, response: { 200: Done } };
  app.post("/api/staff/hand-overs/:id/find", { onRequest: making, schema: findSchema }, (request) =>
    findPaper(services, staffCall(request, services), request.params.id, request.body),
  );
}
