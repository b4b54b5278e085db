/** The only door into the module: organs, halls, zones and counters. */
import type { Module } from "#server/platform/module.ts";
import { addFromData } from "./organisation-commands.ts";
import { readOrganisationData } from "./organisation-data.ts";
import { organisationRoutes } from "./organisation-routes.ts";
import { writeDivisions } from "./organisation-store.ts";

export { type HallRooms, hallRooms } from "./hall-rooms.ts";
export { hoursInWords } from "./opening-hours.ts";
export type { Organisation } from "./organisation.ts";
export { saveHours } from "./organisation-commands.ts";
export { organisationFacts } from "./organisation-facts.ts";
export * from "./organisation-query.ts";
export { readDivisions, readOrganisation, readVersions } from "./organisation-store.ts";

export const organisation: Module = {
  name: "organisation",
  routes: organisationRoutes,
  async load({ db, config }) {
    const { divisions, rows } = await readOrganisationData(config.data);
    await db.transaction().execute(async (tx) => {
      await writeDivisions(tx, divisions);
      await addFromData(tx, config.division, rows);
    });
  },
};
