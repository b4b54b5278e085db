/** The only door into the module: the tables of supervision, which read what the metrics keep summed. */
import type { Module } from "#server/platform/module.ts";
import { supervisionFigureRoutes } from "./supervision-figure-routes.ts";

export const supervisionFigurePages: Module = {
  name: "supervision-figures",
  routes: supervisionFigureRoutes,
};
