/** Counters and people by their keys, with the names screens show. */
import type { Person, Place } from "#contract/conduct.ts";
import { type PlacedCounter, placedCounters } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { placeKey } from "./person-month.ts";

export type Counters = ReadonlyMap<string, PlacedCounter & { closed: boolean }>;

/** Every counter by `hall/counter`, in the order people walk them. */
export async function countersOf(db: Database, division: string): Promise<Counters> {
  const rows = await placedCounters(db, division);
  return new Map(rows.map((row) => [placeKey({ hall: row.hall, counter: row.id }), row]));
}

export function placeOf(counters: Counters, hall: string, counter: string): Place {
  const found = counters.get(placeKey({ hall, counter }));
  return { hall, counter, name: found?.name ?? counter, zone: found?.zoneName ?? "" };
}

/** Names of these people; of somebody unknown a word stands for it. */
export async function peopleOf(
  db: Database,
  division: string,
  ids: Iterable<string>,
): Promise<(id: string) => Person> {
  const names = await staffNames(db, division, [...new Set(ids)]);
  return (id) => ({ id, name: names.get(id) ?? "工作人员" });
}
