/** The server as a whole: database, migrations, data, routes, port; started and stopped. */
import { createApp, modules } from "./app.ts";
import type { Config } from "./config.ts";
import { playDemonstration } from "./demonstration/index.ts";
import { migrate } from "./platform/database/migrate.ts";
import { inTurn } from "./platform/database/turns.ts";
import { groundJobs } from "./platform/jobs/ground-jobs.ts";
import { type JobWorker, startWorker } from "./platform/jobs/worker.ts";
import { watchProcess } from "./platform/metrics.ts";
import { refuseFullDisk, refuseUnreadableData } from "./platform/places.ts";
import { openServices, type Services } from "./platform/services.ts";
import { Trouble } from "./platform/trouble.ts";

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:8080`. */
  address: string;
  services: Services;
  /** Finishes what was begun, then lets go of everything. */
  stop(): Promise<void>;
}

export type StartStep = "database" | "migrations" | "data" | "listening";

/** Told what is going on while it takes a while. */
export type Progress = (step: StartStep) => void;

export async function startServer(
  config: Config,
  progress: Progress = () => undefined,
): Promise<RunningServer> {
  await refuseUnreadableData(config.data);
  await refuseFullDisk(config.home);
  progress("database");
  const services = await openServices(config, { applicationName: "tongban" });
  try {
    progress("migrations");
    await migrate(services.connection);
    progress("data");
    await inTurn(services.connection, "data", () => loadData(services));
    progress("listening");
    return await listen(services);
  } catch (error) {
    await services.close();
    throw error;
  }
}

/** Servers that start at the same moment load one after the other: the later ones find everything there. */
async function loadData(services: Services) {
  for (const { load } of modules) await load?.(services);
  if (services.config.mode !== "demonstration") return;
  for (const { demonstrate } of modules) await demonstrate?.(services);
}

async function listen(services: Services): Promise<RunningServer> {
  const { config, log, metrics } = services;
  watchProcess(metrics);
  const work: Work = { stops: [] };
  const app = await createApp(services, modules, [{ name: "jobs", check: async () => work.worker?.check() }]);
  if (config.mode === "demonstration")
    await inTurn(services.connection, "demonstration", () => playDemonstration(services));
  const address = await app.listen({ host: config.host, port: config.port }).catch(async (error: Error) => {
    await app.close();
    throw listenTrouble(config, error);
  });
  if (config.jobs > 0) await startWork(services, work);
  log.info({ address, mode: config.mode, node: process.version }, "listening");
  const stop = async () => {
    await app.close();
    await work.worker?.stop();
    for (const end of work.stops) await end();
    await services.close();
    log.info("stopped");
  };
  return { address, services, stop };
}

/** What runs beside the requests. */
interface Work {
  worker?: JobWorker;
  stops: (() => Promise<void>)[];
}

async function startWork(services: Services, work: Work) {
  for (const { start } of modules) if (start) work.stops.push(await start(services));
  const jobs = [...groundJobs, ...modules.flatMap((module) => module.jobs ?? [])];
  work.worker = await startWorker(services, jobs);
}

function listenTrouble({ host, port }: Config, error: NodeJS.ErrnoException): Error {
  const place = `${host}:${port}`;
  if (error.code === "EADDRINUSE") {
    return new Trouble(
      "port-taken",
      `Port ${port} is taken by another program: stop it, or start with TONGBAN_PORT=${port + 1}.`,
      `端口 ${port} 已被其他程序占用：请停止该程序，或用 TONGBAN_PORT=${port + 1} 启动。`,
      { cause: error },
    );
  }
  if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new Trouble(
      "address-not-allowed",
      `Tongban may not listen on ${place} (${error.code}): choose another TONGBAN_HOST or a TONGBAN_PORT above 1023.`,
      `无法在 ${place} 上监听（${error.code}）：请更换 TONGBAN_HOST，或使用 1023 以上的 TONGBAN_PORT。`,
      { cause: error },
    );
  }
  return error;
}
