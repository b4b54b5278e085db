/** Bulletins over HTTP: published and checked at the desk, read by everybody. */

import type { FastifyRequest } from "fastify";
import Type from "typebox";
import {
  Bulletin,
  BulletinList,
  BulletinOfDesk,
  Month,
  PublishBulletin,
  PublishedBulletin,
} from "#contract/bulletin.ts";
import { RequestKey } from "#contract/case.ts";
import { permit, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { boardNamed } from "./boards.ts";
import { checkBulletin, deskBulletin, listBulletins, publishBulletin, showBulletin } from "./bulletin.ts";

const tags = ["boards"];
const exact = { additionalProperties: false };
const id = Type.String({ pattern: "^[a-z][a-z0-9-]{1,40}$" });
const edition = Type.Integer({ minimum: 1, maximum: 999 });
const ofBoard = Type.Object({ id }, exact);
const ofEdition = Type.Object({ id, period: Month, edition }, exact);

async function publishers(request: FastifyRequest): Promise<void> {
  const actor = requireActor(request, "staff");
  permit(actor, "metrics.publish", { division: actor.division });
}

export function bulletinRoutes(app: App, services: Services): void {
  deskRoutes(app, services);
  const list = { tags, summary: "Published bulletins", response: { 200: BulletinList } };
  app.get("/api/bulletins", { schema: list }, () => listBulletins(services));
  const one = { tags, summary: "A published bulletin", params: ofEdition, response: { 200: Bulletin } };
  app.get("/api/bulletins/:id/:period/:edition", { schema: one }, (request) => {
    const { id: board, ...name } = request.params;
    return showBulletin(services, { board, ...name });
  });
}

function deskRoutes(app: App, services: Services): void {
  const onRequest = publishers;
  const publish = { tags, summary: "Publish a month's bulletin", params: ofBoard, body: PublishBulletin };
  app.post(
    "/api/boards/:id/editions",
    { onRequest, schema: { ...publish, response: { 201: PublishedBulletin } } },
    async (request, reply) => {
      const { requestKey, ...what } = request.body;
      const board = boardNamed(services, request.params.id);
      const call = { ...staffCall(request, services), requestKey };
      return reply.code(201).send(await publishBulletin(services, call, board, what));
    },
  );
  const at = "/api/boards/:id/editions/:period/:edition";
  const one = { tags, summary: "An edition with its last check", params: ofEdition };
  app.get(at, { onRequest, schema: { ...one, response: { 200: BulletinOfDesk } } }, (request) => {
    const { id: board, ...name } = request.params;
    return deskBulletin(services, { board, ...name });
  });
  const body = Type.Object({ requestKey: RequestKey }, exact);
  const check = { tags, summary: "Check an edition again (a job)", params: ofEdition, body };
  const checking = { ...check, response: { 202: Type.Object({ total: Type.Integer() }) } };
  app.post(`${at}/check`, { onRequest, schema: checking }, async (request, reply) => {
    const { id: board, ...name } = request.params;
    const call = { ...staffCall(request, services), requestKey: request.body.requestKey };
    return reply.code(202).send(await checkBulletin(services, call, { board, ...name }));
  });
}
