/** Kept materials in the database. Files and origin are one sealed value, opened here and nowhere else. */
import { randomUUID } from "node:crypto";
import { type Selectable, sql } from "kysely";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { MaterialRecord as RecordRow } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { MaterialDetails, MaterialRecord } from "./material.ts";

const placeOf = (division: string, id: string) => `material_record ${division}/${id}`;

export type NewRecord = Omit<MaterialRecord, "id">;

/** Keeps what a register has said; what it confirms again is good for longer. */
export async function keepRecord(tx: Database, sealing: Sealing, record: NewRecord): Promise<void> {
  const known = await findOfRegister(tx, record);
  await putRows(tx, [rowOf(sealing, { ...record, id: known?.id ?? randomUUID() })]);
}

/**
 * Keeps materials that came with cases, all at once: each once for its case and material. Handed in again it replaces
 * what was there, unless that was checked or issued, or has been deleted.
 */
export async function keepRecordsOfCases(
  tx: Database,
  sealing: Sealing,
  records: readonly (NewRecord & { caseId: number })[],
): Promise<void> {
  if (records.length === 0) return;
  const known = await findOfCases(tx, records);
  const rows = new Map<string, ReturnType<typeof rowOf>>();
  for (const record of records) {
    const name = nameOf(record.caseId, record.material);
    const before = known.get(name);
    if (before && (before.withdrawn || before.grade === "A")) continue;
    if (before?.grade === "B" && record.grade !== "B") continue;
    const id = before?.id ?? randomUUID();
    known.set(name, { id, grade: record.grade, withdrawn: false });
    rows.set(id, rowOf(sealing, { ...record, id }));
  }
  await putRows(tx, [...rows.values()]);
}

async function putRows(tx: Database, rows: ReturnType<typeof rowOf>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto("material_record")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["division", "id"]).doUpdateSet((is) => ({
        grade: is.ref("excluded.grade"),
        about: is.ref("excluded.about"),
        details: is.ref("excluded.details"),
        kept_at: is.ref("excluded.kept_at"),
        valid_until: is.ref("excluded.valid_until"),
        checked_at: is.ref("excluded.checked_at"),
        checked_by: is.ref("excluded.checked_by"),
      })),
    )
    .execute();
}

const nameOf = (caseId: number, material = "") => `${caseId} ${material}`;

interface KnownRecord {
  id: string;
  grade: string;
  withdrawn: boolean;
}

/** What is kept already of these cases, by case and material. */
async function findOfCases(
  tx: Database,
  records: readonly (NewRecord & { caseId: number })[],
): Promise<Map<string, KnownRecord>> {
  const { rows } = await sql<{ id: string; case_id: number; material: string; grade: string; gone: boolean }>`
    select r.id, r.case_id, r.material, r.grade, r.withdrawn_at is not null as gone
    from unnest(${records.map(({ division }) => division)}::text[], ${records.map(({ caseId }) => caseId)}::bigint[],
      ${records.map(({ material = "" }) => material)}::text[]) as k(division, case_id, material)
    join material_record r using (division, case_id, material) for update of r`.execute(tx);
  return new Map(
    rows.map(({ id, case_id, material, grade, gone }) => [
      nameOf(case_id, material),
      { id, grade, withdrawn: gone },
    ]),
  );
}

