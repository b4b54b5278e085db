/** The only door into the module: the money behind the yearly report (R11.2, F12). */
import type { Module } from "#server/platform/module.ts";
import { budgetRulesOf } from "./budget-rules.ts";
import { demonstrationBudget } from "./demonstration.ts";
import { importRoutes } from "./import-routes.ts";
import { projectRoutes } from "./project-routes.ts";
import { budgetRoutes } from "./routes.ts";

export { budgetKeys, entryFacts, movementFacts } from "./budget-facts.ts";
export { entryNames, movementNames } from "./budget-names.ts";
export { type BudgetFigure, budgetFigures, budgetTotals, staffingOf } from "./budget-totals.ts";

export const budget: Module = {
  name: "budget",
  routes: async (app, services) => {
    budgetRoutes(app, services);
    projectRoutes(app, services);
    importRoutes(app, services);
  },
  load: async (services) => {
    budgetRulesOf(services);
    if (services.config.mode === "demonstration") await demonstrationBudget(services);
  },
};
