/** Entries in words, for whoever may read them. */
import type { Entry } from "#contract/conduct.ts";
import { engineOf, findCases, numberOf } from "#server/cases/index.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { endOfLimit } from "#server/kernel/time/due.ts";
import type { Services } from "#server/platform/services.ts";
import type { StoredEntry } from "./entry-store.ts";
import { itemName, signed } from "./entry-words.ts";
import { countersOf, peopleOf, placeOf } from "./places.ts";
import { sheetOf } from "./sheet.ts";

/** The reader: who, and when. */
export interface Reading {
  division: string;
  reader: string;
  at: Instant;
}

export async function entryViews(
  services: Services,
  { division, reader, at }: Reading,
  entries: readonly StoredEntry[],
): Promise<Entry[]> {
  if (entries.length === 0) return [];
  const { db, pool } = services;
  const counters = await countersOf(db, division);
  const person = await peopleOf(
    db,
    division,
    entries.flatMap(({ staff, by }) => [staff, by]),
  );
  const contested = entries.flatMap(({ contest }) => contest ?? []);
  const cases = new Map((await findCases(pool, division, contested)).map((it) => [it.id, it]));
  const engine = await engineOf(services);
  const stateName = ({ type, typeVersion, state }: Case) =>
    engine.types.version(type, typeVersion).states[state]?.name ?? state;
  return entries.map((entry) => {
    const it = entry.contest === undefined ? undefined : cases.get(entry.contest);
    const until = contestEnd(services, engine.timekeeper.current(), entry);
    const open = entry.staff === reader && isContestable(entry) && at < until.at;
    return {
      ...{ id: entry.id, staff: person(entry.staff), day: entry.day, item: entry.item },
      itemName: itemName(sheetOf(services, entry.day), entry.item),
      points: signed(entry),
      reason: entry.reason,
      ...(entry.photo !== undefined && { photo: entry.photo }),
      ...(entry.n !== undefined && { round: entry.n }),
      counter: placeOf(counters, entry.hall, entry.counter),
      ...{ by: person(entry.by).name, at: entry.at, struck: entry.struck },
      ...(it && {
        contest: {
          ...{ number: numberOf(it), state: it.state, stateName: stateName(it) },
          ...(entry.findingReasons !== undefined && { reasons: entry.findingReasons }),
        },
      }),
      ...(open && { contestUntil: until.on }),
      mayTakeBack:
        entry.by === reader &&
        !entry.struck &&
        entry.contest === undefined &&
        shanghaiDay(entry.at) === shanghaiDay(at),
    };
  });
}

/** A deduction that stands and was not contested before. */
export const isContestable = ({ group, struck, contest }: StoredEntry) =>
  group !== undefined && !struck && contest === undefined;

/** When the time to contest an entry is over; where the calendar is not known yet, by its estimate. */
export function contestEnd(
  services: Services,
  time: Parameters<typeof endOfLimit>[2],
  { day, at }: Pick<StoredEntry, "day" | "at">,
): { on: string; at: Instant } {
  const due = endOfLimit(sheetOf(services, day).contest.within, at, time);
  return due.kind === "due" ? due : due.estimate;
}
