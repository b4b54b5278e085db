/** A calendar loaded late: whatever its days touched is looked at again (R3.3). */
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { casesUnderWay, engineOf, loadedYears } from "../../cases/index.ts";
import { noteYears, planLooks } from "./watch-store.ts";

const pageSize = 5000;

/** Plans a look at every case under way in a year whose notice was loaded since the last time. */
export async function noteCalendars(services: Services, tx: Database, now: Instant): Promise<void> {
  const { pool, config } = services;
  const { division } = config;
  const years = await noteYears(tx, division, await loadedYears(pool));
  if (years.length === 0) return;
  await (await engineOf(services)).timekeeper.refresh();
  for (const span of spansOf(years)) {
    for (let after = 0; ; ) {
      const ids = await casesUnderWay(pool, division, span, { after, limit: pageSize });
      await planLooks(
        tx,
        ids.map((id) => ({ division, id, at: now })),
      );
      if (ids.length < pageSize) break;
      after = ids.at(-1) ?? after;
    }
  }
}

/** The stretches of time the years touch, neighbours as one. A notice may reach into the December before its year. */
function spansOf(years: readonly number[]): { from: Instant; to: Instant }[] {
  const spans: { from: Instant; to: Instant; last: number }[] = [];
  for (const year of years.toSorted((a, b) => a - b)) {
    const to = `${year}-12-31T16:00:00.000Z`;
    const open = spans.at(-1);
    if (open?.last === year - 1) Object.assign(open, { to, last: year });
    else spans.push({ from: `${year - 1}-11-30T16:00:00.000Z`, to, last: year });
  }
  return spans;
}
