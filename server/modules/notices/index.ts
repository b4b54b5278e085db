/** The only door into the module: telling members of staff. */
import type { Module } from "#server/platform/module.ts";
import { forgetNoticesJob, sendNoticesJob } from "./notice-jobs.ts";
import { noticeRoutes } from "./notice-routes.ts";
import { noticeRulesOf } from "./notice-rules.ts";

export { type Tell, tell } from "./tell.ts";

export const notices: Module = {
  name: "notices",
  routes: noticeRoutes,
  jobs: [sendNoticesJob, forgetNoticesJob],
  async load(services) {
    noticeRulesOf(services);
  },
};
