/** How concluded matters kept their limits, kept for the figures (R3.6). */
import { sql } from "kysely";
import type { Database } from "#server/platform/database/pool.ts";
import type { Looked } from "./look.ts";

/** Keeps the conclusion of each case that has one; another calendar may make it another. */
export async function keepConclusions(tx: Database, looks: readonly Looked[]): Promise<void> {
  const rows = looks.flatMap(({ watching: { case: it, item }, conclusion: end }) =>
    end
      ? [
          {
            ...{ division: it.division, case_id: it.id, concluded_at: end.concludedAt, organ: it.organ },
            ...{
              hall: it.hall ?? null,
              counter: it.counter ?? null,
              handler: end.handler ?? null,
              item_key: item?.key ?? null,
              subject: it.subject,
            },
            ...{ due_at: end.dueAt ?? null, on_time: end.onTime, early: end.early },
            used: end.used === undefined ? null : Math.min(end.used, 9999).toFixed(4),
          },
        ]
      : [],
  );
  if (rows.length === 0) return;
  await tx
    .insertInto("conclusion")
    .values(rows)
    .onConflict((same) =>
      same.columns(["division", "case_id"]).doUpdateSet((row) => ({
        concluded_at: row.ref("excluded.concluded_at"),
        due_at: row.ref("excluded.due_at"),
        on_time: row.ref("excluded.on_time"),
        early: row.ref("excluded.early"),
        used: sql`excluded.used`,
      })),
    )
    .execute();
}
