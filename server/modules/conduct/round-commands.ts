/** Going a zone's rounds (R12.6): two supervisors begin one, see its counters, write what they find, and end it. */
import { randomUUID } from "node:crypto";
import type { BeginRound, MakeEntry } from "#contract/conduct.ts";
import type { ConductSheet } from "#contract/conduct-sheet.ts";
import { type Day, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { tenthsOf } from "./conduct.ts";
import "./conduct-refusals.ts";
import { findPhoto, insertEntries, type NewEntry, readEntries, strikeEntries } from "./entry-store.ts";
import { termOn } from "./person-month.ts";
import { countersOf } from "./places.ts";
import {
  attendanceBetween,
  endRoundAt,
  holdRound,
  insertRound,
  insertSeen,
  type Round,
  roundsOn,
  seenCounters,
} from "./round-store.ts";
import { sheetOf } from "./sheet.ts";
import { tellOfEntries } from "./telling.ts";
import { holdPerson, supervisorsOn, type Term, termsBetween } from "./term-store.ts";

/** Begins the zone's next round of the day. Refused: not its supervisors, two of them, none under way. */
export async function beginRound(
  services: Services,
  call: KeyedCall,
  { hall, zone, with: second }: Omit<BeginRound, "requestKey">,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division, id: first } = actor;
  const day = shanghaiDay(at);
  return await carryOut(services, call, `conduct.begin ${hall}/${zone}`, async (tx) => {
    const counters = [...(await countersOf(tx, division)).values()];
    if (!counters.some((one) => one.hall === hall && one.zone === zone))
      throw refuse("conduct-place-not-found", { field: "zone" });
    const all = await supervisorsOn(tx, division, day);
    const own = all.filter((one) => one.hall === hall && one.zone === zone).map(({ staff }) => staff);
    permit(actor, "conduct.check", { division, supervisors: own });
    if (second === first || !own.includes(second)) throw refuse("conduct-two-supervisors", { field: "with" });
    await holdPerson(tx, division, `zone ${hall}/${zone}`);
    const before = (await roundsOn(tx, division, day)).filter(
      (round) => round.hall === hall && round.zone === zone,
    );
    if (before.some(({ endedAt }) => endedAt === undefined)) throw refuse("conduct-round-open");
    const n = before.length + 1;
    return { id: await insertRound(tx, recorded(call), { hall, zone, day, n, first, second }) };
  });
}

/** One tap: these counters were looked at. Refused: not on this round, a counter of another zone, an ended round. */
export async function seeCounters(
  services: Services,
  call: KeyedCall,
  id: string,
  counters: readonly string[],
): Promise<{ done: boolean }> {
  const { division } = call.actor;
  return await carryOut(services, call, `conduct.see ${id}`, async (tx) => {
    const round = await openRound(tx, call, id);
    const known = await countersOf(tx, division);
    const here = counters.every((counter) => known.get(`${round.hall}/${counter}`)?.zone === round.zone);
    if (!here) throw refuse("conduct-place-not-found", { field: "counter" });
    await insertSeen(tx, recorded(call), id, counters);
    return { done: true };
  });
}

/** A deduction or award found on a round; its counter has been seen. */
export async function makeEntry(
  services: Services,
  call: KeyedCall,
  id: string,
  given: Omit<MakeEntry, "requestKey">,
): Promise<{ id: string }> {
  const { division } = call.actor;
  return await carryOut(services, call, `conduct.enter ${id}`, async (tx) => {
    const round = await openRound(tx, call, id);
    const entry = await entryOf(services, tx, call, round.day, given);
    const place = (await countersOf(tx, division)).get(`${entry.hall}/${entry.counter}`);
    if (place?.hall !== round.hall || place.zone !== round.zone)
      throw refuse("conduct-not-here", { field: "staff" });
    await insertEntries(tx, services.sealing, recorded(call), [{ ...entry, round: id }]);
    await tellOfEntries(tx, services, recorded(call), [entry]);
    await insertSeen(tx, recorded(call), id, [entry.counter]);
    return { id: entry.id };
  });
}

/** One that was not found on a round: a letter of thanks, a bulletin. */
export async function enterBeside(
  services: Services,
  call: KeyedCall,
  day: Day,
  given: Omit<MakeEntry, "requestKey">,
): Promise<{ id: string }> {
  const { actor, at } = call;
  permit(actor, "conduct.keep", { division: actor.division });
  if (day > shanghaiDay(at)) throw refuse("conduct-day", { field: "day" });
  return await carryOut(services, call, `conduct.enter ${day}`, async (tx) => {
    const entry = await entryOf(services, tx, call, day, given);
    await insertEntries(tx, services.sealing, recorded(call), [entry]);
    await tellOfEntries(tx, services, recorded(call), [entry]);
    return { id: entry.id };
  });
}

