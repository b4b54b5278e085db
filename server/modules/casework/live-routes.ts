/** The live stream: which cases moved, for whoever may hear of them. */
import type { Actor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";

/** Topics are `organ/<uscc>`, `staff/<account>`, and the party of a case: `resident/<account>`, `enterprise/<uscc>`. */
export function mayHear(actor: Actor, topic: string): boolean {
  const [kind, id = ""] = topic.split("/");
  const { division } = actor;
  if (kind === "organ") return can(actor, "live.listen", { division, organ: id });
  if (kind === "staff") return can(actor, "live.listen", { division, staff: id });
  if (kind === "resident") return can(actor, "live.listen", { division, resident: id });
  return actor.kind === "resident" && actor.enterprises.some(({ uscc }) => uscc === id);
}

export function liveRoutes(app: App, { live }: Services): void {
  const schema = { tags: ["casework"], summary: "What changes, as it changes (server-sent events)" };
  app.get("/api/live", { onRequest: allowKind("resident", "staff"), schema }, async (request, reply) => {
    const actor = requireActor(request, "resident", "staff");
    await live.follow(request, reply, { division: actor.division, hears: (topic) => mayHear(actor, topic) });
  });
}
