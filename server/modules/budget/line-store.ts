/** Lines of the budget and what was moved into them, in the database. */
import { type Selectable, sql } from "kysely";
import type { BudgetCategory, Funds, MovementKind } from "#contract/budget.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { BudgetMovement } from "#server/platform/database/schema.ts";

export interface By {
  division: string;
  by: string;
  at: Instant;
}

export interface Line {
  id: string;
  year: number;
  code: string;
  name: string;
  category: BudgetCategory;
  funds: Funds;
  subject?: string;
  project?: string;
  moved: Record<MovementKind, number>;
  /** Executed in each month, January first. */
  months: number[];
}

interface Row extends Record<MovementKind, number> {
  id: string;
  year: number;
  code: string;
  name: string;
  category: BudgetCategory;
  funds: Funds;
  subject: string | null;
  project: string | null;
  spent: Record<string, number>;
}

/** Of a year, or one; in the order of accounts: personnel, public, projects. */
export async function readLines(
  db: Database,
  division: string,
  only: { year?: number; id?: string; project?: string },
): Promise<Line[]> {
  const narrow = [
    only.year === undefined ? sql`` : sql`and l.year = ${only.year}`,
    only.id === undefined ? sql`` : sql`and l.id = ${only.id}`,
    only.project === undefined ? sql`` : sql`and l.project_id = ${only.project}`,
  ];
  const { rows } = await sql<Row>`
    select l.id, l.year, l.code, l.name, l.category, l.funds, l.subject, l.project_id as project,
      m.initial, m.adjustment, m.transfer, m.carried, coalesce(e.spent, '{}') as spent
    from budget_line l
    cross join lateral (select coalesce(sum(amount_fen) filter (where kind = 'initial'), 0)::bigint as initial,
        coalesce(sum(amount_fen) filter (where kind = 'adjustment'), 0)::bigint as adjustment,
        coalesce(sum(amount_fen) filter (where kind = 'transfer'), 0)::bigint as transfer,
        coalesce(sum(amount_fen) filter (where kind = 'carried'), 0)::bigint as carried
      from budget_movement where division = l.division and line_id = l.id) m
    left join lateral (select json_object_agg(month, fen) as spent from (
        select extract(month from on_day)::int as month, sum(amount_fen)::bigint as fen
        from budget_entry where division = l.division and line_id = l.id group by 1) by_month) e on true
    where l.division = ${division} ${narrow[0]} ${narrow[1]} ${narrow[2]}
    order by array_position(array['personnel', 'public', 'project'], l.category), l.code, l.funds`.execute(
    db,
  );
  return rows.map(({ subject, project, spent, initial, adjustment, transfer, carried, ...row }) => ({
    ...row,
    ...(subject !== null && { subject }),
    ...(project !== null && { project }),
    moved: { initial, adjustment, transfer, carried },
    months: Array.from({ length: 12 }, (_, month) => spent[String(month + 1)] ?? 0),
  }));
}

/** Years that have lines, the newest first. */
export async function budgetYears(db: Database, division: string): Promise<number[]> {
  const rows = await db
    .selectFrom("budget_line")
    .select("year")
    .distinct()
    .where("division", "=", division)
    .orderBy("year", "desc")
    .execute();
  return rows.map(({ year }) => year);
}

/** Undefined when the line is there. */
export async function insertLine(
  tx: Database,
  { division, by, at }: By,
  line: Omit<Line, "id" | "moved" | "months">,
): Promise<string | undefined> {
  const { year, code, name, category, funds, subject = null, project = null } = line;
  const row = await tx
    .insertInto("budget_line")
    .values({
      ...{ division, year, code, name, category, funds, subject, project_id: project },
      ...{ recorded_by: by, recorded_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** The line as the database has summed it, locked until the transaction ends. */
export async function lockLine(tx: Database, division: string, id: string) {
  return await tx
    .selectFrom("budget_line")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}
export type LockedLine = NonNullable<Awaited<ReturnType<typeof lockLine>>>;

export interface NewMoved {
  line: string;
  kind: MovementKind;
  amount: number;
  on: string;
  document: string;
  reason?: string;
  corrects?: string;
}

export async function insertMovement(
  tx: Database,
  { division, by, at }: By,
  moved: NewMoved,
): Promise<string> {
  const { line, kind, amount, on, document, reason = null, corrects = null } = moved;
  const row = await tx
    .insertInto("budget_movement")
    .values({
      ...{ division, line_id: line, kind, amount_fen: amount, on_day: on, document, reason, corrects },
      ...{ recorded_by: by, recorded_at: at },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface Movement extends Selectable<BudgetMovement> {
  reversed: boolean;
}

/** The oldest first. */
export async function readMovements(
  db: Database,
  division: string,
  { line, id }: { line?: string; id?: string },
): Promise<Movement[]> {
  const { rows } = await sql<Movement>`
    select m.*, exists (select from budget_movement c where c.division = m.division and c.corrects = m.id) as reversed
    from budget_movement m where m.division = ${division}
      ${line === undefined ? sql`` : sql`and m.line_id = ${line}`}
      ${id === undefined ? sql`` : sql`and m.id = ${id}`}
    order by m.on_day, m.recorded_at, m.id`.execute(db);
  return rows;
}
