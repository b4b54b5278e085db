/**
 * What a measurement stands on: a home of its own with the durable built-in database, migrated, and a history loaded.
 */
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { type CaseTypes, loadCaseTypes } from "#server/cases/case-types.ts";
import { createTimekeeper, type Timekeeper } from "#server/cases/timekeeper.ts";
import { applicationType } from "#server/kernel/case-type/case-type.fixture.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { defaultOfficeHours } from "#server/kernel/time/office-hours.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { openDatabase } from "#server/platform/database/open.ts";
import { createPool, type PoolOptions } from "#server/platform/database/pool.ts";
import { officialYears } from "#server/testing/calendar.ts";
import type { History } from "./history.ts";
import { keepSerials, loadHistory } from "./load-history.ts";
import { readMatters } from "./matters.ts";

export interface Ground {
  home: string;
  /** Where the database server keeps its files. */
  folder: string;
  connection: PoolOptions["connection"];
  pool: pg.Pool;
  types: CaseTypes;
  timekeeper: Timekeeper;
  history: History;
  /** How many events its cases have. */
  events: number;
  close(): Promise<void>;
}

export interface GroundOptions {
  /** Each size has its home under this folder. */
  under: string;
  cases: number;
  /** Leave the loaded database for the next run. */
  keep: boolean;
  tell: (line: string) => void;
}

/** As many connections as one process of the server has. */
const CONNECTIONS = 16;

export async function prepareGround({ under, cases, keep, tell }: GroundOptions): Promise<Ground> {
  const home = join(under, String(cases));
  const loaded = join(home, "loaded.json");
  if (!existsSync(loaded)) await rm(home, { recursive: true, force: true });
  const database = await openDatabase({ home, databaseUrl: undefined });
  const { connection } = database;
  await migrate(connection);
  const pool = createPool({ connection, applicationName: "tongban-bench", max: CONNECTIONS });
  const types = await loadCaseTypes(pool);
  await types.publish(applicationType());
  const timekeeper = await createTimekeeper(pool, types, defaultOfficeHours);
  for (const year of officialYears()) await timekeeper.load(year);
  const close = async () => {
    await pool.end();
    await database.release();
    if (!keep) await rm(home, { recursive: true, force: true });
  };
  const history: History = {
    division: "430482",
    type: applicationType(),
    matters: readMatters(),
    cases,
    until: "",
  };
  const ground = { home, folder: database.folder ?? "", connection, pool, types, timekeeper, history, close };
  const { until, events } = existsSync(loaded)
    ? (JSON.parse(await readFile(loaded, "utf8")) as { until: string; events: number })
    : await load(ground, tell, loaded);
  return { ...ground, history: { ...history, until }, events };
}

async function load(ground: Omit<Ground, "events">, tell: GroundOptions["tell"], loaded: string) {
  const { connection, pool, timekeeper } = ground;
  const until = shanghaiDay(new Date().toISOString());
  const history = { ...ground.history, until };
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const events = await loadHistory(connection, history, timekeeper.current(), (cases) =>
    tell(`loading: ${cases} of ${history.cases} cases, ${seconds()} s`),
  );
  await keepSerials(pool);
  await settle(ground);
  tell(`loaded ${history.cases} cases with ${events} events in ${seconds()} s`);
  await writeFile(loaded, JSON.stringify({ until, events }));
  return { until, events };
}

/** After a load or a round: statistics, visibility and everything on the disk, so that none of it falls into a measurement. */
export async function settle({ connection }: Pick<Ground, "connection">): Promise<void> {
  const pool = createPool({ connection, applicationName: "tongban-bench", max: 1, statementTimeoutMs: 0 });
  await pool.query("vacuum (analyze)");
  await pool.query("checkpoint");
  await pool.end();
}
