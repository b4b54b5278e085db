/** Figures that people enter: never overwritten; a later row replaces an earlier one and says why. */
import { sql } from "kysely";
import type { Period, Where } from "#contract/metric.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface EnteredAsk {
  division: string;
  metric: string;
  period: Period;
  where?: Where;
}

export interface EnteredValue {
  id: string;
  value: number;
  /** Which entry. */
  entry: string;
}

/** The last entry for exactly this period: of the whole, or of every organ. */
export async function enteredValues(
  db: Database,
  { division, metric, period, where = {} }: EnteredAsk,
  byOrgan: boolean,
): Promise<EnteredValue[]> {
  const organ = where.organ ?? "-";
  const { rows } = await sql<EnteredValue>`
    select distinct on (organ) ${byOrgan ? sql`organ` : sql`''`} as id, value::float8 as value, id::text as entry
    from entered_figure where division = ${division} and metric = ${metric}
      and from_day = ${period.from}::date and to_day = ${period.to}::date
      and ${byOrgan && where.organ === undefined ? sql`organ <> '-'` : sql`organ = ${organ}`}
    order by organ, entered_figure.id desc`.execute(db);
  return rows;
}

export async function insertEntered(
  db: Database,
  row: EnteredAsk & {
    value: number;
    evidence: string;
    file: string | undefined;
    reason: string | undefined;
    by: string;
    at: string;
  },
): Promise<void> {
  const { division, metric, period, where = {}, value, evidence, file, reason, by, at } = row;
  await db
    .insertInto("entered_figure")
    .values({
      ...{ division, metric, organ: where.organ ?? "-", from_day: period.from, to_day: period.to },
      ...{ value: value.toFixed(4), evidence, evidence_file: file ?? null },
      ...{ reason: reason ?? null, entered_by: by, entered_at: at },
    })
    .execute();
}

/** Everything entered for a metric, the newest first. */
export async function entriesOf(db: Database, division: string, metric: string) {
  return await db
    .selectFrom("entered_figure")
    .selectAll()
    .where("division", "=", division)
    .where("metric", "=", metric)
    .orderBy("id", "desc")
    .limit(500)
    .execute();
}
