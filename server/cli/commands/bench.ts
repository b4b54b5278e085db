/** `tongban bench`: how fast the whole product is on this machine, against what the same database does by itself. */
import { resolve } from "node:path";
import { runBench } from "../../../bench/bench.ts";
import { printReport } from "../../../bench/report.ts";
import { type Args, type Command, WrongUse } from "../command.ts";

export const command: Command = {
  name: "bench",
  summary: "测量性能 · measure accepting, advancing and reading with so many cases in a scratch database",
  usage: "[--cases 1000000] [--rounds 3] [--seconds 10] [--clients 64] [--home FOLDER] [--json]",
  options: {
    cases: { type: "string" },
    rounds: { type: "string" },
    seconds: { type: "string" },
    clients: { type: "string" },
    home: { type: "string" },
  },
  async run(args, io) {
    if (args.rest.length > 0) throw new WrongUse(`多余的参数 · unexpected: ${args.rest.join(" ")}`);
    const { home } = args.flags;
    const report = await runBench({
      cases: whole(args, "cases", 1_000_000, [1000, 100_000_000]),
      rounds: whole(args, "rounds", 3, [1, 99]),
      seconds: whole(args, "seconds", 10, [1, 600]),
      clients: whole(args, "clients", 64, [1, 1000]),
      ...(typeof home === "string" && { home: resolve(home) }),
      tell: io.say,
    });
    io.value(report);
    printReport(report, io.say);
    return 0;
  },
};

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
