/** Figures, texts and published editions of the report in the database: only ever added, the newest counts. */
import { sql } from "kysely";
import type { DisclosureReport } from "#contract/disclosure.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface By {
  division: string;
  by: string;
  at: Instant;
}

export interface EnteredCell {
  line: string;
  column: string;
  value: number;
  evidence: string;
  by: string;
  at: Instant;
}

export async function enteredCells(db: Database, division: string, year: number): Promise<EnteredCell[]> {
  const { rows } = await sql<EnteredCell>`
    select distinct on (line, col) line, col as column, value, evidence, entered_by as by, entered_at as at
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

export async function textsOf(db: Database, division: string, year: number): Promise<Map<string, string>> {
  const { rows } = await sql<{ section: string; content: string }>`
    select distinct on (section) section, content from disclosure_text
    where division = ${division} and year = ${year} order by section, id desc`.execute(db);
  return new Map(rows.map(({ section, content }) => [section, content]));
}

export async function insertText(
  tx: Database,
  { division, by, at }: By,
  { year, section, text }: { year: number; section: string; text: string },
): Promise<void> {
  const row = { division, year, section, content: text, written_by: by, written_at: at };
  await tx.insertInto("disclosure_text").values(row).execute();
}

export interface Edition {
  edition: number;
  content: DisclosureReport;
  digest: string;
  reason: string | null;
  published_by: string;
  published_at: Instant;
}

/** The newest first. */
export async function editionsOf(db: Database, division: string, year: number): Promise<Edition[]> {
  const rows = await db
    .selectFrom("disclosure_report")
    .select(["edition", "content", "digest", "reason", "published_by", "published_at"])
    .where("division", "=", division)
    .where("year", "=", year)
    .orderBy("edition", "desc")
    .execute();
  return rows.map((row) => ({ ...row, content: row.content as unknown as DisclosureReport }));
}

/** One at a time: entering and publishing a year wait for each other. */
export async function lockYear(tx: Database, division: string, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`disclosure ${division} ${year}`}))`.execute(tx);
}

export async function insertEdition(
  tx: Database,
  { division, by, at }: By,
  one: {
    year: number;
    edition: number;
    content: DisclosureReport;
    digest: string;
    reason?: string | undefined;
  },
): Promise<void> {
  const { year, edition, content, digest, reason = null } = one;
  await tx
    .insertInto("disclosure_report")
    .values({
      ...{ division, year, edition, content: JSON.stringify(content), digest, reason },
      ...{ published_by: by, published_at: at },
    })
    .execute();
}
