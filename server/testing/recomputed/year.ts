/**
 * A small made-up year through the engine: a week of one year and four of the next, with more going wrong than
 * in life, so that there is something of nearly everything a metric counts; then the demonstration's scenes.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { modules } from "#server/app.ts";
import { readConfig } from "#server/config.ts";
import { playDemonstration } from "#server/demonstration/index.ts";
import { openStage } from "#server/demonstration/stage.ts";
import { settleAll } from "#server/modules/metrics/index.ts";
import { sweep } from "#server/modules/supervision/index.ts";
import type { Services } from "#server/platform/services.ts";
import { type Clock, simulate } from "#server/simulation/simulation.ts";
import { testServices } from "../app.ts";
import { afterTest, type Cleanups } from "../cleanups.ts";
import { playCounters } from "./play-counters.ts";
import { playMatters } from "./play-matters.ts";
import { playRows } from "./play-rows.ts";

export const demonstrated = "2026-11-20T01:30:00.000Z";

export async function smallYear(t: Cleanups): Promise<Services> {
  const clock: Clock = { now: demonstrated };
  const config = { mode: "demonstration" as const, data: eventfulData(t) };
  const services = await testServices(t, { now: () => clock.now, config });
  await simulated(services, clock);
  await played(services, clock);
  return services;
}

export async function simulated(services: Services, clock: Clock): Promise<void> {
  const common = { cases: 3000, seed: 7, latest: "2026-11-19" };
  await simulate(services, clock, { ...common, year: 2025, from: "2025-12-22", until: "2026-01-05" });
  await simulate(services, clock, { ...common, year: 2026, from: "2026-10-14", until: "2026-11-06" });
}

/** Scenes after the simulation; then everything is counted. */
export async function played(services: Services, clock: Clock): Promise<void> {
  const at = (moment: string) => {
    clock.now = moment;
  };
  await playMatters(await openStage(services), at);
  at(demonstrated);
  for (const { load } of modules) await load?.(services);
  // The demonstration's contracts are of the year it was first begun in.
  await services.pool.query("update free_contract set until_day = '2026-12-31'");
  const failed = await playDemonstration(services);
  if (failed.length > 0) throw new Error(`not played: ${failed.join()}`);
  const stage = await openStage(services);
  await playCounters(stage, at);
  at(demonstrated);
  await playRows(services);
  while ((await stage.engine.react()) > 0);
  // What was decided in the scenes has been looked at, as it is within seconds in life.
  await sweep(services, demonstrated);
  while ((await stage.engine.react()) > 0);
  await settleAll(services);
}

/** The data folder, with a year in which more goes wrong. */
export function eventfulData(t: Cleanups): string {
  const { data } = readConfig({});
  const folder = mkdtempSync(join(tmpdir(), "tongban-data-"));
  afterTest(t, () => rmSync(folder, { recursive: true }));
  for (const name of readdirSync(data))
    if (name !== "simulation.json") symlinkSync(join(data, name), join(folder, name));
  const life = JSON.parse(readFileSync(join(data, "simulation.json"), "utf8"));
  const eventful = {
    ...life,
    handling: {
      ...{
        ...life.handling,
        corrections: 0.12,
        lapses: 0.3,
        refusals: 0.02,
        notRequired: 0.01,
        extensions: 0.1,
      },
      ...{
        withdrawals: 0.02,
        rejections: 0.06,
        specialProcedures: 0.1,
        deferrals: 0.4,
        deferralsLapsed: 0.3,
      },
    },
    crew: { ...life.crew, late: 0.05 },
    ratings: { ...life.ratings, share: 0.6, grades: [60, 15, 10, 8, 7], mistaken: 0.3 },
    voices: { ...life.voices, kinds: { unresolved: 9000, complaint: 5000, suggestion: 1000, clue: 3000 } },
    supervision: { ...life.supervision, orders: 4000 },
  };
  writeFileSync(join(folder, "simulation.json"), JSON.stringify(eventful));
  return folder;
}
