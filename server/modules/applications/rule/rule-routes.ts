/** Trying a rule on past cases. */
import Type from "typebox";
import { ShadowReport, ShadowRun } from "#contract/decision-desk.ts";
import { can } from "#server/kernel/access/permission.ts";
import { officials, requireActor } from "#server/modules/access/index.ts";
import { newestTables, readDraft } from "#server/modules/decisions/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { openItemOf } from "../item-of.ts";
import { shadowRun } from "./shadow-run.ts";

export function ruleRoutes(app: App, services: Services): void {
  const params = Type.Object(
    { item: Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" }) },
    { additionalProperties: false },
  );
  const summary = "What a rule would have made of past cases; nothing is changed";
  const schema = { tags: ["decisions"], summary, params, body: ShadowRun, response: { 200: ShadowReport } };
  app.post("/api/staff/decisions/:item/shadow", { onRequest: officials, schema }, async (request) => {
    const actor = requireActor(request, "staff");
    const { division } = actor;
    const { item } = request.params;
    const { implementation } = await openItemOf(services, division, item);
    const subject = { division, organ: implementation.organ };
    if (!can(actor, "item.edit", subject) && !can(actor, "decision.switch", subject))
      throw refuse("not-permitted");
    const { draft = false, ...period } = request.body;
    const [newest] = await newestTables(services.db, division, item);
    const table = draft ? (await readDraft(services.db, division, item))?.table : newest;
    if (!table) throw refuse("decision-table-unknown", { field: "item" });
    return await shadowRun(services, division, table, period);
  });
}
