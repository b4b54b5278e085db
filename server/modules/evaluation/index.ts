/** The only door into the module: the annual self-evaluation of an organ (R11). */
import type { Module } from "#server/platform/module.ts";
import { demonstrationEvaluation } from "./demonstration.ts";
import { evaluationRoutes } from "./evaluation-routes.ts";
import { evaluationCheckJob } from "./freeze.ts";
import { makeJob } from "./making.ts";
import { templatesOf } from "./templates.ts";

export { sealedEvaluations } from "./freeze.ts";

export const evaluation: Module = {
  name: "evaluation",
  routes: evaluationRoutes,
  load: async (services) => {
    templatesOf(services);
  },
  jobs: [makeJob, evaluationCheckJob],
  demonstrate: demonstrationEvaluation,
};
