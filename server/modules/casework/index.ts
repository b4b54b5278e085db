/** Casework: the inbox, cases of any type, acting on them, the official calendar. */
import { join } from "node:path";
import type { CaseType } from "#contract/case-type.ts";
import type { Module } from "#server/platform/module.ts";
import type { Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";
import { engineOf, lawLimitsOf, lintCaseTypeFile } from "../../cases/index.ts";
import { calendarRoutes } from "./calendar-routes.ts";
import { caseworkRoutes } from "./casework-routes.ts";
import { filterRoutes } from "./filter-routes.ts";
import { readJsonFolder } from "./json-files.ts";
import { liveRoutes } from "./live-routes.ts";
import { sealDaysJob } from "./seal-job.ts";

export { desksOf } from "./inbox.ts";
export { namesFor } from "./names.ts";

export const casework: Module = {
  name: "casework",
  routes: async (app, services) => {
    await caseworkRoutes(app, services);
    filterRoutes(app, services);
    await calendarRoutes(app, services);
    liveRoutes(app, services);
  },
  load: async (services) => {
    await publishCaseTypes(services);
    await loadCalendar(services);
  },
  start: async (services) => (await engineOf(services)).start(services.listener, services.now),
  jobs: [sealDaysJob],
};

/** Publishes the case types of the data folder; one with a fault stops the start. */
async function publishCaseTypes(services: Services): Promise<void> {
  const { types } = await engineOf(services);
  const law = lawLimitsOf(services);
  for (const { path, content } of await readJsonFolder(join(services.config.data, "case-types"))) {
    const [fault] = lintCaseTypeFile(content, law);
    if (fault) throw caseTypeTrouble(path, `${fault.path}: ${fault.message}`);
    await types.publish(content as CaseType);
  }
}

async function loadCalendar(services: Services): Promise<void> {
  const { timekeeper } = await engineOf(services);
  const years = await readJsonFolder(join(services.config.data, "calendar"));
  for (const { content } of years) await timekeeper.load(content);
}

function caseTypeTrouble(path: string, fault: string): Trouble {
  return new Trouble(
    "case-type-faulty",
    `The case type ${path} has a fault (${fault}): mend it, \`npx tongban case-type lint ${path}\` shows them all.`,
    `案件类型 ${path} 有错（${fault}）：请更正，\`npx tongban case-type lint ${path}\` 会列出全部问题。`,
  );
}
