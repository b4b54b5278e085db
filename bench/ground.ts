/**
 * What a measurement stands on: a home of its own with the durable built-in database, migrated, the data folder and a
 * history loaded. `tongban serve` with this home is the server that is measured.
 */
import { existsSync, readFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { modules } from "#server/app.ts";
import { type CaseEngine, engineOf, hallRulesOf } from "#server/cases/index.ts";
import { type Config, readConfig } from "#server/config.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { usableFolder } from "#server/platform/database/embedded.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { createPool } from "#server/platform/database/pool.ts";
import { openServices, type Services } from "#server/platform/services.ts";
import type { History } from "./history.ts";
import { keepSerials, loadHistory } from "./load-history.ts";
import { readMatters } from "./matters.ts";

export interface Ground {
  config: Config;
  services: Services;
  engine: CaseEngine;
  history: History;
  /** How many events its cases have. */
  events: number;
  loadSeconds: number;
  /** Where the database server keeps its files. */
  folder: string;
  /** The process whose children are the database's. */
  postmaster: number;
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

/**
 * The settings of a server under measurement: a home of its own, any port, no limit on how much one client may ask.
 * Without jobs it takes requests only; what follows from events waits in the outbox.
 */
export function benchConfig(home: string, jobs: 0 | 4 = 4): Config {
  return readConfig({
    TONGBAN_HOME: home,
    TONGBAN_PORT: "0",
    TONGBAN_JOBS: String(jobs),
    TONGBAN_RATE_CLIENT: "0",
    TONGBAN_RATE_ACCOUNT: "0",
    TONGBAN_LOG_FILE: join(home, "bench.log"),
  });
}

export async function prepareGround({ under, cases, keep, tell }: GroundOptions): Promise<Ground> {
  const home = join(under, String(cases));
  const loaded = join(home, "loaded.json");
  if (!existsSync(loaded)) await rm(home, { recursive: true, force: true });
  const config = benchConfig(home);
  const services = await openServices(config, { applicationName: "tongban-bench" });
  await migrate(services.connection);
  for (const { load } of modules) await load?.(services);
  const engine = await engineOf(services);
  const type = engine.types.newest("application");
  const rules = hallRulesOf(services);
  const history: History = {
    division: config.division,
    type,
    rules,
    matters: readMatters(),
    cases,
    until: "",
  };
  // Where a server that is not root could not walk to the home, its files are elsewhere.
  const folder = await usableFolder(join(home, "database"));
  const ground = { config, services, engine, history, folder, postmaster: postmasterOf(folder) };
  const { until, ...counts } = existsSync(loaded)
    ? (JSON.parse(await readFile(loaded, "utf8")) as Loaded)
    : await load(ground, tell, loaded);
  const close = async () => {
    await services.close();
    if (!keep) for (const place of [folder, home]) await rm(place, { recursive: true, force: true });
  };
  return { ...ground, ...counts, history: { ...history, until }, close };
}

/** What is kept beside a loaded database. */
type Loaded = Pick<Ground, "events" | "loadSeconds"> & Pick<History, "until">;
type Unloaded = Omit<Ground, "events" | "loadSeconds" | "close">;

async function load(
  { services, engine, history }: Unloaded,
  tell: GroundOptions["tell"],
  file: string,
): Promise<Loaded> {
  const until = shanghaiDay(services.now());
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const events = await loadHistory({
    ...{ services, history: { ...history, until }, timekeeping: engine.timekeeper.current() },
    progress: (cases) => tell(`loading: ${cases} of ${history.cases} cases, ${seconds()} s`),
  });
  await keepSerials(services.pool);
  await settle(services);
  await takeDueActions(services, engine);
  tell(`loaded ${history.cases} cases with ${events} events in ${seconds()} s`);
  const loaded = { until, events, loadSeconds: seconds() };
  await writeFile(file, JSON.stringify(loaded));
  return loaded;
}

/** What has fallen due since (R2.8) happens now and not while something is measured; nobody is told of it. */
async function takeDueActions({ pool, now }: Services, engine: CaseEngine): Promise<void> {
  await engine.wake(now());
  await pool.query("delete from case_outbox");
}

/** Statistics, visibility and everything on the disk, so that none of it falls into a measurement. */
export async function settle({ connection }: Pick<Services, "connection">): Promise<void> {
  const pool = createPool({ connection, applicationName: "tongban-bench", max: 1, statementTimeoutMs: 0 });
  await pool.query("vacuum (analyze)");
  await pool.query("checkpoint");
  await pool.end();
}

export const pidFile = (folder: string) => join(folder, "data", "postmaster.pid");

/** The process id of the database server that keeps its files here: the first line of its pid file. */
export function postmasterOf(folder: string): number {
  return Number(readFileSync(pidFile(folder), "utf8").split("\n")[0]);
}
