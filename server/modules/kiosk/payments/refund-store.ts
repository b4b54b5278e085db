/** Refunds in the database, and the payments the desk lists. */
import { type Selectable, sql } from "kysely";
import type { RefundCause, RefundState } from "#contract/payments.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { KioskRefund } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import { paymentOf, type StoredPayment } from "./payment-store.ts";

export interface Refund {
  division: string;
  id: string;
  payment: string;
  fen: number;
  cause: RefundCause;
  reason: string;
  state: RefundState;
  /** Absent: the system asked, because the matter ended. */
  askedBy?: string;
  askedAt: Instant;
  decidedBy?: string;
  decidedAt?: Instant;
  note?: string;
  refundedAt?: Instant;
  reference?: string;
}

export interface Ground {
  db: Database;
  sealing: Sealing;
}

type Words = "reason" | "note";
const place = ({ division, id }: Pick<Refund, "division" | "id">, words: Words) =>
  `kiosk-refund ${division}/${id}/${words}`;

/** False when the payment has a refund already that is under way, or this one. */
export async function insertRefund({ db, sealing }: Ground, refund: Refund): Promise<boolean> {
  const { division, id, payment, fen, cause, reason, state, askedBy, askedAt } = refund;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("kiosk_refund")
    .values({
      ...{ division, id, payment, fen, cause, state, asked_by: askedBy ?? null, asked_at: askedAt },
      reason: sealing.seal(reason, place(refund, "reason")),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

const refunds = (db: Database, division: string) =>
  db.selectFrom("kiosk_refund").selectAll().where("division", "=", division);

export async function findRefund(
  { db, sealing }: Ground,
  { division, id }: { division: string; id: string },
  { lock = false }: { lock?: boolean } = {},
): Promise<Refund | undefined> {
  const query = refunds(db, division).where("id", "=", id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && refundOf(sealing, row);
}

export async function refundsOfPayments(
  { db, sealing }: Ground,
  division: string,
  payments: readonly string[],
): Promise<Refund[]> {
  if (payments.length === 0) return [];
  const rows = await refunds(db, division).where("payment", "in", payments).orderBy("asked_at").execute();
  return rows.map((row) => refundOf(sealing, row));
}

/** What was paid and has neither been given back nor asked for, in fen. */
export async function leftOf(db: Database, payment: Pick<StoredPayment, "division" | "id" | "fen">) {
  const { back } = await db
    .selectFrom("kiosk_refund")
    .select((is) => is.fn.coalesce(is.fn.sum<number>("fen"), is.lit(0)).as("back"))
    .where("division", "=", payment.division)
    .where("payment", "=", payment.id)
    .where("state", "in", ["asked", "sending", "refunded"])
    .executeTakeFirstOrThrow();
  return payment.fen - Number(back);
}

/** Agreed to, and not yet done by the channel; the oldest first. */
export async function refundsToSend(ground: Ground, division: string, most: number): Promise<Refund[]> {
  const query = refunds(ground.db, division).where("state", "=", "sending").orderBy("asked_at").limit(most);
  return (await query.execute()).map((row) => refundOf(ground.sealing, row));
}

export async function decideRefund(
  { db, sealing }: Ground,
  refund: Refund,
  decided: { state: "declined" | "sending"; by: string; at: Instant; note: string },
): Promise<void> {
  await db
    .updateTable("kiosk_refund")
    .set({
      ...{ state: decided.state, decided_by: decided.by, decided_at: decided.at },
      note: sealing.seal(decided.note, place(refund, "note")),
    })
    .where("division", "=", refund.division)
    .where("id", "=", refund.id)
    .where("state", "=", "asked")
    .execute();
}

/** Writes down what the channel did; true when it was this call. A payment given back whole is paid no longer. */
export async function settleRefund(
  tx: Database,
  { division, id, payment }: Refund,
  said: { state: "refused" } | { state: "refunded"; reference: string; refundedAt: Instant },
): Promise<boolean> {
  const done = said.state === "refunded" ? { reference: said.reference, refunded_at: said.refundedAt } : {};
  const { numUpdatedRows } = await tx
    .updateTable("kiosk_refund")
    .set({ state: said.state, ...done })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("state", "=", "sending")
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  if (said.state === "refunded")
    await tx
      .updateTable("kiosk_payment")
      .set({ state: "refunded" })
      .where("division", "=", division)
      .where("id", "=", payment)
      .where("fen", "=", (is) =>
        is
          .selectFrom("kiosk_refund")
          .select(sql<number>`sum(kiosk_refund.fen)`.as("back"))
          .whereRef("kiosk_refund.division", "=", "kiosk_payment.division")
          .whereRef("kiosk_refund.payment", "=", "kiosk_payment.id")
          .where("kiosk_refund.state", "=", "refunded"),
      )
      .execute();
  return true;
}

export interface PaidQuery {
  division: string;
  /** Of these halls; absent: of all. */
  halls?: readonly string[];
  /** Those with a refund somebody is to decide. */
  asked: boolean;
  case?: number;
  after?: { at: Instant; id: string };
  limit: number;
}

/** What was paid at the halls' kiosks, the newest first. */
export async function listPaid(db: Database, query: PaidQuery): Promise<StoredPayment[]> {
  const { division, halls, asked, after } = query;
  const rows = await db
    .selectFrom("kiosk_payment as p")
    .innerJoin("device as d", (on) =>
      on.onRef("d.division", "=", "p.division").onRef("d.id", "=", "p.device"),
    )
    .selectAll("p")
    .where("p.division", "=", division)
    .where("p.paid_at", "is not", null)
    .$if(halls !== undefined, (some) => some.where("d.hall", "in", [...halls!, ""]))
    .$if(query.case !== undefined, (some) => some.where("p.case_id", "=", query.case!))
    .$if(asked, (some) =>
      some.where((is) =>
        is.exists(
          is
            .selectFrom("kiosk_refund as r")
            .select("r.id")
            .whereRef("r.division", "=", "p.division")
            .whereRef("r.payment", "=", "p.id")
            .where("r.state", "=", "asked"),
        ),
      ),
    )
    .$if(after !== undefined, (some) =>
      some.where((is) =>
        is(is.refTuple("p.paid_at", "p.id"), "<", is.tuple<string | null, string>(after!.at, after!.id)),
      ),
    )
    .orderBy("p.paid_at", "desc")
    .orderBy("p.id", "desc")
    .limit(query.limit)
    .execute();
  return rows.map(paymentOf);
}

function refundOf(sealing: Sealing, row: Selectable<KioskRefund>): Refund {
  const { division, id, payment, fen, asked_at: askedAt } = row;
  return {
    ...{ division, id, payment, fen, askedAt },
    ...(row.asked_by !== null && { askedBy: row.asked_by }),
    ...{ cause: row.cause as RefundCause, state: row.state as RefundState },
    reason: sealing.open(row.reason, place(row, "reason")),
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
    ...(row.decided_at !== null && { decidedAt: row.decided_at }),
    ...(row.note !== null && { note: sealing.open(row.note, place(row, "note")) }),
    ...(row.refunded_at !== null && { refundedAt: row.refunded_at }),
    ...(row.reference !== null && { reference: row.reference }),
  };
}
