/** Facts in words: what each is of, as far as whoever reads may know. */
import type { FactRow } from "#contract/metric.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { amountIn } from "#server/kernel/metric/amount.ts";
import type { Services } from "#server/platform/services.ts";
import type { Named } from "./fact-source.ts";
import { channelName, namesFor } from "./names.ts";
import { sourceNamed } from "./sources.ts";

export interface StoredFact {
  source: string;
  kind: string;
  key: string;
  print: string;
  day: string;
  amount: number;
  organ: string;
  item: string | null;
  hall: string | null;
  counter: string | null;
  staff: string | null;
  channel: string | null;
}

export async function rowsInWords(
  services: Services,
  actor: Actor,
  division: string,
  facts: readonly StoredFact[],
): Promise<FactRow[]> {
  const ids = <K extends "organ" | "item" | "hall" | "staff">(name: K) => [
    ...new Set(facts.flatMap((fact) => fact[name] ?? [])),
  ];
  const counters = [
    ...new Set(facts.flatMap(({ hall, counter }) => (counter === null ? [] : [`${hall}/${counter}`]))),
  ];
  const names = (by: "organ" | "item" | "hall" | "staff" | "counter", of: string[]) =>
    namesFor(services, division, by, of);
  const [organ, item, hall, staff, counter, named] = await Promise.all([
    ...[names("organ", ids("organ")), names("item", ids("item")), names("hall", ids("hall"))],
    ...[names("staff", ids("staff")), names("counter", counters)],
    namedOf(services, actor, division, facts),
  ] as const);
  return facts.map((fact) => ({
    ...{ day: fact.day, source: sourceNamed(fact.source)?.name ?? fact.source, ...amountIn(fact) },
    ...(fact.organ !== "-" && { organName: organ(fact.organ) }),
    ...(fact.item !== null && { itemName: item(fact.item) }),
    ...(fact.hall !== null && { hallName: hall(fact.hall) }),
    ...(fact.counter !== null && { counterName: counter(`${fact.hall}/${fact.counter}`) }),
    ...(fact.staff !== null && { staffName: staff(fact.staff) }),
    ...(fact.channel !== null && { channel: channelName(fact.channel) }),
    ...named(fact),
  }));
}

/** What each fact is, by its source and key, asked of every source once. */
async function namedOf(
  services: Services,
  actor: Actor,
  division: string,
  facts: readonly StoredFact[],
): Promise<(fact: StoredFact) => Named> {
  const found = await Promise.all(
    [...Map.groupBy(facts, ({ source }) => source)].map(async ([source, own]) => {
      const keys = [...new Set(own.map(({ key }) => key))];
      const named = await sourceNamed(source)?.named?.(services, actor, division, keys);
      return [source, named] as const;
    }),
  );
  const bySource = new Map(found);
  return ({ source, key }) => bySource.get(source)?.get(key) ?? {};
}
