/** The only door into the module: ratings (好差评), their figures, and the rectification of bad ones. */
import type { Module } from "#server/platform/module.ts";
import { engineOf } from "../../cases/index.ts";
import { deskRoutes } from "./desk-routes.ts";
import { ratingReactors } from "./rating-reactors.ts";
import { ratingsDataOf } from "./ratings-data.ts";
import { giveRoutes } from "./resident-routes.ts";

export { actOnBadRating } from "./bad-rating-commands.ts";
export { ratingFigures } from "./figures.ts";
export type { Tallies } from "./figures-rolled.ts";
export { figureSheets } from "./figures-sheet.ts";
export { type PersonSatisfaction, personSatisfaction } from "./person-satisfaction.ts";
export { type Given, rate, type Way } from "./rate.ts";
export { ratingFacts } from "./rating-facts.ts";

export const ratings: Module = {
  name: "ratings",
  routes: async (app, services) => {
    const engine = await engineOf(services);
    for (const reactor of ratingReactors(services)) engine.addReactor(reactor);
    giveRoutes(app, services);
    deskRoutes(app, services);
  },
  load: async (services) => {
    ratingsDataOf(services);
  },
};
