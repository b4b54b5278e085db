/** The only door into the module: service points, what each can do, which is nearest, the circle around them. */
import type { Module } from "#server/platform/module.ts";
import { labelRoutes } from "./labels/label-routes.ts";
import { publicRoutes } from "./public-routes.ts";
import { addSitesFromData } from "./site-commands.ts";
import { circleRulesOf } from "./sites-data.ts";
import { staffRoutes } from "./staff-routes.ts";

export { type Forwarding, forwardingOf } from "./forwarding.ts";
export { siteFacts } from "./site-facts.ts";

export const sites: Module = {
  name: "sites",
  routes(app, services) {
    publicRoutes(app, services);
    staffRoutes(app, services);
    labelRoutes(app, services);
  },
  async load(services) {
    circleRulesOf(services);
    await addSitesFromData(services);
  },
};
