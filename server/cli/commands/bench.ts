/** `tongban bench`: how fast the whole product is on this machine, against what the same database does by itself. */
import { resolve } from "node:path";
import { type BenchOptions, runBench } from "../../../bench/bench.ts";
import { measureCompiling } from "../../../bench/bundle-compile.ts";
import { printCompiling, printReport, printSpike } from "../../../bench/report.ts";
import { runSpike } from "../../../bench/spike.ts";
import { type Args, type Command, type Io, WrongUse } from "../command.ts";

export const command: Command = {
  name: "bench",
  summary: "测量性能 · measure accepting, advancing and reading with so many cases in a scratch database",
  usage:
    "[--cases 1000000] [--rounds 3] [--seconds 10] [--clients 64] [--home FOLDER] [--json]\n  tongban bench --spike [--cases 1000000] [--segment 60] [--home FOLDER] [--json]\n  tongban bench --compile [--json]",
  options: {
    cases: { type: "string" },
    rounds: { type: "string" },
    seconds: { type: "string" },
    clients: { type: "string" },
    home: { type: "string" },
    spike: { type: "boolean" },
    segment: { type: "string" },
    compile: { type: "boolean" },
  },
  async run(args, io) {
    if (args.rest.length > 0) throw new WrongUse(`多余的参数 · unexpected: ${args.rest.join(" ")}`);
    const { home } = args.flags;
    if (args.flags.compile) return compile(io);
    const ground = {
      cases: whole(args, "cases", 1_000_000, [1000, 100_000_000]),
      ...(typeof home === "string" && { home: resolve(home) }),
      tell: io.say,
    };
    return args.flags.spike ? await spike(args, io, ground) : await bench(args, io, ground);
  },
};

type GroundOptions = Pick<BenchOptions, "cases" | "home" | "tell">;

async function bench(args: Args, io: Io, ground: GroundOptions): Promise<number> {
  const report = await runBench({
    ...ground,
    rounds: whole(args, "rounds", 3, [1, 99]),
    seconds: whole(args, "seconds", 10, [1, 600]),
    clients: whole(args, "clients", 64, [1, 1000]),
  });
  io.value(report);
  printReport(report, io.say);
  return 0;
}

function compile(io: Io): number {
  const figures = measureCompiling();
  io.value(figures);
  printCompiling(figures, io.say);
  return 0;
}

/** Exit code 1 when something acknowledged is not there exactly once. */
async function spike(args: Args, io: Io, ground: GroundOptions): Promise<number> {
  const report = await runSpike({ ...ground, segmentSeconds: whole(args, "segment", 60, [6, 3600]) });
  io.value(report);
  printSpike(report, io.say);
  return report.lost === 0 ? 0 : 1;
}

/** A flag that is a whole number within these bounds. */
function whole({ flags }: Args, name: string, otherwise: number, [least, most]: [number, number]): number {
  const given = flags[name];
  if (given === undefined) return otherwise;
  const number = /^\d+$/.test(String(given)) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new WrongUse(
    `--${name} 应为 ${least} 到 ${most} 的整数 · must be a whole number from ${least} to ${most}`,
  );
}
