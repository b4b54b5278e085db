/** Credit records in the database. Whose they are is one sealed value; they are found by a blind index. */
import { randomUUID } from "node:crypto";
import { type Selectable, sql } from "kysely";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { CreditRecord as Row } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";

interface Ground {
  db: Database;
  sealing: Sealing;
}

export interface StoredRecord {
  division: string;
  id: string;
  name: string;
  /** Identity number, or unified social credit code. */
  number: string;
  serious: boolean;
  reason: string;
  source: string;
  from: Day;
  repairedOn?: Day;
  repairDocument?: string;
}

export interface NewRecord extends Omit<StoredRecord, "id" | "repairedOn" | "repairDocument"> {
  caseId?: number;
  by: string;
  at: Instant;
}

const placeOf = (division: string, id: string) => `credit_record ${division}/${id}`;
const tokenOf = (sealing: Sealing, number: string) => sealing.blind(number.toUpperCase(), "credit");

export async function insertRecord(
  { sealing }: Pick<Ground, "sealing">,
  tx: Database,
  { division, name, number, from, caseId, by, at, serious, reason, source }: NewRecord,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("credit_record")
    .values({
      ...{ division, id, token: tokenOf(sealing, number), serious, reason, source },
      holder: sealing.seal(JSON.stringify({ name, number }), placeOf(division, id)),
      ...{ case_id: caseId ?? null, since: from, recorded_by: by, recorded_at: at },
    })
    .execute();
  return id;
}

/** The record of a commitment that a check has found false: one for each check. */
export async function keepRecordOfCase(
  ground: Pick<Ground, "sealing">,
  tx: Database,
  record: Omit<NewRecord, "serious"> & { caseId: number },
): Promise<void> {
  const known = await tx
    .selectFrom("credit_record")
    .select("id")
    .where("division", "=", record.division)
    .where("case_id", "=", record.caseId)
    .executeTakeFirst();
  if (!known) await insertRecord(ground, tx, { ...record, serious: true });
}

export async function hasOpenSerious(
  { db, sealing }: Ground,
  division: string,
  numbers: readonly string[],
): Promise<boolean> {
  const tokens = numbers.map((number) => tokenOf(sealing, number));
  const row = await db
    .selectFrom("credit_record")
    .select("id")
    .where("division", "=", division)
    .where("token", "in", tokens)
    .where("serious", "=", true)
    .where("repaired_on", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

const most = 500;

/** Of these numbers, the newest first. */
export async function recordsOf(
  { db, sealing }: Ground,
  division: string,
  numbers: readonly string[],
): Promise<StoredRecord[]> {
  const tokens = numbers.map((number) => tokenOf(sealing, number));
  const rows = await newestFirst(db, division).where("token", "in", tokens).limit(most).execute();
  return rows.map((row) => recordOf(sealing, row));
}

/** Of everybody, the newest first; `before` is the last record of the page before. */
export async function pageOfRecords(
  { db, sealing }: Ground,
  division: string,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<StoredRecord[]> {
  const all = newestFirst(db, division);
  const page = before === undefined ? all : all.where(isBefore(division, before));
  const rows = await page.limit(limit).execute();
  return rows.map((row) => recordOf(sealing, row));
}

const newestFirst = (db: Database, division: string) =>
  db
    .selectFrom("credit_record")
    .selectAll()
    .where("division", "=", division)
    .orderBy("recorded_at", "desc")
    .orderBy("id", "desc");

const isBefore = (division: string, id: string) => sql<boolean>`(recorded_at, id) <
  (select recorded_at, id from credit_record where division = ${division} and id = ${id})`;

export async function findRecord(
  { db, sealing }: Ground,
  division: string,
  id: string,
): Promise<StoredRecord | undefined> {
  const row = await db
    .selectFrom("credit_record")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && recordOf(sealing, row);
}

/** False when somebody has repaired it before. */
export async function repairRecord(
  tx: Database,
  { division, id, document, on, by }: { division: string; id: string; document: string; on: Day; by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("credit_record")
    .set({ repaired_on: on, repaired_by: by, repair_document: document })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("repaired_on", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

function recordOf(sealing: Sealing, row: Selectable<Row>): StoredRecord {
  const { division, id, serious, reason, source } = row;
  const holder = JSON.parse(sealing.open(row.holder, placeOf(division, id))) as {
    name: string;
    number: string;
  };
  return {
    ...{ division, id, ...holder, serious, reason, source, from: row.since },
    ...(row.repaired_on !== null && { repairedOn: row.repaired_on }),
    ...(row.repair_document !== null && { repairDocument: row.repair_document }),
  };
}
