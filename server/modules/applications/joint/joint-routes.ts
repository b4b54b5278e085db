import Type from "typebox";
import { ActAnswer, CaseNumber } from "#contract/case.ts";
import { AskOpinion, JointView } from "#contract/joint.ts";
import { numberOf } from "#server/cases/index.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { caseKeyOf } from "../application-query.ts";
import { showJoint } from "./joint-query.ts";
import { askOpinion } from "./opinion-commands.ts";

const params = Type.Object({ number: CaseNumber }, { additionalProperties: false });

/** Joint applications as their applicants and the staff see them. Acting on one is the case engine's route. */
export function jointRoutes(app: App, services: Services): void {
  const summary = "A joint application with all its parts";
  const schema = { tags: ["applications"], summary, params, response: { 200: JointView } };
  app.get("/api/joint/:number", { onRequest: allowKind("resident", "staff"), schema }, (request) => {
    const actor = requireActor(request);
    return showJoint(services, actor, caseKeyOf(actor.division, request.params.number), services.now());
  });

  const ask = {
    ...{ tags: ["applications"], summary: "Ask an organ for its opinion on a joint application", params },
    ...{ body: AskOpinion, response: { 201: ActAnswer } },
  };
  app.post(
    "/api/joint/:number/opinions",
    { onRequest: allowKind("staff"), schema: ask },
    async (request, reply) => {
      const actor = requireActor(request, "staff");
      const key = caseKeyOf(actor.division, request.params.number);
      const { case: it, repeated } = await askOpinion(services, actor, key, request.body, services.now());
      return reply.code(201).send({ number: numberOf(it), state: it.state, version: it.version, repeated });
    },
  );
}
