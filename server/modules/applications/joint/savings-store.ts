/** Savings as they were frozen when each application was handed in: summed, and listed. */
import type { Selectable } from "kysely";
import type { Savings } from "#server/kernel/bundle/savings.ts";
import type { Day } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { DB } from "#server/platform/database/schema.ts";
import type { SavingsSum } from "./savings.ts";

export interface Period {
  from: Day;
  to: Day;
}

/** By bundle key, in its order. */
export async function sumSavings(
  db: Database,
  division: string,
  { from, to }: Period,
): Promise<Map<string, SavingsSum>> {
  const rows = await db
    .selectFrom("joint_application")
    .select(({ fn }) => [
      "bundle_key",
      fn.countAll<number>().as("applications"),
      ...(
        [
          "steps_alone",
          "steps_together",
          "materials_alone",
          "materials_together",
          "days_alone",
          "days_together",
          "trips_alone",
          "trips_together",
        ] as const
      ).map((column) => fn.sum<number>(column).as(column)),
    ])
    .where("division", "=", division)
    .where("opened_on", ">=", from)
    .where("opened_on", "<=", to)
    .groupBy("bundle_key")
    .orderBy("bundle_key")
    .execute();
  return new Map(
    rows.map((row) => [
      row.bundle_key,
      { applications: Number(row.applications), savings: savingsOfRow(row) },
    ]),
  );
}

export interface SavingsRow {
  id: number;
  bundle: { key: string; version: number };
  openedOn: Day;
  savings: Savings;
}

/** Newest first; `before` is the last of the page before. */
export async function listSavings(
  db: Database,
  division: string,
  { from, to, bundle, before, limit }: Period & { bundle?: string; before?: number; limit: number },
): Promise<SavingsRow[]> {
  const rows = await db
    .selectFrom("joint_application")
    .selectAll()
    .where("division", "=", division)
    .where("opened_on", ">=", from)
    .where("opened_on", "<=", to)
    .$if(bundle !== undefined, (query) => query.where("bundle_key", "=", bundle!))
    .$if(before !== undefined, (query) => query.where("case_id", "<", before!))
    .orderBy("case_id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.case_id,
    bundle: { key: row.bundle_key, version: row.bundle_version },
    openedOn: row.opened_on,
    savings: savingsOfRow(row),
  }));
}

type Amounts = Pick<
  Selectable<DB["joint_application"]>,
  | "steps_alone"
  | "steps_together"
  | "materials_alone"
  | "materials_together"
  | "trips_alone"
  | "trips_together"
> & { days_alone: string | number; days_together: string | number };

/** PostgreSQL gives sums and decimals as text. */
export function savingsOfRow(row: Amounts): Savings {
  return {
    alone: {
      ...{ steps: Number(row.steps_alone), materials: Number(row.materials_alone) },
      ...{ days: Number(row.days_alone), trips: Number(row.trips_alone) },
    },
    together: {
      ...{ steps: Number(row.steps_together), materials: Number(row.materials_together) },
      ...{ days: Number(row.days_together), trips: Number(row.trips_together) },
    },
  };
}
