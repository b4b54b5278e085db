/** What screens read, and how the hall's staff keep them. */
import Type from "typebox";
import {
  EndScreenNotice,
  KeepScreenSettings,
  NewScreenNotice,
  ScreenNoticeEdit,
  ScreenPlan,
  ScreensView,
} from "#contract/screen.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { addNotice, changeSettings, editNotice, endNotice } from "./screen-commands.ts";
import { assertScreenHall, planOf, screensView } from "./screen-query.ts";
import { screenRadioOf } from "./screen-radio.ts";

const tags = ["screens"];
const exact = { additionalProperties: false };
const HallId = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
const byHall = Type.Object({ hall: HallId }, exact);
const byId = Type.Object({ id: Type.String({ format: "uuid" }) }, exact);
const Kept = Type.Object({ id: Type.String(), version: Type.Integer() });

export function screenRoutes(app: App, services: Services): void {
  planRoute(app, services);
  settingRoutes(app, services);
  noticeRoutes(app, services);
}

/** Public, as what stands on the screens is; an enrolled screen gets its own settings in its own hall. */
function planRoute(app: App, services: Services): void {
  const plan = { tags, summary: "What the big screens of a hall show", params: byHall };
  app.get("/api/halls/:hall/screen", { schema: { ...plan, response: { 200: ScreenPlan } } }, (request) => {
    const { actor, params } = request;
    const own = actor?.kind === "device" && actor.hall === params.hall ? { screen: actor.id } : {};
    return planOf(services, { division: services.config.division, hall: params.hall, ...own });
  });
  const radio = screenRadioOf(services);
  app.addHook("preClose", async () => radio.close());
  const follow = { tags, summary: "When to read it again (server-sent events)", params: byHall };
  app.get(
    "/api/halls/:hall/screen/stream",
    { schema: follow, config: { unshed: true } },
    async (request, reply) => {
      const place = { division: services.config.division, hall: request.params.hall };
      await assertScreenHall(services, place);
      await radio.follow(reply, place);
    },
  );
}

function settingRoutes(app: App, services: Services): void {
  const onRequest = allow("screen.keep");
  const querystring = Type.Object({ hall: Type.Optional(HallId) }, exact);
  const view = { tags, summary: "The screens of a hall and their notices", querystring };
  const viewSchema = { ...view, response: { 200: ScreensView } };
  app.get("/api/staff/screens", { onRequest, schema: viewSchema }, (request) =>
    screensView(services, requireActor(request, "staff"), request.query.hall),
  );

  const keep = {
    ...{ tags, summary: "Choose what screens show", params: byHall, body: KeepScreenSettings },
    response: { 200: Type.Object({ version: Type.Integer() }) },
  };
  app.put("/api/staff/screens/:hall", { onRequest, schema: keep }, (request) =>
    changeSettings(services, staffCall(request, services), request.params.hall, request.body),
  );
}

function noticeRoutes(app: App, services: Services): void {
  const onRequest = allow("screen.keep");
  const add = {
    tags,
    summary: "Put a notice on the screens of a hall",
    params: byHall,
    body: NewScreenNotice,
  };
  const addSchema = { ...add, response: { 201: Kept } };
  app.post("/api/staff/screens/:hall/notices", { onRequest, schema: addSchema }, async (request, reply) => {
    const call = staffCall(request, services);
    return reply.code(201).send(await addNotice(services, call, request.params.hall, request.body));
  });

  const edit = { tags, summary: "Change a notice", params: byId, body: ScreenNoticeEdit };
  const editSchema = { ...edit, response: { 200: Kept } };
  app.put("/api/staff/screen-notices/:id", { onRequest, schema: editSchema }, (request) =>
    editNotice(services, staffCall(request, services), request.params.id, request.body),
  );

  const end = { tags, summary: "Take a notice off before its time", params: byId, body: EndScreenNotice };
  const endSchema = { ...end, response: { 200: Kept } };
  app.post("/api/staff/screen-notices/:id/end", { onRequest, schema: endSchema }, (request) =>
    endNotice(services, staffCall(request, services), request.params.id, request.body),
  );
}
