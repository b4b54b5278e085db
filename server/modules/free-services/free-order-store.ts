/** Orders of free services and their steps in the database. Rows are written by the case writer, with their event. */
import { type Selectable, sql } from "kysely";
import type { FreeWay, Recipient } from "#contract/free-services.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { FreeOrder as OrderRow, FreeOrderStep as StepRow } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import { caseSteps, columnBytes, type SatelliteRow } from "../../cases/index.ts";
import type { FreeOrder, FreeStep, Supply } from "./free-order.ts";

export interface Ground {
  db: Database;
  sealing: Sealing;
}

const recipientPlace = ({ division, id }: CaseKey) => `free-order ${division}/${id}`;
const steps = caseSteps<Selectable<StepRow>, FreeStep["words"]>("free_order_step");

export function orderRow(sealing: Sealing, order: FreeOrder, requestKey: string): SatelliteRow {
  const { division, id, about, kind, quantity, way, recipient, orderedBy, orderedAt } = order;
  return {
    table: "free_order",
    row: {
      ...{ division, case_id: id, about_case: about, kind, quantity, way, request_key: requestKey },
      ...{ ordered_by: orderedBy, ordered_at: orderedAt },
      recipient: columnBytes(sealing.seal(JSON.stringify(recipient), recipientPlace(order))),
    },
  };
}

export function stepRow(sealing: Sealing, key: CaseKey, step: FreeStep): SatelliteRow {
  const { state, supplier, price, tracking, proof, photo, reason } = step;
  return steps.row(sealing, key, step, {
    ...{ state, supplier_id: supplier, price_fen: price, tracking: tracking ?? null },
    ...{ proof: proof ?? null, photo: photo ?? null, reason: reason ?? null },
  });
}

export const supplyRow = (supply: Supply): SatelliteRow => ({
  table: "free_supply",
  row: supplyColumns(supply),
});

export function supplyColumns(supply: Supply) {
  const { division, id, kind, quantity, price, month, at } = supply;
  return {
    ...{ division, id, kind, quantity, month, price_fen: price, amount_fen: quantity * price },
    ...{ supplier_id: supply.supplier ?? null, case_id: supply.caseId ?? null },
    ...{ about_case: supply.about ?? null, corrects: supply.corrects ?? null },
    ...{ supplied_on: supply.suppliedOn, reason: supply.reason ?? null },
    ...{ recorded_by: supply.by, recorded_at: at },
  };
}

export async function findOrder({ db, sealing }: Ground, key: CaseKey): Promise<FreeOrder | undefined> {
  const row = await db
    .selectFrom("free_order")
    .selectAll()
    .where("division", "=", key.division)
    .where("case_id", "=", key.id)
    .executeTakeFirst();
  return row && orderOf(sealing, row);
}

export async function orderOfRequest(db: Database, division: string, requestKey: string) {
  return await db
    .selectFrom("free_order")
    .select(["case_id", "about_case", "kind"])
    .where("division", "=", division)
    .where("request_key", "=", requestKey)
    .executeTakeFirst();
}

export const readSteps = (ground: Ground, key: CaseKey): Promise<FreeStep[]> =>
  steps.read(ground, key, stepOf);

/** Without the recipient and the words: what a list shows. */
export interface ListedOrder extends Omit<FreeOrder, "recipient"> {
  last: Pick<FreeStep, "state" | "supplier" | "price">;
  tracking?: string;
}

export interface OrderQuery {
  division: string;
  /** True: what still runs, the oldest first; false: what is over, the newest first. */
  open?: boolean;
  supplier?: string;
  kinds?: readonly string[];
  about?: readonly number[];
  state?: string;
  after?: number;
  limit: number;
}

interface ListedRow extends Selectable<OrderRow> {
  state: string;
  supplier_id: string;
  price_fen: number;
  tracking: string | null;
}

const lastStep = sql`cross join lateral (select state, supplier_id, price_fen from free_order_step s
  where s.division = o.division and s.case_id = o.case_id order by s.seq desc limit 1) last`;
