/** Cases as a source of facts: applications, voices, ratings put right, cards, orders, errands, all count alike. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import type { CaseEvent } from "#server/kernel/case-type/case.ts";
import { foldCase } from "#server/kernel/case-type/evolve.ts";
import { factsOf } from "#server/kernel/metric/case-facts.ts";
import type { Fact } from "#server/kernel/metric/fact.ts";
import { itemsOfCases } from "#server/modules/applications/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import {
  type CaseEngine,
  casesToHearOf,
  casesUnderWay,
  engineOf,
  type Reactor,
  readEventsOf,
} from "../../cases/index.ts";
import type { FactSource } from "./fact-source.ts";
import { readableCases } from "./readable-cases.ts";

/** Cases between which others in the process have their turn: some ten milliseconds. */
const casesOfOneTurn = 50;

export const caseSource: FactSource = {
  source: "case",
  name: "案件",
  read: async (services, tx, division, keys) => {
    const ids = keys.map(Number).filter(Number.isSafeInteger);
    const engine = await engineOf(services);
    const [events, items] = await Promise.all([
      readEventsOf(services.pool, division, ids),
      itemsOfCases(tx, division, ids),
    ]);
    const found = new Map<string, Fact[]>();
    for (const [i, id] of ids.entries()) {
      // Whoever waits for the same process need not wait for the whole page.
      if (i % casesOfOneTurn === casesOfOneTurn - 1) await nextTurn();
      found.set(String(id), factsOfCase(engine, { division, id }, events.get(id) ?? [], items.get(id)?.key));
    }
    return found;
  },
  toBeMarked: async (tx, division, keys) =>
    (await casesToHearOf(tx, division, keys.map(Number), staleReactor.name)).map(String),
  named: async (services, actor, division, keys) => {
    const cases = await readableCases(services, actor, division, keys.map(Number));
    return new Map(keys.map((key) => [key, cases.get(Number(key)) ?? { kept: true }]));
  },
  keys: async ({ pool }, _tx, division, after, limit) =>
    (await casesUnderWay(pool, division, ever, { after: Number(after || 0), limit })).map(String),
};

const ever = { from: "2000-01-01T00:00:00.000Z", to: "9999-12-31T00:00:00.000Z" };

export function factsOfCase(
  { types, timekeeper }: Pick<CaseEngine, "types" | "timekeeper">,
  key: { division: string; id: number },
  events: readonly CaseEvent[],
  item: string | undefined,
): Fact[] {
  const folded = foldCase((code, version) => types.version(code, version), key, events);
  if (!folded) return [];
  const type = types.version(folded.type, folded.typeVersion);
  return factsOf({ type, case: folded, events, ...(item !== undefined && { item }) }, timekeeper.current());
}

/** After every event of a case its facts are to be made anew. */
export const staleReactor: Reactor = {
  name: "metrics",
  wants: () => true,
  react: async (tx: Database, occurrences) => {
    const keys = [...new Set(occurrences.map(({ case: it }) => `${it.division} ${it.id}`))];
    const divisions = keys.map((key) => key.slice(0, 6));
    const ids = keys.map((key) => key.slice(7));
    await sql`insert into metric_stale (division, source, key)
      select d, 'case', k from unnest(${divisions}::text[], ${ids}::text[]) as u(d, k)`.execute(tx);
  },
};
