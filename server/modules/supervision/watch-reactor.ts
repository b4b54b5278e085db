/** After every event: when its case is worth the next look. */
import { nextLook } from "#server/kernel/watch/next-look.ts";
import type { Services } from "#server/platform/services.ts";
import { type CaseTypes, engineOf, type Occurrence, type Reactor, subjectOf } from "../../cases/index.ts";
import { itemsOfCases } from "../applications/index.ts";
import { endWarnings } from "./card-store.ts";
import { ruleBookOf } from "./watch-rules.ts";
import { type PlannedLook, planLooks } from "./watch-store.ts";

export function watchReactor(services: Services): Reactor {
  return {
    name: "plan-looks",
    // A card would tell the desks of its organ that there is a sealed case.
    wants: ({ case: it }) => subjectOf(it).kept !== "sealed",
    react: async (tx, occurrences) => {
      const [book, { types, timekeeper }] = [await ruleBookOf(services), await engineOf(services)];
      const items = book.knowsItems
        ? await itemsOfCases(
            tx,
            services.config.division,
            occurrences.map(({ case: it }) => it.id),
          )
        : new Map<number, { key: string }>();
      const time = timekeeper.current();
      const planned = ({ case: it, event }: Occurrence): PlannedLook[] => {
        const type = types.version(it.type, it.typeVersion);
        const at = nextLook(type, it, event, book.rulesOf(it, items.get(it.id)?.key), time);
        return at === undefined ? [] : [{ division: it.division, id: it.id, at }];
      };
      await planLooks(tx, occurrences.flatMap(planned));
      await endWarnings(
        tx,
        occurrences.flatMap((one) => stoppedBy(types, one)),
      );
    },
  };
}

/** Clocks that stopped with the event: what warned of them is over. */
function stoppedBy(types: CaseTypes, { case: it, event }: Occurrence) {
  const { actions } = types.version(it.type, it.typeVersion);
  const { stop = [] } = actions[event.action]?.clocks ?? {};
  return stop.map((clock) => ({ division: it.division, id: it.id, clock, at: event.at }));
}