const ended = sql`exists (select from free_order_step s where s.division = o.division and s.case_id = o.case_id
  and s.state in ('delivered', 'returned', 'cancelled'))`;

export async function listOrders(db: Database, query: OrderQuery): Promise<ListedOrder[]> {
  const { division, open, supplier, kinds, about, state, after, limit } = query;
  const oldest = open === true;
  const { rows } = await sql<ListedRow>`
    select o.*, last.state, last.supplier_id, last.price_fen, sent.tracking from free_order o ${lastStep}
    left join lateral (select tracking from free_order_step s where s.division = o.division
      and s.case_id = o.case_id and s.tracking is not null order by s.seq desc limit 1) sent on true
    where o.division = ${division}
      ${open === undefined ? sql`` : open ? sql`and not ${ended}` : sql`and ${ended}`}
      ${supplier === undefined ? sql`` : sql`and last.supplier_id = ${supplier}`}
      ${kinds === undefined ? sql`` : sql`and o.kind = any(${[...kinds]})`}
      ${about === undefined ? sql`` : sql`and o.about_case = any(${[...about]}::bigint[])`}
      ${state === undefined ? sql`` : sql`and last.state = ${state}`}
      ${after === undefined ? sql`` : oldest ? sql`and o.case_id > ${after}` : sql`and o.case_id < ${after}`}
    order by o.case_id ${oldest ? sql`asc` : sql`desc`} limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...plainOf(row),
    last: { state: row.state, supplier: row.supplier_id, price: row.price_fen },
    ...(row.tracking !== null && { tracking: row.tracking }),
  }));
}

/** How many orders still run, by state; of one supplier, or of all. */
export async function countOpen(db: Database, division: string, supplier?: string) {
  const { rows } = await sql<{ state: string; count: number }>`
    select last.state, count(*)::int as count from free_order o ${lastStep}
    where o.division = ${division} and not ${ended}
      ${supplier === undefined ? sql`` : sql`and last.supplier_id = ${supplier}`}
    group by last.state`.execute(db);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Ordered and neither delivered nor given up, by kind; fen. */
export async function committed(db: Database, division: string): Promise<{ kind: string; amount: number }[]> {
  const { rows } = await sql<{ kind: string; amount: number }>`
    select o.kind, sum(o.quantity::bigint * last.price_fen)::bigint as amount from free_order o ${lastStep}
    where o.division = ${division} and not ${ended} group by o.kind`.execute(db);
  return rows;
}

/** A photo that was brought; `by`: by this account. */
export async function findPhoto(db: Database, division: string, id: string, by?: string) {
  return await db
    .selectFrom("free_photo")
    .select("type")
    .where("division", "=", division)
    .where("id", "=", id)
    .$if(by !== undefined, (some) => some.where("brought_by", "=", by!))
    .executeTakeFirst();
}

function orderOf(sealing: Sealing, row: Selectable<OrderRow>): FreeOrder {
  const order = plainOf(row);
  return { ...order, recipient: JSON.parse(sealing.open(row.recipient, recipientPlace(order))) as Recipient };
}

function plainOf(row: Selectable<OrderRow>): Omit<FreeOrder, "recipient"> {
  const { division, case_id: id, about_case: about, kind, quantity, ordered_at: orderedAt } = row;
  return {
    ...{ division, id, about, kind, quantity, orderedAt, way: row.way as FreeWay },
    orderedBy: row.ordered_by as FreeOrder["orderedBy"],
  };
}

function stepOf(row: Selectable<StepRow>, words: FreeStep["words"]): FreeStep {
  const { seq, at, action, state, supplier_id: supplier, price_fen: price } = row;
  const { tracking, proof, photo, reason } = row;
  return {
    ...{ seq, at, action, state, supplier, price },
    words,
    ...(tracking !== null && { tracking }),
    ...(proof !== null && { proof: proof as NonNullable<FreeStep["proof"]> }),
    ...(photo !== null && { photo }),
    ...(reason !== null && { reason }),
  };
}
