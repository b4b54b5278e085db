/** Past cases as they were watched, for those who try a change on them. */
import type { WatchRule } from "#contract/watch.ts";
import type { Watched } from "#server/kernel/watch/signals.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf } from "../../cases/index.ts";
import { watchings } from "./sweep.ts";
import { ruleBookOf } from "./watch-rules.ts";

/** Each with its history and the rules it is watched by, by its id. */
export async function watchedPasts(
  services: Services,
  division: string,
  ids: readonly number[],
): Promise<Map<number, { watched: Watched; rules: readonly WatchRule[] }>> {
  const [{ types }, book] = await Promise.all([engineOf(services), ruleBookOf(services)]);
  const keys = ids.map((id) => ({ division, id }));
  const all = await watchings(services, services.db, keys);
  return new Map(
    all.map(({ case: it, events, item }) => {
      const watched = { type: types.version(it.type, it.typeVersion), key: it, events };
      return [
        it.id,
        { watched: { ...watched, ...(item && { online: item.online }) }, rules: book.rulesOf(it, item?.key) },
      ];
    }),
  );
}
