/** Payments at kiosks, in the database. */
import type { Selectable } from "kysely";
import type { PaymentState } from "#contract/payments.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { KioskPayment } from "#server/platform/database/schema.ts";

export interface StoredPayment {
  division: string;
  id: string;
  caseId: number;
  device: string;
  itemKey: string;
  tariff: string;
  name: string;
  fen: number;
  state: PaymentState;
  code: string;
  madeAt: Instant;
  expiresAt: Instant;
  paidAt?: Instant;
  reference?: string;
  /** When its matter ended without a fee. */
  endedAt?: Instant;
}

/** False when the matter has another order that waits or is paid. */
export async function insertPayment(db: Database, payment: StoredPayment): Promise<boolean> {
  const { division, id, caseId, device, itemKey, tariff, name, fen, state, code, madeAt, expiresAt } =
    payment;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("kiosk_payment")
    .values({
      ...{ division, id, case_id: caseId, device, item_key: itemKey, tariff, name, fen, state, code },
      ...{ made_at: madeAt, expires_at: expiresAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The payment as it is kept then; undefined when it was settled before. */
export async function settlePayment(
  tx: Database,
  payment: StoredPayment,
): Promise<StoredPayment | undefined> {
  const { division, id, state, paidAt, reference } = payment;
  const row = await tx
    .updateTable("kiosk_payment")
    .set({ state, paid_at: paidAt ?? null, reference: reference ?? null })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .returningAll()
    .executeTakeFirst();
  return row && paymentOf(row);
}

/** Notes on the order of a matter, if one waits or is paid, that the matter ended; answers those. */
export async function markEnded(
  tx: Database,
  { division, id }: CaseKey,
  at: Instant,
): Promise<StoredPayment[]> {
  const rows = await tx
    .updateTable("kiosk_payment")
    .set({ ended_at: at })
    .where("division", "=", division)
    .where("case_id", "=", id)
    .where("state", "in", ["waiting", "paid"])
    .where("ended_at", "is", null)
    .returningAll()
    .execute();
  return rows.map(paymentOf);
}

/** What was paid for a matter, the oldest first, given back or not. */
export async function paymentsOfCase(db: Database, { division, id }: CaseKey): Promise<StoredPayment[]> {
  const query = payments(db, division).where("case_id", "=", id).where("paid_at", "is not", null);
  return (await query.orderBy("paid_at").execute()).map(paymentOf);
}

/** Orders that nobody has settled yet, the oldest first. */
export async function waitingPayments(
  db: Database,
  division: string,
  most: number,
): Promise<StoredPayment[]> {
  const query = payments(db, division).where("state", "=", "waiting").orderBy("made_at").limit(most);
  return (await query.execute()).map(paymentOf);
}

const payments = (db: Database, division: string) =>
  db.selectFrom("kiosk_payment").selectAll().where("division", "=", division);

export async function findPayment(
  db: Database,
  division: string,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<StoredPayment | undefined> {
  const query = payments(db, division).where("id", "=", id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && paymentOf(row);
}

/** The payment of a matter that waits or is paid: there is one at most. */
export async function findOpenPayment(
  db: Database,
  { division, id }: CaseKey,
): Promise<StoredPayment | undefined> {
  const query = payments(db, division).where("case_id", "=", id).where("state", "in", ["waiting", "paid"]);
  const row = await query.executeTakeFirst();
  return row && paymentOf(row);
}

export function paymentOf(row: Selectable<KioskPayment>): StoredPayment {
  return {
    ...{ division: row.division, id: row.id, caseId: row.case_id, device: row.device, itemKey: row.item_key },
    ...{ tariff: row.tariff, name: row.name, fen: row.fen, state: row.state as StoredPayment["state"] },
    ...{ code: row.code, madeAt: row.made_at, expiresAt: row.expires_at },
    ...(row.paid_at !== null && { paidAt: row.paid_at }),
    ...(row.reference !== null && { reference: row.reference }),
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
  };
}
