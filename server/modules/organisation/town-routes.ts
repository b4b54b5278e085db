/** Towns and street offices of the county, for whoever writes an address. Public: the division list is. */
import Type from "typebox";
import { Town } from "#contract/portal.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { readDivisions } from "./organisation-store.ts";

const Towns = Type.Object({ towns: Type.Array(Town) });

export function townRoutes(app: App, { db, config }: Services): void {
  const schema = { summary: "Towns and street offices of the county", response: { 200: Towns } };
  app.get("/api/towns", { schema }, async () => ({
    towns: townsOf(await readDivisions(db), config.division),
  }));
}

interface Row {
  code: string;
  name: string;
  parent?: string;
}

/** The county's children in the order of their codes; `fullName` has every name from the province down. */
export function townsOf(divisions: readonly Row[], county: string): Town[] {
  const byCode = new Map(divisions.map((row) => [row.code, row]));
  const fullName = (row: Row): string => {
    const above = row.parent === undefined ? undefined : byCode.get(row.parent);
    return above ? fullName(above) + row.name : row.name;
  };
  return divisions
    .filter((row) => row.parent === county)
    .map((row) => ({ code: row.code, name: row.name, fullName: fullName(row) }))
    .sort((one, other) => one.code.localeCompare(other.code));
}
