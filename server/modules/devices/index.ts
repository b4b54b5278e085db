/** The only door into the module: kiosks, screens, tablets and drop boxes, enrolled, watched and locked. */
import type { Module } from "#server/platform/module.ts";
import { addDemonstrationDevices } from "./demonstration.ts";
import { deviceRoutes, ownDeviceRoutes } from "./device-routes.ts";
import { deviceRulesOf } from "./device-rules.ts";

export { kioskInUse, ownDevice } from "./device-query.ts";
export { readDevice } from "./device-store.ts";

export const devices: Module = {
  name: "devices",
  routes(app, services) {
    ownDeviceRoutes(app, services);
    deviceRoutes(app, services);
  },
  async load(services) {
    deviceRulesOf(services);
    if (services.config.mode === "demonstration") await addDemonstrationDevices(services);
  },
  async notices(services) {
    const { config } = services;
    if (config.mode !== "demonstration") return [];
    const pages = { kiosk: "/kiosk", screen: "/screen", tablet: "/tablet", dropbox: "/kiosk" };
    return deviceRulesOf(services).demonstration.map(({ kind, name, code }) => ({
      title: `${name} 配对码 device code`,
      text: `${config.origin}${pages[kind]} · ${code}`,
    }));
  },
};
