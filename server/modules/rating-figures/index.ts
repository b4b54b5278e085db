/** The only door into the module: the tables of ratings, which read what the metrics keep summed. */
import type { Module } from "#server/platform/module.ts";
import { ratingFigureRoutes } from "./rating-figure-routes.ts";

export const ratingFigurePages: Module = { name: "rating-figures", routes: ratingFigureRoutes };
