/** The only door into the module: residents, enterprises, staff, and who is asking. */
import type { Module } from "#server/platform/module.ts";
import { accessRulesOf } from "./access-rules.ts";
import { authenticate } from "./authenticate.ts";
import { demonstrationPeople, demonstrationSignIns, exampleAccounts } from "./demonstration.ts";
import { demonstrationRoutes } from "./demonstration-routes.ts";
import { identityRoutes } from "./identity-routes.ts";
import { ownAccountRoutes } from "./own-account-routes.ts";
import { purgeJob } from "./people-jobs.ts";
import { residentRoutes } from "./resident-routes.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { staffImportRoutes } from "./staff-import-routes.ts";
import { staffRoutes } from "./staff-routes.ts";

export * from "#server/kernel/access/actor.ts";
export * from "#server/kernel/access/permission.ts";
export type * from "#server/kernel/access/subject.ts";
export { addUser, type NewUser } from "./add-user.ts";
export { tryOnce } from "./attempts.ts";
export { giveCookie, giveDeviceCookie, isSecure, takeCookie } from "./authenticate.ts";
export { counterResident } from "./counter-residents.ts";
export {
  type DemonstrationSignIn,
  demonstrationOf,
  demonstrationPeople,
  demonstrationSignIns,
} from "./demonstration.ts";
export { devicesIn, kiosksOf } from "./device-query.ts";
export { readEnterprise } from "./enterprise-store.ts";
export { addConnected, connectedWith } from "./key-commands.ts";
export { type CardHolder, isCard, signInAtKiosk } from "./kiosk-sign-in.ts";
export { enrolMadeUp, type MadeUpPeople, type MadeUpStaff } from "./made-up.ts";
export { organsOfPosts, postsOf } from "./post-store.ts";
export { type PrefillFact, prefillOf } from "./profile.ts";
export { type Recipients, recipientsOf } from "./recipients-store.ts";
export { type Resident, readResident } from "./resident-store.ts";
export { newToken, type Token } from "./session.ts";
export { endSession, endSessionsAtKiosk, endSessionsOf, insertSession } from "./session-store.ts";
export { forgetHolder } from "./sessions.ts";
export { staffFacts } from "./staff-facts.ts";
export { staffAccounts, staffDirectory, staffNames } from "./staff-store.ts";

export const people: Module = {
  name: "people",
  everywhere: authenticate,
  routes(app, services) {
    signInRoutes(app, services);
    identityRoutes(app, services);
    residentRoutes(app, services);
    ownAccountRoutes(app, services);
    staffRoutes(app, services);
    staffImportRoutes(app, services);
    demonstrationRoutes(app, services);
  },
  jobs: [purgeJob],
  async load(services) {
    accessRulesOf(services);
    if (services.config.mode === "demonstration") await demonstrationPeople(services);
  },
  async notices(services) {
    const { config } = services;
    if (config.mode !== "demonstration") return [];
    const { password } = demonstrationSignIns(services);
    return [
      { title: "演示账号 demonstration sign-ins", text: `${config.origin}/dev/sign-ins` },
      { title: "工作人员的演示密码 password of the demonstration staff", text: password },
      { title: "可以用的账号 accounts to begin with", text: exampleAccounts(services).join(" · ") },
    ];
  },
};
