/** Devices of the demonstration: there from the start, with codes that always work, so that one can look around. */
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { deviceRulesOf } from "./device-rules.ts";

/** Adds the demonstration's devices where they are missing. */
export async function addDemonstrationDevices(services: Services): Promise<void> {
  const { db, config } = services;
  const { division } = config;
  const known = await devicesByName(services);
  const missing = deviceRulesOf(services).demonstration.filter(({ name }) => !known.has(name));
  for (const { kind, name, hall, counter } of missing) {
    const place = { division, name, kind, hall, counter: counter ?? null };
    await db
      .insertInto("device")
      .values({ ...place, created_at: services.now() })
      .execute();
  }
}

/** The device a fixed code leads to; undefined for any other code, and outside a demonstration. */
export async function demonstrationDevice(services: Services, code: string) {
  if (services.config.mode !== "demonstration") return undefined;
  const entry = demonstrationCodes(services).get(code);
  const id = entry && (await devicesByName(services)).get(entry.name);
  return entry && id !== undefined ? { id, kind: entry.kind } : undefined;
}

const demonstrationCodes = perServices(
  (services: Pick<Services, "config">) =>
    new Map(deviceRulesOf(services).demonstration.map((entry) => [entry.code, entry])),
);

async function devicesByName({ db, config }: Services): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("device")
    .select(["id", "name"])
    .where("division", "=", config.division)
    .where("closed_at", "is", null)
    .execute();
  return new Map(rows.map(({ id, name }) => [name, id]));
}
