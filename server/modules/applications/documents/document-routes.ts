import Type from "typebox";
import { CaseNumber } from "#contract/case.ts";
import { allowKind, permit, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { subjectOf } from "../../../cases/index.ts";
import { caseKeyOf, readWhole } from "../application-query.ts";
import { documentOfEvent } from "./document-query.ts";

const params = Type.Object(
  { number: CaseNumber, seq: Type.Integer({ minimum: 1, maximum: 100_000 }) },
  { additionalProperties: false },
);

/** The official documents of a case, as PDF, made when somebody asks for them. */
export function documentRoutes(app: App, services: Services): void {
  const schema = { tags: ["documents"], summary: "The document of an event (PDF)", params };
  const onRequest = allowKind("resident", "staff");
  app.get("/api/documents/:number/:seq.pdf", { onRequest, schema }, async (request, reply) => {
    const actor = requireActor(request, "resident", "staff");
    const { number, seq } = request.params;
    const whole = await readWhole(services, caseKeyOf(actor.division, number));
    permit(actor, "case.read", subjectOf(whole.current));
    const { bytes, fileName, missing } = await documentOfEvent(services, whole, seq);
    if (missing.length > 0)
      request.log.warn({ missing: missing.length }, "characters the font does not have");
    return reply
      .type("application/pdf")
      .header("content-disposition", `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .send(bytes);
  });
}
