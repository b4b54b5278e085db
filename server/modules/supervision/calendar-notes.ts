/** A calendar loaded late: whatever its days touched is looked at again (R3.3). */
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { casesUnderWay, engineOf, loadedYears } from "../../cases/index.ts";
import { noteYears, planLooks } from "./watch-store.ts";

const pageSize = 5000;

/** What was noted last by this process: nothing is asked of the notes while nothing was loaded. */
const noted = perServices(() => ({ text: "" }));

/** Plans a look at every case under way in a year whose notice was loaded since the last time. */
export async function noteCalendars(services: Services, now: Instant): Promise<void> {
  const { pool, db, config } = services;
  const loaded = await loadedYears(pool);
  const kept = noted(services);
  const text = JSON.stringify(loaded);
  if (kept.text === text) return;
  // Whoever notes it, every process reads the new calendar before it looks at a case.
  await (await engineOf(services)).timekeeper.refresh();
  await db.transaction().execute(async (tx) => {
    const years = await noteYears(tx, config.division, loaded);
    for (const span of spansOf(years)) await planWithin(services, tx, span, now);
  });
  kept.text = text;
}

async function planWithin(
  { pool, config }: Services,
  tx: Database,
  span: { from: Instant; to: Instant },
  now: Instant,
): Promise<void> {
  const { division } = config;
  for (let after = 0; ; ) {
    const ids = await casesUnderWay(pool, division, span, { after, limit: pageSize });
    await planLooks(
      tx,
      ids.map((id) => ({ division, id, at: now })),
    );
    if (ids.length < pageSize) return;
    after = ids.at(-1) ?? after;
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
