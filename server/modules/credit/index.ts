/** The only door into the module: bad-credit records and their repair. */
import type { Module } from "#server/platform/module.ts";
import { creditRoutes } from "./credit-routes.ts";

export { standingOf } from "./credit.ts";
export { keepRecordOfCase } from "./credit-store.ts";

export const credit: Module = { name: "credit", routes: creditRoutes };
