/** 领导带班 (B10): which leader is at the composite window on which day, whether they came, to whom they handed it. */
import { randomUUID } from "node:crypto";
import type { AddDuty, LeaderRoster, NoteDuty } from "#contract/conduct-staff.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { type Day, shanghaiDay } from "#server/kernel/time/day.ts";
import { carryOut, type KeyedCall } from "#server/modules/audit/index.ts";
import { staffDirectory } from "#server/modules/people/index.ts";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type Month, spanOf } from "./period.ts";
import { countersOf, peopleOf, placeOf } from "./places.ts";
import { recorded } from "./round-commands.ts";
import { mayKeep, openCounter, staffOf } from "./term-commands.ts";

interface Duty {
  id: string;
  day: Day;
  hall: string;
  counter: string;
  staff: string;
  present?: boolean;
  handedTo?: string;
  note: string;
}

const duties = (db: Database, division: string) =>
  db
    .selectFrom("conduct_leader")
    .where("division", "=", division)
    .select(["id", "day", "hall", "counter", "staff", "present", "handed_to as handedTo", "note"])
    .orderBy("day")
    .orderBy("hall")
    .orderBy("counter")
    .orderBy("id");

/** The month's roster, for everybody who works here to read. */
export async function leaderRoster(
  services: Services,
  actor: StaffActor,
  month: Month,
): Promise<LeaderRoster> {
  const { db } = services;
  const { division } = actor;
  const { from, to } = spanOf(month);
  const rows = await duties(db, division).where("day", ">=", from).where("day", "<=", to).execute();
  const found = rows.map((row) => withoutNulls(row) as Duty);
  const counters = await countersOf(db, division);
  const person = await peopleOf(
    db,
    division,
    found.flatMap(({ staff, handedTo }) => [staff, ...(handedTo === undefined ? [] : [handedTo])]),
  );
  const mayKeep = can(actor, "conduct.keep", { division });
  const open = [...counters.values()].filter(({ closed }) => !closed);
  return {
    month,
    duties: found.map(({ hall, counter, staff, handedTo, ...rest }) => ({
      ...rest,
      place: placeOf(counters, hall, counter),
      leader: person(staff),
      ...(handedTo !== undefined && { handedTo: person(handedTo) }),
    })),
    people: mayKeep ? (await staffDirectory(db, division)).map(({ id, name }) => ({ id, name })) : [],
    counters: mayKeep ? open.map(({ hall, id }) => placeOf(counters, hall, id)) : [],
    mayKeep,
  };
}

export async function addDuty(
  services: Services,
  call: KeyedCall,
  { day, hall, counter, staff }: Omit<AddDuty, "requestKey">,
): Promise<{ id: string }> {
  const { division } = mayKeep(call);
  return await carryOut(services, call, `conduct.duty ${day} ${staff}`, async (tx) => {
    await staffOf(tx, division, staff);
    await openCounter(tx, division, { hall, counter });
    const { by, at } = recorded(call);
    const row = await tx
      .insertInto("conduct_leader")
      .values({ division, id: randomUUID(), day, hall, counter, staff, recorded_by: by, recorded_at: at })
      .onConflict((conflict) => conflict.columns(["division", "day", "hall", "counter", "staff"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!row) throw refuse("conduct-duty-twice", { field: "staff" });
    return { id: row.id };
  });
}

/** Whether the leader came; if not, who took over. Not before the day. */
export async function noteDuty(
  services: Services,
  call: KeyedCall,
  id: string,
  { present, handedTo, note }: Omit<NoteDuty, "requestKey">,
): Promise<{ done: boolean }> {
  const { division } = mayKeep(call);
  return await carryOut(services, call, `conduct.note-duty ${id}`, async (tx) => {
    const duty = await duties(tx, division).where("id", "=", id).executeTakeFirst();
    if (!duty) throw refuse("conduct-duty-not-found");
    if (duty.day > shanghaiDay(call.at)) throw refuse("conduct-day");
    if (handedTo !== undefined) {
      if (present || handedTo === duty.staff) throw refuse("conduct-handed-to", { field: "handedTo" });
      await staffOf(tx, division, handedTo);
    }
    await tx
      .updateTable("conduct_leader")
      .set({ present, handed_to: handedTo ?? null, note: note ?? "" })
      .set({ recorded_by: call.actor.id, recorded_at: call.at })
      .where("division", "=", division)
      .where("id", "=", id)
      .execute();
    return { done: true };
  });
}
