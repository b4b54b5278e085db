/** What was supplied (供应明细) in the database: only ever added to; corrections are rows of their own (R12.9). */
import { randomUUID } from "node:crypto";
import { type Selectable, sql } from "kysely";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { FreeSupply as Row } from "#server/platform/database/schema.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import "./free-service-refusals.ts";
import type { Supply } from "./free-order.ts";
import { supplyColumns } from "./free-order-store.ts";

export async function insertSupply(tx: Database, supply: Supply): Promise<void> {
  await tx.insertInto("free_supply").values(supplyColumns(supply)).execute();
}

export async function findSupply(db: Database, division: string, id: string): Promise<Supply | undefined> {
  const row = await db
    .selectFrom("free_supply")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && supplyOf(row);
}

export interface Correction {
  division: string;
  /** The row it corrects. */
  supply: string;
  /** What it should have been. */
  quantity: number;
  reason: string;
  by: string;
  at: Instant;
}

/**
 * Adds the difference between what it should have been and what it is with its corrections so far, in the month in
 * which that was found. Refused: no such row, a correction itself, nothing to correct.
 */
export async function correctSupply(tx: Database, correction: Correction): Promise<string> {
  const { division, supply: id, quantity, reason, by, at } = correction;
  const first = await findSupply(tx, division, id);
  if (!first || first.corrects !== undefined) throw refuse("free-supply-not-found");
  // Two corrections of one row come one after the other.
  await sql`select 1 from free_supply where division = ${division} and id = ${id} for update`.execute(tx);
  const { rows } = await sql<{ quantity: number }>`select sum(quantity)::int as quantity from free_supply
    where division = ${division} and (id = ${id} or corrects = ${id})`.execute(tx);
  const difference = quantity - (rows[0]?.quantity ?? 0);
  if (difference === 0) throw refuse("free-nothing-to-correct", { field: "quantity" });
  const day = shanghaiDay(at);
  const next: Supply = {
    ...{ ...first, id: randomUUID(), corrects: id, quantity: difference, reason, by, at },
    ...{ suppliedOn: day, month: day.slice(0, 7) },
  };
  await insertSupply(tx, next);
  return next.id;
}

/** What somebody counted on a day, the newest first. */
export async function talliesOf(
  db: Database,
  { division, by, day }: { division: string; by: string; day: string },
): Promise<Supply[]> {
  const rows = await db
    .selectFrom("free_supply")
    .selectAll()
    .where("division", "=", division)
    .where("recorded_by", "=", by)
    .where("supplied_on", "=", day)
    .where("case_id", "is", null)
    .orderBy("recorded_at", "desc")
    .limit(100)
    .execute();
  return rows.map(supplyOf);
}

/** What all counted on a day, by kind. */
export async function talliedOn(db: Database, division: string, day: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("free_supply")
    .select(({ fn }) => ["kind", fn.sum<number>("quantity").as("quantity")])
    .where("division", "=", division)
    .where("supplied_on", "=", day)
    .where("month", "=", day.slice(0, 7))
    .where("case_id", "is", null)
    .groupBy("kind")
    .execute();
  return new Map(rows.map(({ kind, quantity }) => [kind, Number(quantity)]));
}

export interface KindSum {
  kind: string;
  pieces: number;
  settled: number;
  due: number;
}

/** Of a year by kind: what stands in a confirmed settlement, and what was delivered besides. */
export async function sumsOfYear(db: Database, division: string, year: number): Promise<KindSum[]> {
  const { rows } = await sql<KindSum>`
    select s.kind, sum(s.quantity)::bigint as pieces,
      coalesce(sum(s.amount_fen) filter (where t.confirmed_at is not null), 0)::bigint as settled,
      coalesce(sum(s.amount_fen) filter (where t.confirmed_at is null), 0)::bigint as due
    from free_supply s
    left join free_settlement_line l on l.division = s.division and l.supply_id = s.id
    left join free_settlement t on t.division = l.division and t.id = l.settlement_id
    where s.division = ${division} and s.month between ${`${year}-01`} and ${`${year}-12`}
    group by s.kind order by s.kind`.execute(db);
  return rows;
}

export interface SupplyQuery {
  division: string;
  year: number;
  kinds: readonly string[];
  settled: boolean;
  skip: number;
  limit: number;
}

/** The rows behind a sum of a year, the newest first. */
export async function suppliesOfYear(db: Database, query: SupplyQuery): Promise<Supply[]> {
  const { division, year, kinds, settled, skip, limit } = query;
  const { rows } = await sql<Selectable<Row>>`
    select s.* from free_supply s
    left join free_settlement_line l on l.division = s.division and l.supply_id = s.id
    left join free_settlement t on t.division = l.division and t.id = l.settlement_id
    where s.division = ${division} and s.month between ${`${year}-01`} and ${`${year}-12`}
      and s.kind = any(${[...kinds]}) and (t.confirmed_at is not null) = ${settled}
    order by s.recorded_at desc, s.id limit ${limit} offset ${skip}`.execute(db);
  return rows.map(supplyOf);
}

export function supplyOf(row: Selectable<Row>): Supply {
  const { division, id, kind, quantity, price_fen: price, supplied_on: suppliedOn, month } = row;
  return {
    ...{ division, id, kind, quantity, price, suppliedOn, month, by: row.recorded_by, at: row.recorded_at },
    ...(row.supplier_id !== null && { supplier: row.supplier_id }),
    ...(row.case_id !== null && { caseId: row.case_id }),
    ...(row.about_case !== null && { about: row.about_case }),
    ...(row.corrects !== null && { corrects: row.corrects }),
    ...(row.reason !== null && { reason: row.reason }),
  };
}