async function findOfRegister(tx: Database, record: Omit<MaterialRecord, "id">) {
  return await tx
    .selectFrom("material_record")
    .select(["id", "grade", "withdrawn_at"])
    .where("division", "=", record.division)
    .where("holder", "=", record.holder)
    .where("register", "=", record.register ?? "")
    .where("material", "=", record.material ?? "")
    .where("withdrawn_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

function rowOf(sealing: Sealing, record: MaterialRecord) {
  const { division, id, details } = record;
  return {
    ...{ division, id, holder: record.holder, about: [...record.about] },
    holder_kind: record.enterprise === undefined ? "person" : "enterprise",
    ...{ resident: record.resident ?? null, enterprise: record.enterprise ?? null },
    ...{ material: record.material ?? "", name: record.name, grade: record.grade },
    ...{ case_id: record.caseId ?? null, licence: record.licence ?? null, register: record.register ?? null },
    details: sealing.seal(JSON.stringify(details), placeOf(division, id)),
    ...{ issued_on: record.issuedOn ?? null, valid_until: record.validUntil ?? null },
    ...{ kept_at: record.keptAt, checked_at: record.checkedAt ?? null, checked_by: record.checkedBy ?? null },
  };
}

/** The grade of what came with a case, by material; what was withdrawn has none. */
export async function gradesOfCase(
  db: Database,
  { division, id }: CaseKey,
): Promise<Map<string, MaterialRecord["grade"]>> {
  const rows = await db
    .selectFrom("material_record")
    .select(["material", "grade"])
    .where("division", "=", division)
    .where("case_id", "=", id)
    .where("withdrawn_at", "is", null)
    .execute();
  return new Map(rows.map(({ material, grade }) => [material, grade as MaterialRecord["grade"]]));
}

/** What these holders have that was not withdrawn, the newest first. */
export async function recordsOf(
  db: Database,
  sealing: Sealing,
  division: string,
  holders: readonly string[],
): Promise<MaterialRecord[]> {
  if (holders.length === 0) return [];
  const rows = await db
    .selectFrom("material_record")
    .selectAll()
    .where("division", "=", division)
    .where("holder", "in", holders)
    .where("withdrawn_at", "is", null)
    .orderBy("kept_at", "desc")
    .orderBy("id")
    .limit(500)
    .execute();
  return rows.map((row) => recordOf(row, sealing));
}

export async function findRecord(
  db: Database,
  sealing: Sealing,
  division: string,
  id: string,
  lock = false,
): Promise<MaterialRecord | undefined> {
  const query = db
    .selectFrom("material_record")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && recordOf(row, sealing);
}

/** Takes it out of use and forgets its files; that it was there, and why it is not, stays. */
export async function withdrawRecord(
  tx: Database,
  sealing: Sealing,
  record: MaterialRecord,
  { because, at }: { because: string; at: Instant },
): Promise<void> {
  const { division, id, details } = record;
  const emptied: MaterialDetails = { ...details, files: [] };
  await tx
    .updateTable("material_record")
    .set({
      ...{ withdrawn_at: at, withdrawn_because: because },
      details: sealing.seal(JSON.stringify(emptied), placeOf(division, id)),
    })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** The cases these records were used in, each once, by record. */
export async function usesOfRecords(
  db: Database,
  division: string,
  ids: readonly string[],
): Promise<Map<string, { caseId: number; on: string }[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("material_use")
    .select(["record", "case_id"])
    .select(sql<string>`min(used_on)`.as("on"))
    .where("division", "=", division)
    .where("record", "in", ids)
    .groupBy(["record", "case_id"])
    .orderBy("on", "desc")
    .execute();
  return Map.groupBy(
    rows.map((row) => ({ ...row, caseId: row.case_id })),
    ({ record }) => record ?? "",
  );
}

function recordOf(row: Selectable<RecordRow>, sealing: Sealing): MaterialRecord {
  const { division, id } = row;
  return {
    ...{ division, id, holder: row.holder, about: row.about, name: row.name },
    grade: row.grade as MaterialRecord["grade"],
    ...(row.material !== "" && { material: row.material }),
    ...(row.resident !== null && { resident: row.resident }),
    ...(row.enterprise !== null && { enterprise: row.enterprise }),
    ...(row.case_id !== null && { caseId: row.case_id }),
    ...(row.licence !== null && { licence: row.licence }),
    ...(row.register !== null && { register: row.register }),
    details: JSON.parse(sealing.open(row.details, placeOf(division, id))) as MaterialDetails,
    ...(row.issued_on !== null && { issuedOn: row.issued_on }),
    ...(row.valid_until !== null && { validUntil: row.valid_until }),
    keptAt: row.kept_at,
    ...(row.checked_at !== null && { checkedAt: row.checked_at }),
    ...(row.checked_by !== null && { checkedBy: row.checked_by }),
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
  };
}
