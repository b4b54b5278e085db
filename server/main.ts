/** What `npm start` and `tongban serve` run: the server until it is asked to stop, with progress at the terminal. */
import { modules } from "./app.ts";
import { type Config, readConfig } from "./config.ts";
import type { Notice } from "./platform/module.ts";
import { printTrouble } from "./platform/trouble.ts";
import { type RunningServer, type StartStep, startServer } from "./server.ts";

const steps: Record<StartStep, string> = {
  database: "启动数据库 · starting the database",
  migrations: "更新数据表 · bringing the tables up to date",
  data: "装载数据 · loading the data",
  listening: "开始监听 · opening the port",
};

/** Serves until SIGINT or SIGTERM comes; the exit code. */
export async function serve(config: Config, print = console.log): Promise<number> {
  const started = performance.now();
  const asked = askedToStop();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1).padStart(6)}s`;
  const server = await startServer(config, (step) => print(`${seconds()}  ${steps[step]}`));
  print(await welcome(server, config));
  await asked;
  print("正在停止，请稍候 · stopping");
  await server.stop();
  return 0;
}

/** The first signal asks politely; another one, a second later or more, ends at once. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let first = 0;
    const ask = () => {
      if (first && Date.now() - first > 1000) process.exit(1);
      first ||= Date.now();
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, ask);
    // Whoever started us is gone, or we let them go at the end: never a second signal.
    process.once("disconnect", () => resolve());
  });
}

async function welcome({ address, services }: RunningServer, config: Config): Promise<string> {
  const site = config.publicUrl ?? address;
  const notices: Notice[] = [
    { title: "办事门户 portal", text: `${site}/` },
    { title: "工作台 staff desk", text: `${site}/staff` },
    { title: "接口说明 API", text: `${site}/api` },
    ...(config.logFile ? [{ title: "运行日志 log", text: config.logFile }] : []),
  ];
  for (const module of modules) notices.push(...((await module.notices?.(services)) ?? []));
  const lines = notices.map(({ title, text }) => `  ${title}\n      ${text}`);
  return `\n通办已启动 · Tongban is running\n${lines.join("\n")}\n`;
}

if (import.meta.main) {
  try {
    process.exitCode = await serve(readConfig());
  } catch (error) {
    process.exitCode = printTrouble(error);
  }
  process.disconnect?.();
}
