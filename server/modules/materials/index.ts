/** The only door into the module: what was handed in, checked or issued once, and is not asked for again. */
import type { Module } from "#server/platform/module.ts";
import { abolishedProofsOf } from "./abolished.ts";
import { materialsRoutes } from "./materials-routes.ts";
import { reuseRulesOf } from "./reuse-rules.ts";

export { abolishedProofsOf } from "./abolished.ts";
export type { MaterialApplicant } from "./holder.ts";
export type { MaterialUse } from "./material.ts";
export { materialFacts } from "./material-facts.ts";
export { type Handing, keepChecked, keepFromRegister, keepHandedIn, keepResult } from "./material-keeping.ts";
export { type Asking, storedFor, takeStored } from "./material-reuse.ts";
export { gradesOfCase } from "./material-store.ts";
export { usageRows } from "./material-usage.ts";

export const materials: Module = {
  name: "materials",
  routes: materialsRoutes,
  async load(services) {
    reuseRulesOf(services);
    abolishedProofsOf(services);
  },
};
