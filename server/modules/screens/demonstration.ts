/** What stands on the demonstration's screens from the start (`data/demonstration-screens.json`). */
import { randomUUID } from "node:crypto";
import { instantOf, msOf } from "#server/kernel/time/day.ts";
import { staffAccounts } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { insertNotice, noticesOf } from "./notice-store.ts";
import { demonstrationNoticesOf } from "./screen-data.ts";

const DAY_MS = 24 * 3_600_000;

/** Adds the notices where no screen ever had one. */
export async function addDemonstrationNotices(services: Services): Promise<void> {
  const { db, config } = services;
  const { division } = config;
  const { account, notices } = demonstrationNoticesOf(services);
  const writer = (await staffAccounts(db, division)).get(account);
  if (!writer) return;
  const at = services.now();
  for (const [hall, own] of Map.groupBy(notices, (notice) => notice.hall)) {
    if ((await noticesOf(db, { division, hall, since: "1970-01-01T00:00:00.000Z" })).length > 0) continue;
    for (const { days, ...words } of own) {
      const until = instantOf(msOf(at) + days * DAY_MS);
      const notice = { ...words, id: randomUUID(), from: at, until, version: 1, madeBy: writer.id };
      await insertNotice(db, { division, at, notice });
    }
  }
}
