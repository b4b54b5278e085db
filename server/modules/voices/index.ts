/** The only door into the module: what could not be done, complaints and suggestions, clues, the problem list. */
import type { Module } from "#server/platform/module.ts";
import { engineOf } from "../../cases/index.ts";
import { portalRoutes } from "./portal-routes.ts";
import { problemRoutes } from "./problems/problem-routes.ts";
import { staffRoutes } from "./staff-routes.ts";
import { voiceReactors } from "./voice-reactors.ts";
import { voiceRulesOf } from "./voice-rules.ts";

export { actAsReporter, actAsStaff } from "./acting.ts";
export { problemFacts } from "./problem-facts.ts";
export { holdMeeting, noteProblem, raiseProblem } from "./problems/problem-commands.ts";
export { registerVoice, reportVoice } from "./report.ts";
export { ownVoice, voiceWithCode } from "./voice-query.ts";

export const voices: Module = {
  name: "voices",
  routes: async (app, services) => {
    const engine = await engineOf(services);
    for (const reactor of voiceReactors(services)) engine.addReactor(reactor);
    portalRoutes(app, services);
    staffRoutes(app, services);
    problemRoutes(app, services);
  },
  load: async (services) => {
    voiceRulesOf(services);
  },
};
