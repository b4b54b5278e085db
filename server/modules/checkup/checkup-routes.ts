/** The check-up and the replays in the staff desk. */
import Type from "typebox";
import { BundleKey } from "#contract/bundle.ts";
import { Checkup, Replay, SpanQuery } from "#contract/checkup.ts";
import { officials, permit, requireActor } from "#server/modules/access/index.ts";
import { doneBy, recordAudit, staffCall } from "#server/modules/audit/index.ts";
import { loadBundle } from "#server/modules/bundles/index.ts";
import { catalogueOf } from "#server/modules/items/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { sendWorkbook } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { checkUp, spanOf } from "./checkup.ts";
import { checkupSheets } from "./checkup-sheet.ts";
import { replayBundle, replayItem } from "./replays.ts";

const tags = ["checkup"];
const onRequest = officials;
const ByVersion = Type.Object(
  { key: BundleKey, version: Type.Integer({ minimum: 1, maximum: 100_000 }) },
  { additionalProperties: false },
);
const ByKey = Type.Object({ key: BundleKey }, { additionalProperties: false });

export function checkupRoutes(app: App, services: Services): void {
  const { now } = services;
  const summary = "What could be spared and what is wrong in the whole catalogue";
  const look = { tags, summary, querystring: SpanQuery, response: { 200: Checkup } };
  app.get("/api/staff/checkup", { onRequest, schema: look }, (request) => {
    const { division } = requireActor(request, "staff");
    return checkUp(services, spanOf(division, request.query, now()));
  });
  const sheet = { tags, summary: "The same as a workbook", querystring: SpanQuery };
  app.get("/api/staff/checkup/export.xlsx", { onRequest, schema: sheet }, async (request, reply) => {
    const { division } = requireActor(request, "staff");
    const checkup = await checkUp(services, spanOf(division, request.query, now()));
    return await sendWorkbook(reply, "checkup.xlsx", checkupSheets(checkup));
  });
  replayRoutes(app, services);
}

/** Whoever may change it may see what the change would have done. The answers behind it are not shown to anybody. */
function replayRoutes(app: App, services: Services): void {
  const summary = "A version of an item over the applications of past days";
  const item = { tags, summary, params: ByVersion, querystring: SpanQuery, response: { 200: Replay } };
  app.get(
    "/api/staff/checkup/items/:key/versions/:version/replay",
    { onRequest, schema: item },
    async (request) => {
      const call = staffCall(request, services);
      const { division } = call.actor;
      const { key, version } = request.params;
      const found = await catalogueOf(services).version(division, key, version);
      if (!found) throw refuse("item-version-not-found", { field: "version" });
      permit(call.actor, "item.edit", { division, organ: found.item.implementation.organ });
      const span = spanOf(division, request.query, call.at);
      await recordAudit(services.db, doneBy(call, "checkup.replay", { kind: "item", id: key }, { version }));
      return await replayItem(services, found.item, span);
    },
  );
  const bundle = {
    ...{ tags, summary: "The draft of a bundle over the applications of past days", params: ByKey },
    ...{ querystring: SpanQuery, response: { 200: Replay } },
  };
  app.get("/api/staff/checkup/bundles/:key/replay", { onRequest, schema: bundle }, async (request) => {
    const call = staffCall(request, services);
    const { division } = call.actor;
    const { key } = request.params;
    const { current, draft } = await loadBundle(services.db, division, key);
    const changed = draft?.bundle ?? current;
    if (!changed) throw refuse("bundle-unknown", { field: "key" });
    permit(call.actor, "item.edit", { division, organ: changed.lead });
    const span = spanOf(division, request.query, call.at);
    await recordAudit(services.db, doneBy(call, "checkup.replay", { kind: "bundle", id: key }));
    return await replayBundle(services, changed, span);
  });
}
