/** The only door into the module: what people do at a kiosk, and the drop box. */
import type { Module } from "#server/platform/module.ts";
import { engineOf } from "../../cases/index.ts";
import { depositReactor } from "./deposits/deposit-reactor.ts";
import { depositRoutes } from "./deposits/deposit-routes.ts";
import { kioskRoutes } from "./kiosk-routes.ts";
import { kioskRulesOf } from "./kiosk-rules.ts";
import { endedReactor } from "./payments/ended.ts";
import { ordersJob } from "./payments/orders-job.ts";
import { ownPaymentRoutes, paymentDeskRoutes } from "./payments/payment-routes.ts";
import { refundsJob } from "./payments/refunds.ts";
import { simulatorRoutes } from "./simulator-routes.ts";

export { kioskFacts } from "./kiosk-facts.ts";

export const kiosk: Module = {
  name: "kiosk",
  routes(app, services) {
    kioskRoutes(app, services);
    depositRoutes(app, services);
    paymentDeskRoutes(app, services);
    ownPaymentRoutes(app, services);
    simulatorRoutes(app, services);
  },
  jobs: [refundsJob, ordersJob],
  load: async (services) => {
    kioskRulesOf(services);
    const engine = await engineOf(services);
    engine.addReactor(depositReactor(services));
    engine.addReactor(endedReactor(services));
  },
  async notices({ config }) {
    if (config.mode !== "demonstration" || config.kioskUrl) return [];
    return [{ title: "自助机打印的 printed at the kiosk", text: `${config.origin}/dev/prints` }];
  },
};
