/** The waiting list in the database: first come, first served, for a queue and some days. */
import type { Selectable } from "kysely";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { AppointmentWait as Row } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { Person, Slot } from "../appointment.ts";

export interface Waiting {
  division: string;
  id: number;
  hall: string;
  queue: string;
  from: Day;
  to: Day;
  person: string;
  resident: string;
  item?: string;
  who: Person;
  offer?: { slot: number; hold: number; until: Instant };
}

const place = (division: string, person: string) => `appointment-wait ${division}/${person}`;

function waitingOf(row: Selectable<Row>, sealing: Sealing): Waiting {
  const { division, id, hall, queue, person, resident } = row;
  const who = JSON.parse(sealing.open(row.content, place(division, person))) as Person;
  return {
    ...{ division, id, hall, queue, person, resident, who, from: row.from_day, to: row.to_day },
    ...(row.item !== null && { item: row.item }),
    ...(row.offered_hold !== null && {
      offer: { slot: row.offered_slot!, hold: row.offered_hold, until: row.offer_ends_at! },
    }),
  };
}

/** Undefined when the person waits for this queue already. */
export async function insertWaiting(
  tx: Database,
  sealing: Sealing,
  { who, from, to, item, at, ...entry }: Omit<Waiting, "id" | "offer"> & { at: Instant },
): Promise<number | undefined> {
  const { division, person } = entry;
  const row = await tx
    .insertInto("appointment_wait")
    .values({
      ...{ ...entry, from_day: from, to_day: to, item: item ?? null, state: "waiting", at },
      content: sealing.seal(JSON.stringify(who), place(division, person)),
    })
    .onConflict((same) =>
      same
        .columns(["division", "person", "hall", "queue"])
        .where("state", "in", ["waiting", "offered"])
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Who waits longest for a place like this; those another process has in hand are passed over. */
export async function nextWaiting(tx: Database, sealing: Sealing, slot: Slot): Promise<Waiting | undefined> {
  const row = await tx
    .selectFrom("appointment_wait as w")
    .selectAll("w")
    .where("division", "=", slot.division)
    .where("hall", "=", slot.hall)
    .where("queue", "=", slot.queue)
    .where("state", "=", "waiting")
    .where("from_day", "<=", slot.day)
    .where("to_day", ">=", slot.day)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("appointment as a")
            .select("a.id")
            .whereRef("a.division", "=", "w.division")
            .whereRef("a.person", "=", "w.person")
            .where("a.slot", "=", slot.id)
            .where("a.state", "in", ["booked", "displaced"]),
        ),
      ),
    )
    .orderBy("id")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && waitingOf(row, sealing);
}

export async function markOffered(
  tx: Database,
  { division, id }: Pick<Waiting, "division" | "id">,
  offer: { slot: number; hold: number; until: Instant },
): Promise<void> {
  await tx
    .updateTable("appointment_wait")
    .set({
      ...{ state: "offered", offered_slot: offer.slot },
      ...{ offered_hold: offer.hold, offer_ends_at: offer.until },
    })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** Ends the waiting. */
export async function endWaiting(
  tx: Database,
  { division, id }: Pick<Waiting, "division" | "id">,
  state: "taken" | "left" | "over",
): Promise<void> {
  await tx
    .updateTable("appointment_wait")
    .set({ state, offered_slot: null, offered_hold: null, offer_ends_at: null })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

export async function lockWaiting(
  tx: Database,
  sealing: Sealing,
  { division, id }: Pick<Waiting, "division" | "id">,
): Promise<Waiting | undefined> {
  const query = tx.selectFrom("appointment_wait").selectAll().where("division", "=", division);
  const row = await query
    .where("id", "=", id)
    .where("state", "in", ["waiting", "offered"])
    .forUpdate()
    .executeTakeFirst();
  return row && waitingOf(row, sealing);
}

/** Entries whose offer has ended, or whose days are over; those another process has in hand are left. */
export async function lockEndedWaiting(
  tx: Database,
  sealing: Sealing,
  division: string,
  at: Instant,
): Promise<Waiting[]> {
  const rows = await tx
    .selectFrom("appointment_wait")
    .selectAll()
    .where("division", "=", division)
    .where((is) =>
      is.or([
        is.and([is("state", "=", "offered"), is("offer_ends_at", "<=", at)]),
        is.and([is("state", "=", "waiting"), is("to_day", "<", shanghaiDay(at))]),
      ]),
    )
    .orderBy("id")
    .limit(200)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => waitingOf(row, sealing));
}

export async function waitingOfResident(
  db: Database,
  sealing: Sealing,
  { division, resident }: { division: string; resident: string },
): Promise<Waiting[]> {
  const query = db.selectFrom("appointment_wait").selectAll().where("division", "=", division);
  const rows = await query
    .where("resident", "=", resident)
    .where("state", "in", ["waiting", "offered"])
    .orderBy("id")
    .execute();
  return rows.map((row) => waitingOf(row, sealing));
}

/** How many wait for a queue; before this entry, where one is named. */
export async function countWaiting(
  db: Database,
  { division, hall, queue }: { division: string; hall: string; queue: string },
  before?: number,
): Promise<number> {
  const row = await db
    .selectFrom("appointment_wait")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("queue", "=", queue)
    .where("state", "=", "waiting")
    .$if(before !== undefined, (some) => some.where("id", "<", before!))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How many entries a person has, over all queues. */
export async function countWaitingOf(
  db: Database,
  { division, person }: { division: string; person: string },
): Promise<number> {
  const row = await db
    .selectFrom("appointment_wait")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("division", "=", division)
    .where("person", "=", person)
    .where("state", "in", ["waiting", "offered"])
    .executeTakeFirstOrThrow();
  return row.count;
}
