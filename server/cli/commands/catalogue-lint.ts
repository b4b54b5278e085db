/** `tongban catalogue lint`: the check-up of the whole catalogue on the cases of a year (A13, F19). */
import { findingWords } from "../../kernel/checkup/words.ts";
import { isDay } from "../../kernel/time/day.ts";
import { checkUp, spanOf } from "../../modules/checkup/index.ts";
import { type Args, type Command, WrongUse } from "../command.ts";

export const command: Command = {
  name: "catalogue lint",
  summary: "体检全部事项和一件事 · check the whole catalogue",
  usage: "[--from DAY --to DAY] [--json]",
  options: { from: { type: "string" }, to: { type: "string" } },
  async run(args, io) {
    const asked = { ...dayOf(args, "from"), ...dayOf(args, "to") };
    const services = await io.services();
    const { division } = services.config;
    const found = await checkUp(services, spanOf(division, asked, services.now()));
    io.value(found);
    for (const { code, name, path, message, proposal } of found.findings) {
      io.say(`${findingWords[code]}：${name} ${path}\n    ${message}\n    → ${proposal}`);
    }
    const { items, bundles, findings } = found;
    const looked = `${items} 个事项、${bundles} 件一件事`;
    io.say(findings.length === 0 ? `✓ ${looked}没有问题` : `✗ ${looked}里有 ${findings.length} 处可改`);
    return findings.length === 0 ? 0 : 1;
  },
};

function dayOf({ flags }: Args, name: "from" | "to"): { from?: string; to?: string } {
  const day = flags[name];
  if (day === undefined) return {};
  if (typeof day !== "string" || !isDay(day))
    throw new WrongUse(`--${name} 应是日期，如 2026-01-31 · --${name} is no day`);
  return { [name]: day };
}
