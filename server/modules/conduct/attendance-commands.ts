/** Attendance (R12.6): late and away cost what the sheet says, as entries that can be contested; leave costs nothing. */
import { randomUUID } from "node:crypto";
import type { Attendance, KeepAttendance } from "#contract/conduct.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./conduct-refusals.ts";
import { insertEntries, type NewEntry, strikeEntries } from "./entry-store.ts";
import { termOn } from "./person-month.ts";
import { itemOf, recorded } from "./round-commands.ts";
import { type AttendanceRow, holdAttendance, keepAttendance } from "./round-store.ts";
import { sheetOf } from "./sheet.ts";
import { tellOfEntries } from "./telling.ts";
import { type Term, termsBetween } from "./term-store.ts";

const reasons: Partial<Record<Attendance, string>> = { late: "考勤：迟到或早退", away: "考勤：缺勤" };

/** Notes who was there. What was noted before is replaced, and the entry it had made is struck. */
export async function recordAttendance(
  services: Services,
  call: KeyedCall,
  { day, marks }: Omit<KeepAttendance, "requestKey">,
): Promise<{ done: boolean }> {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "conduct.keep", { division });
  if (day > shanghaiDay(at)) throw refuse("conduct-day", { field: "day" });
  return await carryOut(services, call, `conduct.attendance ${day}`, async (tx) => {
    const terms = await termsBetween(tx, division, day, day);
    const wanted = new Map(marks.map(({ staff, kind }) => [staff, kind]));
    const before = await holdAttendance(tx, division, day, [...wanted.keys()]);
    const changed = [...wanted].filter(([staff, kind]) => before.get(staff)?.kind !== kind);
    const made = changed.map(([staff, kind]) => markOf(services, { day, staff, kind }, terms));
    const struck = changed.flatMap(([staff]) => before.get(staff)?.entry ?? []);
    await strikeEntries(tx, recorded(call), struck);
    const entries = made.flatMap(({ entry }) => entry ?? []);
    await insertEntries(tx, services.sealing, recorded(call), entries);
    await tellOfEntries(tx, services, recorded(call), entries);
    await keepAttendance(
      tx,
      recorded(call),
      made.map(({ row }) => row),
    );
    for (const [staff, kind] of changed.filter(([staff]) => before.has(staff)))
      await recordAudit(tx, doneBy(call, "conduct.attendance", { kind: "staff", id: staff }, { day, kind }));
    return { done: true };
  });
}

function markOf(
  services: Services,
  { day, staff, kind }: AttendanceRow,
  terms: readonly Term[],
): { row: AttendanceRow; entry?: NewEntry } {
  const term = termOn(
    terms.filter((one) => one.staff === staff),
    day,
  );
  if (!term) throw refuse("conduct-not-here", { field: "marks" });
  const reason = reasons[kind];
  if (reason === undefined || (kind !== "late" && kind !== "away")) return { row: { day, staff, kind } };
  const sheet = sheetOf(services, day);
  const item = sheet.attendance[kind];
  const { hall, counter } = term;
  const entry = { id: randomUUID(), staff, day, hall, counter, item, reason, ...itemOf(sheet, item) };
  return { row: { day, staff, kind, entry: entry.id }, entry };
}
