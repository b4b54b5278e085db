/** `tongban calendar due --from 2025-09-26 --limit 5W`: when a limit ends (R1.13, R2.7, R2.26). */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Limit } from "#contract/item.ts";
import { calendarOf } from "../../kernel/time/calendar.ts";
import { parseCalendarYear } from "../../kernel/time/calendar-year.ts";
import { isDay, startOfDay } from "../../kernel/time/day.ts";
import { type DueOrUnknown, endOfLimit } from "../../kernel/time/due.ts";
import { defaultOfficeHours } from "../../kernel/time/office-hours.ts";
import { Trouble } from "../../platform/trouble.ts";
import { type Args, type Command, needed, WrongUse } from "../command.ts";

export const command: Command = {
  name: "calendar due",
  summary: "计算时限何时届满 · when a time limit ends",
  usage: "--from 2025-09-26[THH:MM] --limit 5W|15D|4H [--json]",
  options: { from: { type: "string" }, limit: { type: "string" } },
  async run(args, io) {
    const from = startOf(args);
    const limit = limitOf(args);
    const calendar = calendarOf(await readYears(io.config.data));
    const answer = endOfLimit(limit, from, { calendar, officeHours: defaultOfficeHours });
    io.value({ from: args.flags.from, limit, ...answer });
    io.say(sentence(answer));
    return answer.kind === "due" ? 0 : 1;
  },
};

/** A day, or a moment of it in China's time. */
function startOf(args: Args): string {
  const text = needed(args, "from");
  const [day = "", time] = text.split("T");
  if (!isDay(day))
    throw new WrongUse(`--from 应为日期，例如 2025-09-26 · --from is a day such as 2025-09-26`);
  if (time === undefined) return startOfDay(day);
  const moment = new Date(`${day}T${time}:00+08:00`);
  if (!/^\d\d:\d\d$/.test(time) || Number.isNaN(moment.getTime())) {
    throw new WrongUse(`--from 的时间应为 HH:MM · the time of --from is HH:MM`);
  }
  return moment.toISOString();
}

function limitOf(args: Args): Limit {
  const found = /^([0-9]{1,4})([WDH])$/.exec(needed(args, "limit").toUpperCase());
  if (!found) throw new WrongUse("--limit 应为 5W、15D 或 4H · --limit is 5W, 15D or 4H");
  return { n: Number(found[1]), unit: found[2] as Limit["unit"] };
}

async function readYears(data: string) {
  const folder = join(data, "calendar");
  const files = (await readdir(folder)).filter((name) => /^\d{4}\.json$/.test(name));
  return Promise.all(
    files.map(async (name) => {
      const parsed = parseCalendarYear(JSON.parse(await readFile(join(folder, name), "utf8")));
      if (parsed.ok) return parsed.value;
      const where = `${join(folder, name)}: ${parsed.faults.map(({ path }) => path).join(", ")}`;
      throw new Trouble("calendar-faulty", `The calendar is faulty in ${where}.`, `日历数据有误：${where}。`);
    }),
  );
}

function sentence(answer: DueOrUnknown): string {
  if (answer.kind === "due") return `${answer.on}（${answer.at} 之前 · before ${answer.at}）`;
  const { horizon, estimate } = answer;
  return `✗ 放假通知只公布到 ${horizon}，不能作出法定答复（估计 ${estimate.on}）· notices end on ${horizon}; estimate ${estimate.on}`;
}
