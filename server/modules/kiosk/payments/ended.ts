/**
 * A matter that ended without its fee (withdrawn, refused …): nobody pays for it any more, and what was paid is asked
 * back by the system, so that it lies before a person who decides. The order is marked by the event and settled by what
 * the gateway says: whichever comes second sees the other, since both write the same row.
 */
import type { Case } from "#server/kernel/case-type/case.ts";
import { recordAudit } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { followingKey, type Reactor } from "../../../cases/index.ts";
import { kioskRulesOf } from "../kiosk-rules.ts";
import { markEnded, type StoredPayment } from "./payment-store.ts";
import { insertRefund, leftOf } from "./refund-store.ts";

/** Whether nothing is owed for the matter any more (`endedWithoutFee` [A]). */
export const endsWithoutFee = (services: Services, { state }: Pick<Case, "state">): boolean =>
  kioskRulesOf(services).payment.endedWithoutFee.includes(state);

/** Asks all that is left of a payment back in the system's name, unless somebody has asked already. */
export async function askBack(services: Services, tx: Database, payment: StoredPayment): Promise<void> {
  const { division, id } = payment;
  const fen = await leftOf(tx, payment);
  if (fen === 0) return;
  const at = services.now();
  const asked = { cause: "ended" as const, reason: "办件已经结束，不收这笔费。", state: "asked" as const };
  const refund = { ...asked, division, id: followingKey(id, "ended"), payment: id, fen, askedAt: at };
  if (!(await insertRefund({ db: tx, sealing: services.sealing }, refund))) return;
  await recordAudit(tx, {
    ...{ division, at, action: "payment.ask-refund", result: "done", details: { fen, cause: "ended" } },
    ...{ actor: { kind: "system", id: "kiosk" }, subject: { kind: "payment", id } },
  });
}

export function endedReactor(services: Services): Reactor {
  return {
    name: "ask-back-fees",
    wants: ({ case: it }) => it.type === "application" && endsWithoutFee(services, it),
    react: async (tx, those) => {
      for (const { case: it, event } of those)
        for (const payment of await markEnded(tx, it, event.at))
          if (payment.state === "paid") await askBack(services, tx, payment);
    },
  };
}
