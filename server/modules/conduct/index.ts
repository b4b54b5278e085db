/** The only door into the module: the appraisal of counters, and who is posted at them. */
import type { Module } from "#server/platform/module.ts";
import { demonstrationConduct } from "./demonstration.ts";
import { monthRoutes } from "./month-routes.ts";
import { roundRoutes } from "./round-routes.ts";
import { keepSheets } from "./sheet.ts";
import { staffRoutes } from "./staff-routes.ts";

export { recordAttendance } from "./attendance-commands.ts";
export { conductFacts } from "./conduct-facts.ts";
export { openContest, settleContest } from "./contest.ts";
export { addDuty, noteDuty } from "./leader.ts";
export { beginRound, endRound, enterBeside, makeEntry, seeCounters } from "./round-commands.ts";
export { addCertificate, addSupervisor, addTerm } from "./term-commands.ts";

export const conduct: Module = {
  name: "conduct",
  async routes(app, services) {
    await roundRoutes(app, services);
    monthRoutes(app, services);
    staffRoutes(app, services);
  },
  async load(services) {
    await keepSheets(services);
    if (services.config.mode === "demonstration") await demonstrationConduct(services);
  },
};
