/** Stickers and posters at the desk: what there is to print, and the paper. */
import { LabelChoices, LabelOrder } from "#contract/labels.ts";
import { allow } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import { divisionName } from "#server/modules/organisation/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { siteGround } from "../ground.ts";
import { labelOf } from "./label.ts";
import { labelPaper } from "./label-sheet.ts";

const tags = ["sites"];

export function labelRoutes(app: App, services: Services): void {
  const { db, config } = services;
  const onRequest = allow("site.read");

  const choices = { tags, summary: "What stickers and posters there are", response: { 200: LabelChoices } };
  app.get("/api/staff/labels", { onRequest, schema: choices }, async (request) => {
    const { actor, at } = staffCall(request, services);
    const { points, matters, kiosks } = await siteGround(services, actor.division, at);
    return {
      points: points.map(({ hall: { id, name } }) => ({ id, name })),
      counters: points.flatMap(({ counters }) => counters.map(({ hall, id, name }) => ({ hall, id, name }))),
      kiosks,
      items: [...matters.values()].map(({ key, name }) => ({ key, name })),
    };
  });

  const print = { tags, summary: "Stickers or posters as PDF", body: LabelOrder };
  app.post("/api/staff/labels", { onRequest, schema: print }, async (request, reply) => {
    const { actor, at } = staffCall(request, services);
    const ground = await siteGround(services, actor.division, at);
    const { form, targets } = request.body;
    const labels = targets.map((target) => labelOf(ground, config.origin, target));
    const house = `${(await divisionName(db, actor.division)) ?? ""}政务服务`;
    const { bytes } = await labelPaper({ form, labels, house, at });
    return await reply.type("application/pdf").send(bytes);
  });
}
