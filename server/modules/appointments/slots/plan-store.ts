/** Plans of queues and what was decided for single days, in the database. */
import type { AppointmentPlan } from "#contract/appointment-rules.ts";
import type { OpeningHours } from "#contract/organisation.ts";
import type { Override } from "#server/kernel/appointments/slot-plan.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface QueueKey {
  division: string;
  hall: string;
  queue: string;
}

export interface KeptPlan {
  plan: AppointmentPlan;
  version: number;
}

/** Plans of a hall's queues that have one of their own. */
export async function plansOf(
  db: Database,
  { division, hall }: { division: string; hall: string },
): Promise<Map<string, KeptPlan>> {
  const query = db.selectFrom("appointment_plan").selectAll().where("division", "=", division);
  const rows = await query.where("hall", "=", hall).execute();
  return new Map(
    rows.map(({ queue, content, version }) => [
      queue,
      { plan: content as unknown as AppointmentPlan, version },
    ]),
  );
}

/** False when somebody else has changed it meanwhile; version 0 makes the first one. */
export async function writePlan(
  tx: Database,
  { division, hall, queue }: QueueKey,
  edit: { plan: AppointmentPlan; version: number; at: Instant; by: string },
): Promise<boolean> {
  const content = JSON.stringify(edit.plan);
  const changed = { content, version: edit.version + 1, changed_at: edit.at, changed_by: edit.by };
  if (edit.version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("appointment_plan")
      .values({ division, hall, queue, ...changed })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable("appointment_plan")
    .set(changed)
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("queue", "=", queue)
    .where("version", "=", edit.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface KeptOverride extends Override {
  id: number;
  hall: string;
  day: Day;
  queue: string | null;
  reason: string;
}

/** What stands for the days of a hall, in order. */
export async function overridesOf(
  db: Database,
  { division, hall }: { division: string; hall: string },
  { from, to }: { from: Day; to: Day },
): Promise<KeptOverride[]> {
  const rows = await db
    .selectFrom("appointment_override")
    .select(["id", "hall", "day", "queue", "hours", "reason"])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("day", ">=", from)
    .where("day", "<=", to)
    .where("ended_at", "is", null)
    .orderBy("day")
    .orderBy("id")
    .execute();
  return rows.map(({ hours, ...row }) => ({
    ...row,
    ...(hours !== null && { hours: hours as unknown as OpeningHours[] }),
  }));
}

/** Undefined when the day has one already. */
export async function insertOverride(
  tx: Database,
  override: Omit<KeptOverride, "id"> & { division: string; at: Instant; staff: string },
): Promise<number | undefined> {
  const { hours, ...row } = override;
  const made = await tx
    .insertInto("appointment_override")
    .values({ ...row, hours: hours === undefined ? null : JSON.stringify(hours) })
    .onConflict((same) => same.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id;
}

export async function endOverride(
  tx: Database,
  { division, id, at }: { division: string; id: number; at: Instant },
): Promise<KeptOverride | undefined> {
  const row = await tx
    .updateTable("appointment_override")
    .set({ ended_at: at })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .returning(["id", "hall", "day", "queue", "hours", "reason"])
    .executeTakeFirst();
  if (!row) return undefined;
  const { hours, ...rest } = row;
  return { ...rest, ...(hours !== null && { hours: hours as unknown as OpeningHours[] }) };
}
