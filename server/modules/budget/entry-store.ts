/** Entries of execution in the database: only ever added. */
import { type Selectable, sql } from "kysely";
import type { EntriesAsk } from "#contract/budget.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { BudgetEntry } from "#server/platform/database/schema.ts";
import type { By } from "./line-store.ts";

export interface NewSpent {
  line: string;
  voucher: string;
  on: string;
  amount: number;
  summary: string;
  contract?: string;
  settlement?: { id: string; part: string };
  asset?: string;
  corrects?: string;
}

/** Undefined when the line has an entry under this voucher. */
export async function insertEntry(
  tx: Database,
  { division, by, at }: By,
  entry: NewSpent,
): Promise<string | undefined> {
  const { line, voucher, on, amount, summary, contract, settlement, asset, corrects } = entry;
  const row = await tx
    .insertInto("budget_entry")
    .values({
      ...{ division, line_id: line, voucher, on_day: on, amount_fen: amount, summary },
      ...{ contract_id: contract ?? null, asset: asset ?? null, corrects: corrects ?? null },
      ...{ settlement_id: settlement?.id ?? null, settlement_part: settlement?.part ?? null },
      ...{ recorded_by: by, recorded_at: at },
    })
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

export async function hasVoucher(
  tx: Database,
  division: string,
  line: string,
  voucher: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom("budget_entry")
    .select("id")
    .where("division", "=", division)
    .where("line_id", "=", line)
    .where("voucher", "=", voucher)
    .where("corrects", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Entry extends Selectable<BudgetEntry> {
  reversed: boolean;
  line_name: string;
  contract_number: string | null;
  project_id: string | null;
}

export interface EntryFilter extends Partial<Omit<EntriesAsk, "skip" | "public">> {
  id?: string;
  line?: string;
  project?: string;
  /** Lines of these subjects. */
  subjects?: readonly string[];
}

function where(division: string, filter: EntryFilter) {
  const { id, line, project, year, month, category, funds, subjects } = filter;
  return sql`e.division = ${division}
    ${id === undefined ? sql`` : sql`and e.id = ${id}`}
    ${line === undefined ? sql`` : sql`and e.line_id = ${line}`}
    ${project === undefined ? sql`` : sql`and l.project_id = ${project}`}
    ${year === undefined ? sql`` : sql`and l.year = ${year}`}
    ${month === undefined ? sql`` : sql`and e.on_day >= ${`${month}-01`}::date and e.on_day < ${`${month}-01`}::date + interval '1 month'`}
    ${category === undefined ? sql`` : sql`and l.category = ${category}`}
    ${funds === undefined ? sql`` : sql`and l.funds = ${funds}`}
    ${subjects === undefined ? sql`` : sql`and l.subject = any(${subjects})`}`;
}

/** In the order of the books. */
export async function readEntries(
  db: Database,
  division: string,
  filter: EntryFilter,
  { limit = 1000, skip = 0 } = {},
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select e.*, l.name as line_name, l.project_id, c.number as contract_number,
      exists (select from budget_entry r where r.division = e.division and r.corrects = e.id) as reversed
    from budget_entry e
    join budget_line l on l.division = e.division and l.id = e.line_id
    left join budget_contract c on c.division = e.division and c.id = e.contract_id
    where ${where(division, filter)}
    order by e.on_day, e.recorded_at, e.id limit ${limit} offset ${skip}`.execute(db);
  return rows;
}

export async function sumEntries(
  db: Database,
  division: string,
  filter: EntryFilter,
): Promise<{ count: number; amount: number }> {
  const { rows } = await sql<{ count: number; amount: number }>`
    select count(*)::int as count, coalesce(sum(e.amount_fen), 0)::bigint as amount
    from budget_entry e join budget_line l on l.division = e.division and l.id = e.line_id
    where ${where(division, filter)}`.execute(db);
  return rows[0]!;
}

/** Parts of settlements that stand in an entry which nobody took back: `settlement part`. */
export async function bookedParts(db: Database, division: string): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select settlement_id || ' ' || settlement_part as key from budget_entry
    where division = ${division} and settlement_id is not null
    group by settlement_id, settlement_part having sum(amount_fen) <> 0`.execute(db);
  return new Set(rows.map(({ key }) => key));
}
