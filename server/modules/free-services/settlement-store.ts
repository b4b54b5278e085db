/** Settlements, their lines and disputes in the database. */
import { type Selectable, sql } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { FreeDispute, FreeSettlement as Row } from "#server/platform/database/schema.ts";
import type { Line } from "./settlement.ts";

export interface Settlement {
  division: string;
  id: string;
  supplier: string;
  month: string;
  preparedBy: string;
  preparedAt: Instant;
  confirmedBy?: string;
  confirmedAt?: Instant;
}

export type Dispute = Selectable<FreeDispute>;

interface By {
  division: string;
  by: string;
  at: Instant;
}

/** Undefined when the supplier has one of that month. */
export async function insertSettlement(
  tx: Database,
  { division, by, at }: By,
  { supplier, month }: { supplier: string; month: string },
): Promise<string | undefined> {
  const row = await tx
    .insertInto("free_settlement")
    .values({ division, supplier_id: supplier, month, prepared_by: by, prepared_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Everything recorded up to this month that stands in no settlement, each row once; answers how many. */
export async function takeLines(
  tx: Database,
  { division, id, supplier, month }: { division: string; id: string; supplier: string; month: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into free_settlement_line (division, settlement_id, seq, supply_id)
    select s.division, ${id}::uuid, row_number() over (order by s.supplied_on, s.recorded_at, s.id), s.id
    from free_supply s
    where s.division = ${division} and s.supplier_id = ${supplier} and s.month <= ${month} and not exists (
      select from free_settlement_line l where l.division = s.division and l.supply_id = s.id)
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** One more line at the end: a correction found before the settlement was confirmed. */
export async function addLine(tx: Database, division: string, id: string, supply: string): Promise<void> {
  await sql`insert into free_settlement_line (division, settlement_id, seq, supply_id)
    select ${division}, ${id}::uuid, max(seq) + 1, ${supply}::uuid from free_settlement_line
    where division = ${division} and settlement_id = ${id}`.execute(tx);
}

/** False when it is confirmed already. */
export async function confirmRow(tx: Database, { division, by, at }: By, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("free_settlement")
    .set({ confirmed_by: by, confirmed_at: at })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("confirmed_by", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** `lock`: nobody else confirms or corrects it until this transaction ends. */
export async function findSettlement(
  db: Database,
  division: string,
  id: string,
  lock = false,
): Promise<Settlement | undefined> {
  const row = await db
    .selectFrom("free_settlement")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .$if(lock, (some) => some.forUpdate())
    .executeTakeFirst();
  return row && settlementOf(row);
}

export interface SettlementSum extends Settlement {
  pieces: number;
  amount: number;
  open: number;
}

/** The newest month first; of one supplier, or of all. */
export async function listSettlements(
  db: Database,
  division: string,
  { supplier, id }: { supplier?: string; id?: string },
): Promise<SettlementSum[]> {
  const { rows } = await sql<Selectable<Row> & { pieces: number; amount: number; open: number }>`
    select t.*, sum(s.quantity)::bigint as pieces, sum(s.amount_fen)::bigint as amount,
      (select count(*)::int from free_dispute d where d.division = t.division and d.settlement_id = t.id
        and d.outcome is null) as open
    from free_settlement t
    join free_settlement_line l on l.division = t.division and l.settlement_id = t.id
    join free_supply s on s.division = l.division and s.id = l.supply_id
    where t.division = ${division}
      ${supplier === undefined ? sql`` : sql`and t.supplier_id = ${supplier}`}
      ${id === undefined ? sql`` : sql`and t.id = ${id}`}
    group by t.division, t.id order by t.month desc, t.prepared_at desc limit 200`.execute(db);
  return rows.map((row) => ({
    ...settlementOf(row),
    ...{ pieces: row.pieces, amount: row.amount, open: row.open },
  }));
}

/** Delivered and in no settlement, by supplier and month of record. */
export async function unsettled(db: Database, division: string, supplier?: string) {
  const { rows } = await sql<{ supplier: string; month: string; pieces: number; amount: number }>`
    select s.supplier_id as supplier, s.month, sum(s.quantity)::bigint as pieces,
      sum(s.amount_fen)::bigint as amount
    from free_supply s
    where s.division = ${division} and s.supplier_id is not null
      ${supplier === undefined ? sql`` : sql`and s.supplier_id = ${supplier}`}
      and not exists (select from free_settlement_line l where l.division = s.division and l.supply_id = s.id)
    group by s.supplier_id, s.month order by s.month, s.supplier_id`.execute(db);
  return rows;
}

interface LineRow {
  seq: number;
  supply: string;
  kind: string;
  quantity: number;
  price: number;
  supplied_on: string;
  case_id: number | null;
  about_case: number | null;
  corrects: string | null;
  reason: string | null;
}

export async function readLines(db: Database, division: string, id: string): Promise<Line[]> {
  const { rows } = await sql<LineRow>`
    select l.seq, s.id as supply, s.kind, s.quantity, s.price_fen as price, s.supplied_on, s.case_id,
      s.about_case, s.corrects, s.reason
    from free_settlement_line l join free_supply s on s.division = l.division and s.id = l.supply_id
    where l.division = ${division} and l.settlement_id = ${id} order by l.seq`.execute(db);
  return rows.map(({ supplied_on: suppliedOn, case_id: caseId, about_case: about, ...row }) => ({
    ...{
      seq: row.seq,
      supply: row.supply,
      kind: row.kind,
      quantity: row.quantity,
      price: row.price,
      suppliedOn,
    },
    ...(caseId !== null && { caseId }),
    ...(about !== null && { about }),
    ...(row.corrects !== null && { corrects: row.corrects }),
    ...(row.reason !== null && { reason: row.reason }),
  }));
}

/** The oldest first. */
export async function disputesOf(db: Database, division: string, settlement: string): Promise<Dispute[]> {
  return await db
    .selectFrom("free_dispute")
    .selectAll()
    .where("division", "=", division)
    .where("settlement_id", "=", settlement)
    .orderBy("raised_at")
    .execute();
}

/** Undefined when the line is disputed already. */
export async function insertDispute(
  tx: Database,
  { division, by, at }: By,
  { settlement, supply, reason }: { settlement: string; supply: string; reason: string },
): Promise<string | undefined> {
  const values = {
    division,
    settlement_id: settlement,
    supply_id: supply,
    reason,
    raised_by: by,
    raised_at: at,
  };
  const row = await tx
    .insertInto("free_dispute")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** An open one, locked. */
export async function openDispute(tx: Database, division: string, id: string): Promise<Dispute | undefined> {
  return await tx
    .selectFrom("free_dispute")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .where("outcome", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

export async function closeDispute(
  tx: Database,
  { division, by, at }: By,
  id: string,
  { uphold, answer, correction }: { uphold: boolean; answer: string; correction?: string },
): Promise<void> {
  await tx
    .updateTable("free_dispute")
    .set({
      ...{ outcome: uphold ? "upheld" : "rejected", answer, correction_id: correction ?? null },
      ...{ resolved_by: by, resolved_at: at },
    })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

function settlementOf(row: Selectable<Row>): Settlement {
  const {
    division,
    id,
    supplier_id: supplier,
    month,
    prepared_by: preparedBy,
    prepared_at: preparedAt,
  } = row;
  return {
    ...{ division, id, supplier, month, preparedBy, preparedAt },
    ...(row.confirmed_by !== null && { confirmedBy: row.confirmed_by }),
    ...(row.confirmed_at !== null && { confirmedAt: row.confirmed_at }),
  };
}
