/** The only door into the module: metrics, their figures, and the lists behind them. */
import type { Module } from "#server/platform/module.ts";
import { engineOf, repeat } from "../../cases/index.ts";
import { staleReactor } from "./case-source.ts";
import { loadDefinitions } from "./definitions.ts";
import { metricsRoutes } from "./metrics-routes.ts";
import "./metrics-refusals.ts";
import { finishSums } from "./rebuild.ts";
import { settleAll } from "./settle.ts";

export { listBehind } from "./behind.ts";
export { type ChangedCase, changedCases, factsOfCases, laterEntries } from "./changed.ts";
export { isYearCounted } from "./counted-year.ts";
export { definitionFor, metricsOf, withDefinitions } from "./definitions.ts";
export { evidenceOf } from "./enter.ts";
export type { FigureAsk } from "./figure-ask.ts";
export { figureOf, figuresBy } from "./figures.ts";
export { namesFor } from "./names.ts";
export { type FigurePart, figureParts } from "./parts.ts";
export { type Rebuilt, rebuildMetrics } from "./rebuild.ts";
export { settleAll } from "./settle.ts";
export { type Tally, type TallyAsk, talliesOf } from "./tallies.ts";
export { type TallyNow, type TallyNowAsk, talliesNow } from "./tallies-now.ts";
export { type MetricVerification, verifyMetrics } from "./verify.ts";

/** What changed is in the figures within this. */
const settleMs = 5_000;

export const metrics: Module = {
  name: "metrics",
  load: loadDefinitions,
  routes: async (app, services) => {
    (await engineOf(services)).addReactor(staleReactor);
    metricsRoutes(app, services);
  },
  start: async (services) => {
    const failed = (err: unknown) => services.log.error({ err }, "figures could not be settled");
    const settling = repeat(settleMs, failed, async () => {
      await settleAll(services);
      await finishSums(services, services.config.division);
      return settleMs;
    });
    return settling.stop;
  },
};
