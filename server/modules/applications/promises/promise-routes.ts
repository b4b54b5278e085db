import Type from "typebox";
import { Supply } from "#contract/application.ts";
import { ActAnswer, CaseNumber } from "#contract/case.ts";
import { AfterCheckView } from "#contract/promises.ts";
import { allowKind, permit, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { numberOf, subjectOf } from "../../../cases/index.ts";
import { caseKeyOf, readWhole } from "../application-query.ts";
import { promiseDocument } from "../documents/document-query.ts";
import { showAfterCheck } from "./after-check-query.ts";
import { supply } from "./supply.ts";

const tags = ["applications"];
const exact = { additionalProperties: false };
const params = Type.Object({ number: CaseNumber }, exact);
const letterParams = Type.Object(
  { number: CaseNumber, kind: Type.Union([Type.Literal("deferral"), Type.Literal("commitment")]) },
  exact,
);

/** Written promises: bringing what was to come later, the signed papers, the checks of commitments. */
export function promiseRoutes(app: App, services: Services): void {
  const both = allowKind("resident", "staff");
  const later = { tags, summary: "Hand in materials that were to come later (R2.32)", params, body: Supply };
  const schema = { ...later, response: { 200: ActAnswer } };
  app.post("/api/applications/:number/supply", { onRequest: both, schema }, async (request) => {
    const actor = requireActor(request, "resident", "staff");
    const key = caseKeyOf(actor.division, request.params.number);
    const { case: it, repeated } = await supply(services, actor, key, request.body, services.now());
    return { number: numberOf(it), state: it.state, version: it.version, repeated };
  });

  const letter = { tags, summary: "A promise as it was signed (PDF)", params: letterParams };
  app.get(
    "/api/applications/:number/promises/:kind.pdf",
    { onRequest: both, schema: letter },
    async (request, reply) => {
      const actor = requireActor(request, "resident", "staff");
      const whole = await readWhole(services, caseKeyOf(actor.division, request.params.number));
      permit(actor, "case.read", subjectOf(whole.current));
      const { bytes, fileName } = await promiseDocument(services, whole, request.params.kind);
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .send(bytes);
    },
  );

  const check = { tags, summary: "The check of a commitment after the decision (R2.31)", params };
  const checkSchema = { ...check, response: { 200: AfterCheckView } };
  app.get("/api/after-checks/:number", { onRequest: allowKind("staff"), schema: checkSchema }, (request) => {
    const actor = requireActor(request, "staff");
    return showAfterCheck(services, actor, caseKeyOf(actor.division, request.params.number), services.now());
  });
}
