/** The only door into the module: electronic monitoring (红黄牌), supervision orders, their figures. */
import type { Module } from "#server/platform/module.ts";
import { engineOf, repeat } from "../../cases/index.ts";
import { cardReactors } from "./card-reactors.ts";
import { orderReactor } from "./order-reactors.ts";
import { orderRoutes } from "./order-routes.ts";
import { supervisionRoutes } from "./supervision-routes.ts";
import { sweep } from "./sweep.ts";
import { watchReactor } from "./watch-reactor.ts";
import { loadWatchRules } from "./watch-rules.ts";
import { nextLookAt } from "./watch-store.ts";

export { actOnCard } from "./card-commands.ts";
export { cardFacts } from "./card-facts.ts";
export { conclusionFacts } from "./conclusion-facts.ts";
export { figureTable } from "./figures-query.ts";
export type { Tallies } from "./figures-summed.ts";
export { type HandlerCards, handlerCards } from "./handler-cards.ts";
export { actOnOrder, openOrder, orderBySystem } from "./order-commands.ts";
export { type Raising, raise } from "./raise.ts";
export { figureSheet } from "./supervision-sheets.ts";
export { type Swept, sweep } from "./sweep.ts";
export { type CardVerification, verifyCards } from "./verify-cards.ts";
export { watchedPasts } from "./watched-pasts.ts";

/** A look that fell due is done within this, however long the process has slept. */
const sweepMs = 15_000;

export const supervision: Module = {
  name: "supervision",
  load: loadWatchRules,
  routes: async (app, services) => {
    const engine = await engineOf(services);
    engine.addReactor(watchReactor(services));
    for (const reactor of cardReactors(services)) engine.addReactor(reactor);
    engine.addReactor(orderReactor());
    supervisionRoutes(app, services);
    orderRoutes(app, services);
  },
  start: async (services) => {
    const { now, db, log } = services;
    const failed = (err: unknown) => log.error({ err }, "the sweep failed");
    const sweeping = repeat(sweepMs, failed, async () => {
      await sweep(services, now());
      const next = await nextLookAt(db);
      return next === undefined ? sweepMs : Math.max(200, Date.parse(next) - Date.parse(now()));
    });
    return sweeping.stop;
  },
};
