/** What was handed in on paper at a hall's counters, for whoever carries it on. */
import type { Day } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { casesReceivedAt } from "../../cases/index.ts";
import { itemsOfCases, readContent } from "./application-store.ts";
import { itemVersionOf } from "./item-of.ts";

export interface ReceivedPapers {
  id: number;
  item: string;
  subject: string;
  party: string;
  receivedAt: string;
  /** Names of the materials that came on paper. */
  papers: string[];
}

const most = 200;

/** Applications received at this hall's counters since a day for one of these items, the newest first. */
export async function receivedPapers(
  services: Services,
  ask: { division: string; hall: string; items: readonly string[]; since: Day },
): Promise<ReceivedPapers[]> {
  const { db, pool, sealing } = services;
  const { division, hall, items, since } = ask;
  if (items.length === 0) return [];
  const cases = await casesReceivedAt(pool, { division, hall, since, limit: most });
  const applied = await itemsOfCases(
    db,
    division,
    cases.map(({ id }) => id),
  );
  const received = cases.flatMap((one) => {
    const item = applied.get(one.id);
    return item && items.includes(item.key) ? [{ one, item }] : [];
  });
  return await Promise.all(
    received.map(async ({ one, item }) => {
      const [content, version] = await Promise.all([
        readContent(db, sealing, one),
        itemVersionOf(services, division, item.key, item.version),
      ]);
      const names = new Map(version.materials.map(({ id, name }) => [id, name]));
      const papers = (content?.materials ?? [])
        .filter((entry) => entry.paper || entry.papers)
        .map(({ material }) => names.get(material) ?? material);
      const { id, subject, partyLabel: party, openedAt: receivedAt } = one;
      return { id, item: item.key, subject, party, receivedAt, papers };
    }),
  );
}
