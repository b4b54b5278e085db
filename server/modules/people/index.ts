/** The only door into the module: residents, enterprises, staff, and who is asking. */
import type { Module } from "#server/platform/module.ts";
import { accessRulesOf } from "./access-rules.ts";
import { authenticate } from "./authenticate.ts";
import { demonstrationPeople } from "./demonstration.ts";
import { identityRoutes } from "./identity-routes.ts";
import { ownAccountRoutes } from "./own-account-routes.ts";
import { residentRoutes } from "./resident-routes.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { staffRoutes } from "./staff-routes.ts";

export * from "#server/kernel/access/actor.ts";
export * from "#server/kernel/access/permission.ts";
export type * from "#server/kernel/access/subject.ts";
export { type DemonstrationSignIn, demonstrationPeople, demonstrationSignIns } from "./demonstration.ts";
export { readEnterprise } from "./enterprise-store.ts";
export { type PrefillFact, prefillOf } from "./profile.ts";
export { type Resident, readResident, residentOfPhone } from "./resident-store.ts";
export { staffNames } from "./staff-store.ts";

export const people: Module = {
  name: "people",
  everywhere: authenticate,
  routes(app, services) {
    signInRoutes(app, services);
    identityRoutes(app, services);
    residentRoutes(app, services);
    ownAccountRoutes(app, services);
    staffRoutes(app, services);
  },
  async load(services) {
    accessRulesOf(services);
    if (services.config.mode === "demonstration") await demonstrationPeople(services);
  },
};
