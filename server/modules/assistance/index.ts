/** The only door into the module: helping with errands (帮代办), mandates, remote guides (云导办). */
import type { Module } from "#server/platform/module.ts";
import { engineOf } from "../../cases/index.ts";
import { assistanceReactors } from "./assistance-reactors.ts";
import { assistanceRulesOf } from "./assistance-rules.ts";
import { clientRoutes } from "./client-routes.ts";
import { demonstrationHelpers } from "./demonstration.ts";
import { portalRoutes } from "./portal-routes.ts";
import { staffRoutes } from "./staff-routes.ts";

export { actAsStaff } from "./acting.ts";
export { registerHelp } from "./ask.ts";
export { readAssistance } from "./assistance-store.ts";
export { bookGuidance, guidanceSlots } from "./guidance/booking.ts";
export { actOnGuidance } from "./guidance/guidance.ts";
export { consentAtCounter } from "./mandate-commands.ts";
export { makeMandate } from "./mandate-make.ts";

export const assistance: Module = {
  name: "assistance",
  routes: async (app, services) => {
    const engine = await engineOf(services);
    for (const reactor of assistanceReactors(services)) engine.addReactor(reactor);
    portalRoutes(app, services);
    staffRoutes(app, services);
    clientRoutes(app, services);
  },
  load: async (services) => {
    assistanceRulesOf(services);
    if (services.config.mode === "demonstration") await demonstrationHelpers(services);
  },
};
