/**
 * `tongban metrics rebuild`: makes every fact anew from the histories, and every roll-up from the facts, beside the running
 * server; figures stay as they were until it is done.
 */
import { rebuildMetrics } from "../../modules/metrics/index.ts";
import type { Command } from "../command.ts";

export const command: Command = {
  name: "metrics rebuild",
  summary: "重算全部指标 · make every fact and every roll-up of the figures anew",
  usage: "[--json]",
  async run(_args, io) {
    const services = await io.services();
    let told = 0;
    const built = await rebuildMetrics(services, io.config.division, (sources) => {
      if (sources - told < 50_000) return;
      told = sources;
      io.say(`… ${sources}`);
    });
    io.value(built);
    const { sources, gone, came, rollUps } = built;
    io.say(
      `来源 ${sources} sources · 去掉 ${gone} 补上 ${came} facts · 更正汇总 ${rollUps} roll-ups${
        gone + came + rollUps === 0 ? "：原来就相符 · everything was right" : ""
      }`,
    );
    return 0;
  },
};
