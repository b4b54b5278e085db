import Type from "typebox";
import { CaseNumber } from "#contract/case.ts";
import { JointView } from "#contract/joint.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { caseKeyOf } from "../application-query.ts";
import { showJoint } from "./joint-query.ts";

const params = Type.Object({ number: CaseNumber }, { additionalProperties: false });

/** Joint applications as their applicants and the staff see them. Acting on one is the case engine's route. */
export function jointRoutes(app: App, services: Services): void {
  const summary = "A joint application with all its parts";
  const schema = { tags: ["applications"], summary, params, response: { 200: JointView } };
  app.get("/api/joint/:number", { onRequest: allowKind("resident", "staff"), schema }, (request) => {
    const actor = requireActor(request);
    return showJoint(services, actor, caseKeyOf(actor.division, request.params.number), services.now());
  });
}
