/** Figures and texts of the report in the database: only ever added, the newest counts. */
import { sql } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface By {
  division: string;
  by: string;
  at: Instant;
}

export interface EnteredCell {
  /** Of its row: what is entered again has a larger one. */
  id: number;
  line: string;
  column: string;
  value: number;
  evidence: string;
  reason: string | null;
  by: string;
  at: Instant;
}

/** The newest of every cell. */
export async function enteredCells(db: Database, division: string, year: number): Promise<EnteredCell[]> {
  const { rows } = await sql<EnteredCell>`
    select distinct on (line, col) id, line, col as column, value, evidence, reason, entered_by as by, entered_at as at
    from disclosure_figure where division = ${division} and year = ${year}
    order by line, col, id desc`.execute(db);
  return rows;
}

export interface NewCells {
  year: number;
  cells: readonly { line: string; column: string; value: number }[];
  evidence: string;
  reason?: string;
}

export async function insertCells(
  tx: Database,
  { division, by, at }: By,
  { year, cells, evidence, reason = "" }: NewCells,
): Promise<void> {
  const row = {
    division,
    year,
    evidence,
    reason: reason === "" ? null : reason,
    entered_by: by,
    entered_at: at,
  };
  await tx
    .insertInto("disclosure_figure")
    .values(cells.map(({ line, column, value }) => ({ ...row, line, col: column, value })))
    .execute();
}

/** Everything that was ever entered, the newest first. */
export async function everyEntry(db: Database, division: string, year: number): Promise<EnteredCell[]> {
  const { rows } = await sql<EnteredCell>`
    select id, line, col as column, value, evidence, reason, entered_by as by, entered_at as at
    from disclosure_figure where division = ${division} and year = ${year} order by id desc`.execute(db);
  return rows;
}

export interface WrittenText {
  id: number;
  section: string;
  text: string;
  at: Instant;
}

/** The newest of every section. */
export async function textsOf(db: Database, division: string, year: number): Promise<WrittenText[]> {
  const newest = new Map<string, WrittenText>();
  for (const one of await everyText(db, division, year))
    if (!newest.has(one.section)) newest.set(one.section, one);
  return [...newest.values()];
}

/** Everything that was ever written, the newest first. */
export async function everyText(db: Database, division: string, year: number): Promise<WrittenText[]> {
  return await db
    .selectFrom("disclosure_text")
    .select(["id", "section", "content as text", "written_at as at"])
    .where("division", "=", division)
    .where("year", "=", year)
    .orderBy("id", "desc")
    .execute();
}

export async function insertText(
  tx: Database,
  { division, by, at }: By,
  { year, section, text }: { year: number; section: string; text: string },
): Promise<void> {
  const row = { division, year, section, content: text, written_by: by, written_at: at };
  await tx.insertInto("disclosure_text").values(row).execute();
}

/** One at a time: entering and publishing a year wait for each other. */
export async function lockYear(tx: Database, division: string, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`disclosure ${division} ${year}`}))`.execute(tx);
}
