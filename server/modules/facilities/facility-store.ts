/** Facilities and their checks in the database. */
import type { Selectable } from "kysely";
import type { FacilityState } from "#contract/facilities.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Facility as Row } from "#server/platform/database/schema.ts";
import type { Facility } from "./facility.ts";

interface Key {
  division: string;
  id: string;
}

/** In the order of the halls and their names; those withdrawn last. */
export async function listFacilities(
  db: Database,
  { division, hall }: { division: string; hall?: string },
): Promise<Facility[]> {
  const all = db.selectFrom("facility").selectAll().where("division", "=", division);
  const some = hall === undefined ? all : all.where("hall", "=", hall);
  const rows = await some
    .orderBy((is) => is("state", "=", "withdrawn"))
    .orderBy("hall")
    .orderBy("name")
    .execute();
  return rows.map(facilityOf);
}

function facilityOf(row: Selectable<Row>): Facility {
  return {
    ...{ id: row.id, hall: row.hall, kind: row.kind, name: row.name, place: row.place },
    ...{ quantity: row.quantity, lent: row.lent, state: row.state as FacilityState, version: row.version },
    note: row.note ?? undefined,
    checkedOn: row.checked_on ?? undefined,
    nextCheckOn: row.next_check_on ?? undefined,
  };
}

/** Locked until the transaction ends. */
export async function lockFacility(tx: Database, { division, id }: Key): Promise<Facility | undefined> {
  const query = tx.selectFrom("facility").selectAll().where("division", "=", division);
  const row = await query.where("id", "=", id).forUpdate().executeTakeFirst();
  return row && facilityOf(row);
}

/** False: the hall has one of that name. */
export async function insertFacility(tx: Database, division: string, facility: Facility): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("facility")
    .values({ division, ...rowOf(facility) })
    .onConflict((conflict) => conflict.columns(["division", "hall", "name"]).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function nameIsTaken(
  tx: Database,
  { division, id, hall, name }: Key & { hall: string; name: string },
): Promise<boolean> {
  const query = tx.selectFrom("facility").select("id").where("division", "=", division);
  const other = query.where("hall", "=", hall).where("name", "=", name).where("id", "<>", id);
  return (await other.executeTakeFirst()) !== undefined;
}

export async function updateFacility(tx: Database, division: string, facility: Facility): Promise<void> {
  const { id, ...columns } = rowOf(facility);
  await tx
    .updateTable("facility")
    .set(columns)
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

function rowOf(facility: Facility) {
  const { id, hall, kind, name, place, quantity, lent, state, version } = facility;
  return {
    ...{ id, hall, kind, name, place, quantity, lent, state, version },
    ...{ note: facility.note ?? null, checked_on: facility.checkedOn ?? null },
    next_check_on: facility.nextCheckOn ?? null,
  };
}

export async function insertCheck(
  tx: Database,
  { division, id }: Key,
  check: { at: Instant; by: string; state: FacilityState; note: string | undefined },
): Promise<void> {
  const { at, by, state, note = null } = check;
  await tx
    .insertInto("facility_check")
    .columns(["division", "facility", "seq", "at", "by_staff", "state", "note"])
    .expression((is) =>
      is
        .selectFrom("facility_check")
        .where("division", "=", division)
        .where("facility", "=", id)
        .select(({ fn, val, lit }) => [
          val(division).as("division"),
          val<string>(id).$castTo<string>().as("facility"),
          is(fn.coalesce(fn.max("seq"), lit(0)), "+", 1).as("seq"),
          val(at).as("at"),
          val(by).as("by_staff"),
          val(state).as("state"),
          val(note).as("note"),
        ]),
    )
    .execute();
}
