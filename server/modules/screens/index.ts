/** The only door into the module: what the hall's big screens show, and the notices on them. */
import { hallsInOrder } from "#server/modules/organisation/index.ts";
import type { Module } from "#server/platform/module.ts";
import { addDemonstrationNotices } from "./demonstration.ts";
import { screenDataOf } from "./screen-data.ts";
import { screenRoutes } from "./screen-routes.ts";
import { todayRoutes } from "./today-routes.ts";

export const screens: Module = {
  name: "screens",
  routes: (app, services) => {
    screenRoutes(app, services);
    todayRoutes(app, services);
  },
  load: async (services) => {
    screenDataOf(services);
    if (services.config.mode === "demonstration") await addDemonstrationNotices(services);
  },
  notices: async ({ db, config }) => {
    const [hall] = await hallsInOrder(db, config.division);
    if (config.mode !== "demonstration" || !hall) return [];
    return [{ title: "叫号大屏 big screen", text: `${config.origin}/screen/${hall.id}` }];
  },
};
