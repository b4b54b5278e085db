/** Supervision orders in the database; the row comes with the case. */
import type { Selectable } from "kysely";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { SupervisionOrder } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { SatelliteRow } from "../../cases/index.ts";
import { among } from "./card-query.ts";

export type OrderTableRow = Selectable<SupervisionOrder>;

export interface NewOrder {
  about?: number | undefined;
  organ: string;
  person?: string | undefined;
  source: "supervisor" | "mark" | "system";
  title: string;
  matter: string;
  mark?: string | undefined;
  issuedBy: string;
}

const placeOf = ({ division, id }: CaseKey) => `supervision_order ${division}/${id}`;

export function orderRows(sealing: Sealing, key: CaseKey, order: NewOrder): SatelliteRow[] {
  const { matter, mark, about, organ, person, source, title, issuedBy } = order;
  const sealed = sealing.seal(JSON.stringify({ matter, mark }), placeOf(key));
  const row = {
    ...{ division: key.division, case_id: key.id, about_id: about ?? null, organ, person: person ?? null },
    ...{ source, title, content: `\\x${sealed.toString("hex")}`, issued_by: issuedBy },
  };
  return [{ table: "supervision_order", row }];
}

/** What the order asks for, and the leader's words. */
export function contentOf(sealing: Sealing, row: OrderTableRow): { matter: string; mark?: string } {
  const key = { division: row.division, id: row.case_id };
  return JSON.parse(sealing.open(row.content, placeOf(key)));
}

export async function findOrder(db: Database, { division, id }: CaseKey): Promise<OrderTableRow | undefined> {
  return await db
    .selectFrom("supervision_order")
    .selectAll()
    .where("division", "=", division)
    .where("case_id", "=", id)
    .executeTakeFirst();
}

export interface OrderFilter {
  division: string;
  /** What the reader oversees; absent: every organ. */
  organs: readonly string[] | undefined;
  /** Orders for this person are theirs to see as well, and those they issued. */
  reader: string;
  organ?: string | undefined;
}

/** Orders, the newest first; `before` is the last one of the page before. */
export async function pageOfOrders(
  db: Database,
  { division, organs, reader, organ }: OrderFilter,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<OrderTableRow[]> {
  let query = db.selectFrom("supervision_order").selectAll().where("division", "=", division);
  if (organs !== undefined)
    query = query.where((is) =>
      is.or([is("organ", "in", among(organs)), is("person", "=", reader), is("issued_by", "=", reader)]),
    );
  if (organ !== undefined) query = query.where("organ", "=", organ);
  if (before !== undefined) query = query.where("case_id", "<", before);
  return await query.orderBy("case_id", "desc").limit(limit).execute();
}
