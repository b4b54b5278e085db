/** The only door into the module: the annual report on government information disclosure (R10.6). */
import type { Module } from "#server/platform/module.ts";
import { demonstrationDisclosure } from "./demonstration.ts";
import { disclosureCheckJob } from "./disclosure-check.ts";
import { disclosureRulesOf } from "./disclosure-rules.ts";
import { disclosureRoutes } from "./routes.ts";

export { sealedDisclosures } from "./disclosure-freeze.ts";

export const disclosure: Module = {
  name: "disclosure",
  routes: async (app, services) => disclosureRoutes(app, services),
  jobs: [disclosureCheckJob],
  load: async (services) => {
    disclosureRulesOf(services);
    if (services.config.mode === "demonstration") await demonstrationDisclosure(services);
  },
};
