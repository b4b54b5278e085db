/** The only door into the module: papers on their way from a service point to the hall that handles them. */
import type { Module } from "#server/platform/module.ts";
import { handOverRoutes } from "./hand-over-routes.ts";

export { makeHandOver, receiveHandOver, sendHandOver } from "./hand-over-commands.ts";
export { handOverFacts } from "./hand-over-facts.ts";
export { handOverDesk } from "./hand-over-query.ts";

export const handOvers: Module = { name: "hand-overs", routes: handOverRoutes };
