/** Services that may be rated, in the database: made from events, so that making them again changes nothing. */

import type { Selectable } from "kysely";
import type { PointKind } from "#contract/rating.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { RatingPoint as Row } from "#server/platform/database/schema.ts";

/** A service as it is kept: what, when, where, by whom. */
export interface KeptPoint extends CaseKey {
  service: number;
  kind: PointKind;
  servedAt: Instant;
  servedOn: Day;
  organ: string;
  /** Organ of whoever served: it answers for a bad rating (谁办理谁负责). */
  serverOrgan: string;
  itemKey: string;
  itemName: string;
  hall?: string;
  counter?: string;
  person?: string;
}

export async function insertPoints(tx: Database, points: readonly KeptPoint[]): Promise<void> {
  if (points.length === 0) return;
  const rows = points.map((point) => ({
    ...{ division: point.division, case_id: point.id, service: point.service, kind: point.kind },
    ...{ served_at: point.servedAt, served_on: point.servedOn, organ: point.organ },
    ...{ server_organ: point.serverOrgan, item_key: point.itemKey, item_name: point.itemName },
    ...{ hall: point.hall ?? null, counter: point.counter ?? null, person: point.person ?? null },
  }));
  const insert = tx.insertInto("rating_point").values(rows);
  await insert.onConflict((same) => same.doNothing()).execute();
}

export async function pointsOfCase(db: Database, { division, id }: CaseKey): Promise<KeptPoint[]> {
  const query = db.selectFrom("rating_point").selectAll().where("division", "=", division);
  const rows = await query.where("case_id", "=", id).orderBy("service").execute();
  return rows.map(pointOf);
}

/** The kept services of these cases, by case, in their order. */
export async function pointsOfCases(
  db: Database,
  division: string,
  ids: readonly number[],
): Promise<Map<number, KeptPoint[]>> {
  if (ids.length === 0) return new Map();
  const query = db.selectFrom("rating_point").selectAll().where("division", "=", division);
  const rows = await query
    .where("case_id", "in", [...ids])
    .orderBy("service")
    .execute();
  return Map.groupBy(rows.map(pointOf), ({ id }) => id);
}

export function pointOf(row: Selectable<Row>): KeptPoint {
  return {
    ...{ division: row.division, id: row.case_id, service: row.service, kind: row.kind as PointKind },
    ...{ servedAt: row.served_at, servedOn: row.served_on, organ: row.organ },
    ...{ serverOrgan: row.server_organ, itemKey: row.item_key, itemName: row.item_name },
    ...(row.hall !== null && { hall: row.hall }),
    ...(row.counter !== null && { counter: row.counter }),
    ...(row.person !== null && { person: row.person }),
  };
}
