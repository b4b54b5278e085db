/** What somebody paid for their own matter at a kiosk, and what came back of it. */
import type { OwnPayments } from "#contract/payments.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase, subjectOf } from "../../../cases/index.ts";
import { paymentsOfCase, type StoredPayment } from "./payment-store.ts";
import { type Refund, refundsOfPayments } from "./refund-store.ts";

type Own = OwnPayments["payments"][number];

/** Refused: somebody else's matter. Why money was asked back is the desk's own. */
export async function ownPayments(
  services: Services,
  actor: ResidentActor,
  number: string,
): Promise<OwnPayments> {
  const key = caseKeyIn(actor.division, number);
  const current = key && (await findCase(services.pool, key));
  if (!current || !can(actor, "case.read", subjectOf(current))) throw refuse("case-not-found");
  const paid = await paymentsOfCase(services.db, current);
  const ids = paid.map(({ id }) => id);
  const refunds = await refundsOfPayments(services, actor.division, ids);
  return { payments: paid.map((payment) => ownView(payment, refunds)) };
}

function ownView({ id, name, fen, paidAt, reference }: StoredPayment, refunds: readonly Refund[]): Own {
  return {
    ...{ id, name, fen, paidAt: paidAt!, reference: reference! },
    refunds: refunds.flatMap((one) => {
      const { state, refundedAt } = one;
      if (one.payment !== id || state === "declined" || state === "refused") return [];
      return [{ fen: one.fen, state, ...(refundedAt !== undefined && { refundedAt }) }];
    }),
  };
}
