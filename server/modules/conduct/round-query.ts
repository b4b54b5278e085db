/** The day's rounds, the sheet of one round, and who was there. */
import type { AttendanceSheet, RoundSheet, Rounds } from "#contract/conduct.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { type Day, shanghaiDay } from "#server/kernel/time/day.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./conduct-refusals.ts";
import { entriesOfRounds, readEntries } from "./entry-store.ts";
import { entryViews } from "./entry-view.ts";
import { itemsOf } from "./entry-words.ts";
import { placeKey } from "./person-month.ts";
import { countersOf, peopleOf, placeOf } from "./places.ts";
import { attendanceBetween, findRound, type Round, roundsOn, seenCounters } from "./round-store.ts";
import { sheetOf } from "./sheet.ts";
import { supervisorsOn, termsBetween } from "./term-store.ts";

/** Zones with people posted in them: those the reader supervises, or all for whoever reads the appraisal. */
export async function dayRounds(services: Services, { actor, at }: StaffCall, day: Day): Promise<Rounds> {
  const { db } = services;
  const { division, id } = actor;
  const [counters, terms, all, rounds, entries] = await Promise.all([
    countersOf(db, division),
    termsBetween(db, division, day, day),
    supervisorsOn(db, division, day),
    roundsOn(db, division, day),
    entriesOfRounds(db, division, day),
  ]);
  const manned = new Set(terms.map(placeKey));
  const zones = Map.groupBy(
    [...counters].filter(([key, one]) => manned.has(key) && one.zone !== undefined),
    ([, { hall, zone }]) => `${hall}/${zone}`,
  );
  const person = await peopleOf(db, division, [
    ...all.map(({ staff }) => staff),
    ...rounds.flatMap(({ first, second }) => [first, second]),
  ]);
  const { rounds: needed } = sheetOf(services, day).zones;
  const reads = can(actor, "conduct.read", { division });
  const views = [...zones.values()].map(([first]) => {
    const { hall, hallName, zone = "", zoneName } = first![1];
    const here = <T extends { hall: string; zone: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.hall === hall && row.zone === zone);
    const own = here(rounds);
    const staff = here(all).map((one) => one.staff);
    return {
      ...{ hall, hallName, zone, name: zoneName, supervisors: staff.map(person) },
      rounds: own.map((round) => ({ ...headOf(round, person), entries: entries.get(round.id) ?? 0 })),
      missing: Math.max(0, needed - own.filter(({ endedAt }) => endedAt !== undefined).length),
      mayCheck: day === shanghaiDay(at) && can(actor, "conduct.check", { division, supervisors: staff }),
      mine: staff.includes(id),
    };
  });
  const shown = views.filter(({ mine }) => reads || mine);
  return { day, needed, zones: shown.map(({ mine: _, ...zone }) => zone) };
}

const headOf = (
  { id, n, first, second, begunAt, endedAt }: Round,
  person: (id: string) => { name: string },
) => ({
  ...{ id, n, begunAt, supervisors: [person(first).name, person(second).name] },
  ...(endedAt !== undefined && { endedAt }),
});

/** For the two who go it, and for whoever reads the appraisal. */
export async function roundSheet(
  services: Services,
  { actor, at }: StaffCall,
  id: string,
): Promise<RoundSheet> {
  const { db } = services;
  const { division } = actor;
  const round = await findRound(db, division, id);
  if (!round) throw refuse("conduct-round-not-found");
  const { hall, zone, day, first, second, endedAt } = round;
  const goes = can(actor, "conduct.check", { division, supervisors: [first, second] });
  if (!goes && !can(actor, "conduct.read", { division })) throw refuse("not-permitted");
  const [counters, terms, attendance, seen, entries] = await Promise.all([
    countersOf(db, division),
    termsBetween(db, division, day, day),
    attendanceBetween(db, division, day, day),
    seenCounters(db, division, id),
    readEntries(services, division, { round: id }),
  ]);
  const views = await entryViews(services, { division, reader: actor.id, at }, entries);
  const person = await peopleOf(db, division, [first, second, ...terms.map(({ staff }) => staff)]);
  const kinds = new Map(attendance.map(({ staff, kind }) => [staff, kind]));
  const own = [...counters.values()].filter(
    (one) => one.hall === hall && one.zone === zone && (!one.closed || seen.has(one.id)),
  );
  const sheet = sheetOf(services, day);
  return {
    ...{ ...headOf(round, person), day, hall, zone },
    ...{ zoneName: own[0]?.zoneName ?? zone, hallName: own[0]?.hallName ?? hall },
    counters: own.map((counter) => ({
      ...{ id: counter.id, name: counter.name, seen: seen.has(counter.id) },
      people: terms
        .filter((term) => term.hall === hall && term.counter === counter.id)
        .map(({ staff }) => {
          const kind = kinds.get(staff);
          return { ...person(staff), ...(kind && { attendance: kind }) };
        }),
      entries: views.filter((entry) => entry.counter.counter === counter.id),
    })),
    items: itemsOf(sheet),
    mayCheck: goes && endedAt === undefined,
    photoMegabytes: sheet.photo.mostMegabytes,
  };
}

/** Everybody posted on the day, in the order of the counters; organ heads see their own organ's. */
export async function attendanceSheet(
  { db }: Services,
  actor: StaffActor,
  day: Day,
): Promise<AttendanceSheet> {
  const { division } = actor;
  const [counters, terms, attendance, organs] = await Promise.all([
    countersOf(db, division),
    termsBetween(db, division, day, day),
    attendanceBetween(db, division, day, day),
    organNames(db, division),
  ]);
  const kinds = new Map(attendance.map(({ staff, kind }) => [staff, kind]));
  const order = new Map([...counters.keys()].map((key, at) => [key, at]));
  const readable = terms
    .filter(({ organ }) => can(actor, "conduct.read", { division, organ }))
    .toSorted((a, b) => (order.get(placeKey(a)) ?? 0) - (order.get(placeKey(b)) ?? 0));
  const person = await peopleOf(
    db,
    division,
    readable.map(({ staff }) => staff),
  );
  return {
    day,
    people: readable.map(({ staff, organ, hall, counter }) => {
      const kind = kinds.get(staff);
      return {
        ...{ staff: person(staff), place: placeOf(counters, hall, counter) },
        organName: organs.get(organ)?.short ?? organ,
        ...(kind && { kind }),
      };
    }),
    mayKeep: can(actor, "conduct.keep", { division }),
  };
}
