/** Tells the bureau's head and director, once for each year, line and grade, before a budget is exceeded (R12.9 [A]). */
import { type Instant, shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import { tell } from "#server/modules/notices/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { budgetOf } from "./budget-query.ts";
import { freeServicesOf } from "./free-service-rules.ts";

const words = {
  near: (percent: number) => `已经用到 ${percent}%`,
  over: () => "已经超出",
  forecast: () => "照现在的速度，今年不够用",
};

/** `kinds`: what was ordered or counted now. */
export async function warnOfBudget(
  services: Pick<Services, "config">,
  tx: Database,
  kinds: readonly string[],
  at: Instant,
): Promise<void> {
  const { bureau: organ, warnPercent, kinds: all } = freeServicesOf(services);
  const { division } = services.config;
  const year = yearOf(shanghaiDay(at));
  const touched = new Set(all.flatMap(({ id, budget }) => (kinds.includes(id) ? [budget] : [])));
  const { lines } = await budgetOf(services, tx, division, year, at);
  for (const { id, name, warning } of lines) {
    if (warning === undefined || !touched.has(id)) continue;
    await tell(tx, {
      ...{ division, at, kind: "case", key: `free-budget ${year} ${id} ${warning}` },
      to: { role: ["organ-head", "director"], organ },
      text: `${year} 年“${name}”预算${words[warning](warnPercent)}`,
      href: "/staff/free-services/budget",
    });
  }
}
