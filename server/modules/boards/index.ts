/** The only door into the module: pages of figures declared as data. */
import type { Module } from "#server/platform/module.ts";
import "./boards-refusals.ts";
import { checkBoards } from "./boards.ts";
import { boardsRoutes } from "./boards-routes.ts";
import { bulletinCheckJob } from "./bulletin.ts";
import { demonstrationBulletin } from "./demonstration.ts";

export { boardView } from "./board-view.ts";
export { boardsOf } from "./boards.ts";
export { sealedBulletins } from "./bulletin.ts";

export const boards: Module = {
  name: "boards",
  load: checkBoards,
  routes: boardsRoutes,
  jobs: [bulletinCheckJob],
  demonstrate: demonstrationBulletin,
};
