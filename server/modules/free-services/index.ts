/** The only door into the module: what the hall gives for free with a matter, who supplies it, what it costs (R12.9). */
import type { Module } from "#server/platform/module.ts";
import { engineOf } from "../../cases/index.ts";
import { demonstrationFreeServices } from "./demonstration.ts";
import { freeServicesOf } from "./free-service-rules.ts";
import { moneyRoutes } from "./money-routes.ts";
import { freeServiceReactors } from "./order-reactors.ts";
import { portalRoutes } from "./portal-routes.ts";
import { staffRoutes } from "./staff-routes.ts";
import { simulatedKey } from "./systems/simulated-key.ts";
import { simulatorRoutes } from "./systems/simulator.ts";
import { systemRoutes } from "./systems/system-routes.ts";

export { actOnOrder } from "./acting.ts";
export { freeFacts } from "./free-facts.ts";
export { placeOrder } from "./place-order.ts";
export { freeBudgetLines, type SettledPart, settledParts } from "./settled-parts.ts";
export { confirmSettlement, prepareSettlement, raiseDispute } from "./settlement-commands.ts";
export { showSettlement, showSettlements } from "./settlement-query.ts";

export const freeServices: Module = {
  name: "free-services",
  routes: async (app, services) => {
    const engine = await engineOf(services);
    for (const reactor of freeServiceReactors(services)) engine.addReactor(reactor);
    portalRoutes(app, services);
    await staffRoutes(app, services);
    moneyRoutes(app, services);
    systemRoutes(app, services);
    simulatorRoutes(app, services, simulatedKey(services));
  },
  notices: async ({ config }) =>
    config.mode === "demonstration"
      ? [{ title: "演示供应商系统 simulated supplier", text: `${config.origin}/dev/supplier` }]
      : [],
  load: async (services) => {
    freeServicesOf(services);
    if (services.config.mode === "demonstration") await demonstrationFreeServices(services);
  },
};