/** Whoever made it may take it back on the same day, unless it is contested. It stays to be read, and counts for nothing. */
export async function takeBack(services: Services, call: KeyedCall, id: string): Promise<{ done: boolean }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, call, `conduct.take-back ${id}`, async (tx) => {
    const [entry] = await readEntries({ db: tx, sealing: services.sealing }, division, { id });
    if (!entry) throw refuse("conduct-entry-not-found");
    if (entry.by !== actor.id) throw refuse("not-permitted");
    const today = shanghaiDay(entry.at) === shanghaiDay(at);
    if (!today || entry.contest !== undefined) throw refuse("conduct-take-back");
    await strikeEntries(tx, recorded(call), [id]);
    await recordAudit(tx, doneBy(call, "conduct.take-back", { kind: "conduct-entry", id }));
    return { done: true };
  });
}

/** Refused while a counter with people posted at it has not been seen. */
export async function endRound(services: Services, call: KeyedCall, id: string): Promise<{ done: boolean }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, call, `conduct.end ${id}`, async (tx) => {
    const round = await openRound(tx, call, id);
    const [seen, manned] = [await seenCounters(tx, division, id), await mannedCounters(tx, division, round)];
    const missing = manned.filter((counter) => !seen.has(counter));
    if (missing.length > 0) throw refuse("conduct-round-unfinished", { missing: missing.join("、") });
    await endRoundAt(tx, division, id, at);
    return { done: true };
  });
}

/** Open counters of the round's zone with somebody posted at them on its day. */
async function mannedCounters(db: Database, division: string, { hall, zone, day }: Round): Promise<string[]> {
  const counters = await countersOf(db, division);
  const terms = await termsBetween(db, division, day, day);
  const manned = new Set(terms.filter((term) => term.hall === hall).map(({ counter }) => counter));
  return [...counters.values()]
    .filter((one) => one.hall === hall && one.zone === zone && !one.closed && manned.has(one.id))
    .map(({ id }) => id);
}

export const recorded = ({ actor: { division, id }, at }: KeyedCall) => ({ division, by: id, at });

/** The round, which both of its supervisors may write to until it ends. */
async function openRound(tx: Database, { actor }: KeyedCall, id: string): Promise<Round> {
  const round = await holdRound(tx, actor.division, id);
  if (!round) throw refuse("conduct-round-not-found");
  const supervisors = [round.first, round.second];
  permit(actor, "conduct.check", { division: actor.division, supervisors });
  if (round.endedAt !== undefined) throw refuse("conduct-round-ended");
  return round;
}

async function entryOf(
  services: Services,
  tx: Database,
  { actor: { division, id: by } }: KeyedCall,
  day: Day,
  { staff, item, reason, photo }: Omit<MakeEntry, "requestKey">,
): Promise<NewEntry> {
  const { group, tenths } = itemOf(sheetOf(services, day), item);
  if (staff === by) throw refuse("conduct-oneself", { field: "staff" });
  const term = await termOf(tx, division, staff, day);
  const attendance = await attendanceBetween(tx, division, day, day);
  if (attendance.some((row) => row.staff === staff && row.kind === "leave"))
    throw refuse("conduct-on-leave", { field: "staff" });
  if (photo !== undefined && !(await findPhoto(tx, division, photo, by)))
    throw refuse("conduct-photo-unknown", { field: "photo" });
  const { hall, counter } = term;
  return {
    ...{ id: randomUUID(), staff, day, hall, counter, item, tenths, reason },
    ...(group !== undefined && { group }),
    ...(photo !== undefined && { photo }),
  };
}

/** What an item of the sheet is worth today. */
export function itemOf(sheet: ConductSheet, item: string): { group?: string; tenths: number } {
  const deduction = sheet.deductions.find(({ id }) => id === item);
  if (deduction) return { group: deduction.group, tenths: tenthsOf(deduction.points) };
  const award = sheet.awards.find(({ id }) => id === item);
  if (!award) throw refuse("conduct-item-unknown", { field: "item" });
  return { tenths: tenthsOf(award.points) };
}

async function termOf(tx: Database, division: string, staff: string, day: Day): Promise<Term> {
  const terms = await termsBetween(tx, division, day, day);
  const term = termOn(
    terms.filter((one) => one.staff === staff),
    day,
  );
  if (!term) throw refuse("conduct-not-here", { field: "staff" });
  return term;
}
