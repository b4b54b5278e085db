import Type from "typebox";
import { CaseNumber } from "#contract/case.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { caseKeyOf } from "../application-query.ts";
import { minutesOf } from "./meeting-query.ts";

const params = Type.Object(
  { number: CaseNumber, seq: Type.Integer({ minimum: 1, maximum: 100_000 }) },
  { additionalProperties: false },
);

/** Minutes of joint meetings, for staff of the organs that have a part in the whole. */
export function meetingRoutes(app: App, services: Services): void {
  const schema = { tags: ["documents"], summary: "Minutes of a joint meeting (PDF)", params };
  const onRequest = allowKind("staff");
  app.get("/api/joint/:number/meetings/:seq.pdf", { onRequest, schema }, async (request, reply) => {
    const actor = requireActor(request, "staff");
    const { number, seq } = request.params;
    const key = caseKeyOf(actor.division, number);
    const { bytes, fileName, missing } = await minutesOf(services, actor, key, seq);
    if (missing.length > 0) {
      request.log.warn({ missing: missing.length }, "characters the font does not have");
    }
    return reply
      .type("application/pdf")
      .header("content-disposition", `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .send(bytes);
  });
}
