/** The only door into the module: bundles (一件事一次办) as they are published. Applying for one is in applications. */
import type { Module } from "#server/platform/module.ts";
import { loadBundles } from "./bundle-load.ts";
import { bundleRoutes } from "./bundle-routes.ts";
import { bundleStaffRoutes } from "./bundle-staff-routes.ts";

export {
  bundleNames,
  bundleRulesOf,
  bundlesInUse,
  bundleVersion,
  itemsOf,
  type OpenBundle,
  openBundle,
} from "./bundle-catalogue.ts";
export { loadBundle } from "./bundle-draft-commands.ts";
export { bundleFacts } from "./bundle-facts.ts";
export { publishBundle } from "./bundle-load.ts";

export const bundles: Module = {
  name: "bundles",
  routes: (app, services) => {
    bundleRoutes(app, services);
    bundleStaffRoutes(app, services);
  },
  load: loadBundles,
};
