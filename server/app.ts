/** The application: the frame, and every module's routes in it. It does not listen (`main.ts` does). */
import { fileURLToPath } from "node:url";
import { answers } from "./modules/answers/index.ts";
import { applications } from "./modules/applications/index.ts";
import { appointments } from "./modules/appointments/index.ts";
import { assistance } from "./modules/assistance/index.ts";
import { auditLog } from "./modules/audit-log/index.ts";
import { boards } from "./modules/boards/index.ts";
import { budget } from "./modules/budget/index.ts";
import { bundles } from "./modules/bundles/index.ts";
import { casework } from "./modules/casework/index.ts";
import { checkup } from "./modules/checkup/index.ts";
import { conduct } from "./modules/conduct/index.ts";
import { credit } from "./modules/credit/index.ts";
import { decisions } from "./modules/decisions/index.ts";
import { devices } from "./modules/devices/index.ts";
import { disclosure } from "./modules/disclosure/index.ts";
import { evaluation } from "./modules/evaluation/index.ts";
import { evidence } from "./modules/evidence/index.ts";
import { facilities } from "./modules/facilities/index.ts";
import { freeServices } from "./modules/free-services/index.ts";
import { handOvers } from "./modules/hand-overs/index.ts";
import { items } from "./modules/items/index.ts";
import { kiosk } from "./modules/kiosk/index.ts";
import { licences } from "./modules/licences/index.ts";
import { materials } from "./modules/materials/index.ts";
import { messages } from "./modules/messages/index.ts";
import { metrics } from "./modules/metrics/index.ts";
import { notices } from "./modules/notices/index.ts";
import { organisation } from "./modules/organisation/index.ts";
import { people } from "./modules/people/index.ts";
import { queue } from "./modules/queue/index.ts";
import { ratingFigurePages } from "./modules/rating-figures/index.ts";
import { ratings } from "./modules/ratings/index.ts";
import { registers } from "./modules/registers/index.ts";
import { screens } from "./modules/screens/index.ts";
import { sites } from "./modules/sites/index.ts";
import { supervision } from "./modules/supervision/index.ts";
import { supervisionFigurePages } from "./modules/supervision-figures/index.ts";
import { voices } from "./modules/voices/index.ts";
import { readMigrations } from "./platform/database/migrate.ts";
import { type App, createFrame } from "./platform/http/app-frame.ts";
import type { ReadyCheck } from "./platform/http/probes.ts";
import type { Module } from "./platform/module.ts";
import type { Services } from "./platform/services.ts";

/** Every module, in the order their data is loaded. */
export const modules: Module[] = [
  organisation,
  auditLog,
  messages,
  people,
  devices,
  notices,
  items,
  queue,
  licences,
  materials,
  registers,
  credit,
  casework,
  appointments,
  bundles,
  decisions,
  sites,
  facilities,
  applications,
  handOvers,
  voices,
  supervision,
  answers,
  checkup,
  conduct,
  ratings,
  kiosk,
  screens,
  freeServices,
  budget,
  disclosure,
  assistance,
  evidence,
  metrics,
  ratingFigurePages,
  supervisionFigurePages,
  boards,
  evaluation,
];

const PAGES = fileURLToPath(new URL("../web/dist/", import.meta.url));

/**
 * @param members the modules; a test may give others.
 * @param more what else must work before people are let in.
 */
export async function createApp(
  services: Services,
  members = modules,
  more: ReadyCheck[] = [],
): Promise<App> {
  const { config, log, metrics } = services;
  const checks = [
    ...groundChecks(services),
    ...more,
    ...members.flatMap((member) => moduleChecks(member, services)),
  ];
  const app = await createFrame({ config, log, metrics, checks, pages: PAGES });
  for (const member of members) member.everywhere?.(app, services);
  app.addHook("preClose", async () => services.live.close());
  for (const member of members) {
    await app.register(async (scope) => member.routes?.(scope as App, services));
  }
  return app;
}

function moduleChecks({ name, ready }: Module, services: Services): ReadyCheck[] {
  return ready ? [{ name, check: () => ready(services) }] : [];
}

function groundChecks({ pool }: Services): ReadyCheck[] {
  const database = async () => {
    await pool.query("select 1");
  };
  const migrations = async () => {
    const [{ rows }, wanted] = await Promise.all([
      pool.query("select name from migration"),
      readMigrations(),
    ]);
    const applied = new Set(rows.map(({ name }) => name));
    if (wanted.some(({ name }) => !applied.has(name))) throw new Error("migrations are missing");
  };
  return [
    { name: "database", check: database },
    { name: "migrations", check: migrations },
  ];
}
