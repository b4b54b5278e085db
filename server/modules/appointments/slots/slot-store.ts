/**
 * Slots and their places in the database. A place is taken by one conditional update, never by looking first and
 * inserting then (Cal.com #5820, ZMS 465): the row's own checks would refuse what the condition overlooked.
 */
import { type Selectable, sql } from "kysely";
import type { Share } from "#contract/appointment.ts";
import type { PlannedSlot } from "#server/kernel/appointments/slot-plan.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { AppointmentSlot as Row } from "#server/platform/database/schema.ts";
import type { Slot } from "../appointment.ts";

export function slotOf(row: Selectable<Row>): Slot {
  return {
    ...{ division: row.division, id: row.id, hall: row.hall, queue: row.queue, day: row.day },
    ...{ startsAt: row.starts_at, endsAt: row.ends_at },
    ...{ publicCapacity: row.public_capacity, internalCapacity: row.internal_capacity },
    ...{ publicUsed: row.public_used, internalUsed: row.internal_used },
    ...(row.closed_because !== null && { closedBecause: row.closed_because }),
  };
}

export async function readSlot(db: Database, division: string, id: number): Promise<Slot | undefined> {
  return (await readSlots(db, division, [id])).get(id);
}

export async function readSlots(
  db: Database,
  division: string,
  ids: readonly number[],
): Promise<Map<number, Slot>> {
  if (ids.length === 0) return new Map();
  const query = db.selectFrom("appointment_slot").selectAll().where("division", "=", division);
  const rows = await query.where("id", "in", [...new Set(ids)]).execute();
  return new Map(rows.map((row) => [row.id, slotOf(row)]));
}

/** The slots of a hall, or of one queue there, from one day through another, in order. */
export async function slotsBetween(
  db: Database,
  where: { division: string; hall: string; queue?: string | undefined },
  { from, to }: { from: Day; to: Day },
): Promise<Slot[]> {
  const query = db.selectFrom("appointment_slot").selectAll().where("division", "=", where.division);
  const rows = await query
    .where("hall", "=", where.hall)
    .where("day", ">=", from)
    .where("day", "<=", to)
    .$if(where.queue !== undefined, (some) => some.where("queue", "=", where.queue!))
    .orderBy("starts_at")
    .orderBy("queue")
    .execute();
  return rows.map(slotOf);
}

/** Takes one place; false when none is left, or the slot was closed. */
export async function takePlace(
  tx: Database,
  { division, id }: Pick<Slot, "division" | "id">,
  share: Share,
): Promise<boolean> {
  const [used, capacity] = columnsOf(share);
  const { numUpdatedRows } = await tx
    .updateTable("appointment_slot")
    .set((is) => ({ [used]: is(used, "+", 1) }))
    .where("division", "=", division)
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .where(used, "<", sql.ref<number>(capacity))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Gives one place back. */
export async function givePlace(
  tx: Database,
  { division, slot, share }: { division: string; slot: number; share: Share },
): Promise<void> {
  const [used] = columnsOf(share);
  await tx
    .updateTable("appointment_slot")
    .set((is) => ({ [used]: is(used, "-", 1) }))
    .where("division", "=", division)
    .where("id", "=", slot)
    .execute();
}

const columnsOf = (share: Share) =>
  share === "public"
    ? (["public_used", "public_capacity"] as const)
    : (["internal_used", "internal_capacity"] as const);

/** What is planned for a day; one that is closed keeps its slots as they are. */
export interface PlannedDay {
  day: Day;
  slots: readonly PlannedSlot[];
}

/** Makes the planned slots that are not there yet; capacities follow the plan, never below what is used. */
export async function writeSlots(
  tx: Database,
  key: { division: string; hall: string; queue: string },
  days: readonly PlannedDay[],
): Promise<void> {
  const rows = days.flatMap(({ day, slots }) =>
    slots.map(({ startsAt, endsAt, capacity, internal }) => ({
      ...{ ...key, day, starts_at: startsAt, ends_at: endsAt },
      ...{ public_capacity: capacity - internal, internal_capacity: internal },
    })),
  );
  if (rows.length === 0) return;
  const open = sql<number>`greatest(excluded.public_capacity, appointment_slot.public_used)`;
  const inner = sql<number>`greatest(excluded.internal_capacity, appointment_slot.internal_used)`;
  await tx
    .insertInto("appointment_slot")
    .values(rows)
    .onConflict((same) =>
      same
        .columns(["division", "hall", "queue", "starts_at"])
        .doUpdateSet({ public_capacity: open, internal_capacity: inner })
        .where((is) =>
          is.or([
            is("appointment_slot.public_capacity", "!=", open),
            is("appointment_slot.internal_capacity", "!=", inner),
          ]),
        ),
    )
    .execute();
}

/** Leaves slots of these days that are no longer planned without a free place; what is booked in them stays booked. */
export async function emptySlots(
  tx: Database,
  key: { division: string; hall: string; queue: string },
  days: readonly PlannedDay[],
): Promise<void> {
  if (days.length === 0) return;
  const keep = days.flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt));
  await tx
    .updateTable("appointment_slot")
    .set((is) => ({ public_capacity: is.ref("public_used"), internal_capacity: is.ref("internal_used") }))
    .where("division", "=", key.division)
    .where("hall", "=", key.hall)
    .where("queue", "=", key.queue)
    .where(
      "day",
      "in",
      days.map(({ day }) => day),
    )
    .where((is) =>
      is.or([
        is("public_capacity", ">", is.ref("public_used")),
        is("internal_capacity", ">", is.ref("internal_used")),
      ]),
    )
    .$if(keep.length > 0, (some) => some.where("starts_at", "not in", keep))
    .execute();
}

/** How many appointments are still to come at a queue. */
export async function countToCome(
  db: Database,
  { division, hall, queue }: { division: string; hall: string; queue: string },
  at: Instant,
): Promise<number> {
  const { n } = await db
    .selectFrom("appointment as a")
    .innerJoin("appointment_slot as s", (on) =>
      on.onRef("s.division", "=", "a.division").onRef("s.id", "=", "a.slot"),
    )
    .select((is) => is.fn.countAll<number>().as("n"))
    .where("s.division", "=", division)
    .where("s.hall", "=", hall)
    .where("s.queue", "=", queue)
    .where("s.ends_at", ">", at)
    .where("a.state", "in", ["booked", "displaced"])
    .executeTakeFirstOrThrow();
  return n;
}

/** Closes what is open of these slots from now on; nobody can book them any more. Answers how many. */
export async function closeSlots(
  tx: Database,
  division: string,
  ids: readonly number[],
  { at, reason }: { at: Instant; reason: string },
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await tx
    .updateTable("appointment_slot")
    .set({ closed_at: at, closed_because: reason })
    .where("division", "=", division)
    .where("id", "in", [...ids])
    .where("closed_at", "is", null)
    .where("ends_at", ">", at)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Opens slots of a day again that were closed. */
export async function reopenSlots(
  tx: Database,
  where: { division: string; hall: string; day: Day; queue: string | null },
): Promise<void> {
  const { division, hall, day, queue } = where;
  await tx
    .updateTable("appointment_slot")
    .set({ closed_at: null, closed_because: null })
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("day", "=", day)
    .$if(queue !== null, (some) => some.where("queue", "=", queue!))
    .execute();
}
