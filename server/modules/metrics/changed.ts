/** What came to the cases after a moment, lawfully: the facts that went and came by it; and late entries of figures. */
import type { Period } from "#contract/metric.ts";
import { casesChangedSince, engineOf, readEventsOf } from "#server/cases/index.ts";
import type { CaseEvent } from "#server/kernel/case-type/case.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import type { Fact } from "#server/kernel/metric/fact.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import { itemsOfCases } from "#server/modules/applications/index.ts";
import type { Services } from "#server/platform/services.ts";
import { factsOfCase } from "./case-source.ts";

export interface ChangedCase {
  id: number;
  /** The first event recorded after the moment. */
  late: CaseEvent;
  /** Facts that were so before, and those that are so now instead. */
  went: Fact[];
  came: Fact[];
}

const pageSize = 500;

/** @param before cases opened from this day on are left out: nothing of theirs lies in what is asked about. */
export async function* changedCases(
  services: Services,
  division: string,
  since: Instant,
  before: Day,
): AsyncGenerator<ChangedCase> {
  const engine = await engineOf(services);
  for (let after = 0; ; ) {
    const ids = await casesChangedSince(services.pool, division, { since, before, after, limit: pageSize });
    const events = await readEventsOf(services.pool, division, ids);
    const items = await itemsOfCases(services.db, division, ids);
    for (const id of ids) {
      const now = events.get(id) ?? [];
      const late = now.find(({ at }) => at > since);
      if (!late) continue;
      const of = (history: readonly CaseEvent[]) =>
        factsOfCase(engine, { division, id }, history, items.get(id)?.key);
      const [then, today] = [of(now.filter(({ at }) => at <= since)), of(now)];
      yield { id, late, went: without(then, today), came: without(today, then) };
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < pageSize) return;
    after = last;
  }
}

function without(facts: readonly Fact[], others: readonly Fact[]): Fact[] {
  const known = new Set(others.map((fact) => canonical(fact)));
  return facts.filter((fact) => !known.has(canonical(fact)));
}

/** What is counted of these cases, and what their histories say, whichever of the two holds. */
export async function factsOfCases(
  services: Services,
  division: string,
  ids: readonly number[],
): Promise<Map<number, Fact[]>> {
  const engine = await engineOf(services);
  const [events, items, counted] = await Promise.all([
    readEventsOf(services.pool, division, ids),
    itemsOfCases(services.db, division, ids),
    countedFacts(services, division, ids),
  ]);
  return new Map(
    ids.map((id) => {
      const told = factsOfCase(engine, { division, id }, events.get(id) ?? [], items.get(id)?.key);
      return [id, [...told, ...(counted.get(id) ?? [])]];
    }),
  );
}

async function countedFacts({ db }: Services, division: string, ids: readonly number[]) {
  const rows = await db
    .selectFrom("metric_fact")
    .select(["key", "kind", "marks", "day", "until", "amount", "organ", "item", "channel"])
    .where("division", "=", division)
    .where("source", "=", "case")
    .where("key", "in", ids.map(String))
    .execute();
  const facts = rows.map(({ key, until, item, channel, ...fact }) => ({
    key: Number(key),
    ...fact,
    ...(until !== null && { until }),
    ...(item !== null && { item }),
    ...(channel !== null && { channel }),
  }));
  return Map.groupBy(facts, ({ key }) => key);
}

/** What was entered for a metric's period after a moment, the newest first. */
export async function laterEntries(
  { db }: Services,
  division: string,
  metric: string,
  period: Period,
  since: Instant,
): Promise<{ at: Instant; reason: string | null }[]> {
  return await db
    .selectFrom("entered_figure")
    .select(["entered_at as at", "reason"])
    .where("division", "=", division)
    .where("metric", "=", metric)
    .where("from_day", "=", period.from)
    .where("to_day", "=", period.to)
    .where("entered_at", ">", since)
    .orderBy("id", "desc")
    .limit(5)
    .execute();
}
