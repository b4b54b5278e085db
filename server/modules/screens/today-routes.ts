/** The hall today at a glance: on a screen that was enrolled, and at the desk. */
import Type from "typebox";
import { HallToday } from "#contract/hall-today.ts";
import { can } from "#server/kernel/access/permission.ts";
import { allow, allowKind, permit, requireActor } from "#server/modules/access/index.ts";
import { hallNames, hallsInOrder } from "#server/modules/organisation/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { hallToday } from "./today-query.ts";

const exact = { additionalProperties: false };
const HallId = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
const tags = ["screens"];

export function todayRoutes(app: App, services: Services): void {
  const response = { 200: HallToday };
  const params = Type.Object({ hall: HallId }, exact);
  const shown = { tags, summary: "The hall today, for its own screens (R12.3)", params, response };
  app.get("/api/halls/:hall/today", { onRequest: allowKind("device"), schema: shown }, async (request) => {
    const { division, hall } = requireActor(request, "device");
    if (request.params.hall !== hall) throw refuse("not-permitted");
    return { ...(await hallToday(services, { division, hall })), halls: [] };
  });

  const querystring = Type.Object({ hall: Type.Optional(HallId) }, exact);
  const look = {
    tags,
    summary: "The hall today, for those who answer for it (R12.3)",
    querystring,
    response,
  };
  app.get("/api/staff/hall-today", { onRequest: allow("queue.figures"), schema: look }, async (request) => {
    const actor = requireActor(request);
    const { division } = actor;
    const [names, all] = await Promise.all([
      hallNames(services.db, division),
      hallsInOrder(services.db, division),
    ]);
    const halls = all
      .filter(({ id }) => can(actor, "queue.figures", { division, hall: id }))
      .map(({ id }) => ({ id, name: names.get(id) ?? id }));
    const hall = request.query.hall ?? halls[0]?.id;
    if (hall === undefined) throw refuse("screen-hall-unknown");
    permit(actor, "queue.figures", { division, hall });
    return { ...(await hallToday(services, { division, hall })), halls };
  });
}
