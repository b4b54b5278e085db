/** `tongban simulate`: a made-up year of the county, so that a bureau sees what its year will look like. */
import { addDays, isDay, shanghaiDay } from "#server/kernel/time/day.ts";
import { migrate } from "../../platform/database/migrate.ts";
import { openServices } from "../../platform/services.ts";
import type { Progress, SimulationReport } from "../../simulation/report.ts";
import { scenarioWithHall } from "../../simulation/scenario.ts";
import { type Clock, simulate } from "../../simulation/simulation.ts";
import { type Args, type Command, type Io, WrongUse } from "../command.ts";

export const command: Command = {
  name: "simulate",
  summary: "模拟一年 · a made-up year of the county, through the engine itself, in an empty database",
  usage: "--year 2025 [--cases 110000] [--seed 1] [--from DAY] [--until DAY] [--hall] [--json]",
  options: {
    year: { type: "string" },
    cases: { type: "string" },
    seed: { type: "string" },
    from: { type: "string" },
    until: { type: "string" },
    hall: { type: "boolean" },
  },
  async run(args, io) {
    const options = optionsOf(args);
    const clock: Clock = { now: new Date().toISOString() };
    const config = io.config.logFile ? io.config : { ...io.config, logLevel: "silent" as const };
    const services = await openServices(config, {
      applicationName: "tongban-simulation",
      now: () => clock.now,
    });
    const started = performance.now();
    const stop = stopAsked();
    try {
      await migrate(services.connection);
      const report = await simulate(services, clock, { ...options, progress: progressOf(io, started, stop) });
      const seconds = (performance.now() - started) / 1000;
      return tell(io, report, seconds, options);
    } finally {
      stop.forget();
      await services.close();
    }
  },
};

function optionsOf(args: Args) {
  const year = whole(args, "year", undefined, [2000, 2100]);
  const latest = addDays(shanghaiDay(new Date().toISOString()), -1);
  if (`${year}-01-01` > latest) {
    throw new WrongUse(`--year 不能晚于今年 · nothing is simulated beyond ${latest}`);
  }
  const from = dayOf(args, "from", `${year}-01-01`);
  const until = dayOf(args, "until", from ?? `${year}-01-01`);
  return {
    ...{ year, latest },
    cases: whole(args, "cases", 110_000, [1, 10_000_000]),
    seed: whole(args, "seed", 1, [0, 2 ** 31]),
    ...(args.flags.hall === true && { scenario: scenarioWithHall }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  };
}

function dayOf({ flags }: Args, name: string, earliest: string): string | undefined {
  const given = flags[name];
  if (given === undefined || (isDay(given) && given >= earliest)) return given;
  throw new WrongUse(`--${name} 应为 ${earliest} 或以后的一天 · a day, ${earliest} or later`);
}

function whole(
  { flags }: Args,
  name: string,
  otherwise: number | undefined,
  [least, most]: [number, number],
) {
  const given = flags[name];
  if (given === undefined && otherwise !== undefined) return otherwise;
  const number = /^\d+$/.test(String(given)) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new WrongUse(
    `--${name} 应为 ${least} 到 ${most} 的整数 · must be a whole number from ${least} to ${most}`,
  );
}

/** The first signal lets the day come to its end; another one ends at once. */
function stopAsked() {
  const asked = { stop: false };
  const hear = () => {
    if (asked.stop) process.exit(1);
    asked.stop = true;
  };
  process.on("SIGINT", hear).on("SIGTERM", hear);
  return { asked, forget: () => process.off("SIGINT", hear).off("SIGTERM", hear) };
}

/** Seconds between two lines. */
const lineEvery = 5;

function progressOf(io: Io, started: number, stop: ReturnType<typeof stopAsked>) {
  let last = 0;
  return ({ day, handedIn, deeds }: Progress) => {
    const seconds = (performance.now() - started) / 1000;
    if (seconds - last >= lineEvery) {
      last = seconds;
      const speed = `每秒 ${(handedIn / seconds).toFixed(0)} 件`;
      io.say(`${day}  ${handedIn} 件 applications · ${deeds} 步 deeds · ${speed} · ${seconds.toFixed(0)} s`);
    }
    return !stop.asked.stop;
  };
}

function tell(
  io: Io,
  report: SimulationReport,
  seconds: number,
  { year, from = `${year}-01-01` }: { year: number; from?: string },
): number {
  const { day, handedIn, deeds, refused, finished } = report;
  const days = (Date.parse(day) - Date.parse(from)) / 86_400_000 + 1;
  const faster = Math.round((days * 86_400) / seconds);
  const perSecond = Math.round(handedIn / seconds);
  io.value({ ...report, seconds: Math.round(seconds), perSecond, timesRealSpeed: faster });
  if (!finished) {
    io.say(`停在 ${day}，没有做完：同样的命令再运行一次就接着做 · stopped, the same command goes on`);
    return 1;
  }
  io.say(`✓ ${year} 年，到 ${day}：${handedIn} 件 applications，${deeds} 步 deeds`);
  io.say(`  ${seconds.toFixed(0)} 秒，每秒 ${perSecond} 件，是真实时间的 ${faster} 倍 · times real speed`);
  for (const [code, count] of Object.entries(refused)) io.say(`  ${count} 步被拒绝 refused: ${code}`);
  return 0;
}
