/** The only door into the module: the check-up of the catalogue, and replays of changes over past cases. */
import type { Module } from "#server/platform/module.ts";
import { checkupRoutes } from "./checkup-routes.ts";

export { checkUp, spanOf } from "./checkup.ts";

export const checkup: Module = { name: "checkup", routes: checkupRoutes };
