/** Whoever's matter it was hears that money came back: into the inbox, and by SMS. */
import { servedOf } from "#server/modules/applications/index.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase, numberOf } from "../../../cases/index.ts";
import { findPayment } from "./payment-store.ts";
import type { Refund } from "./refund-store.ts";

export async function tellPayer(services: Services, tx: Database, refund: Refund): Promise<void> {
  const { division, id, fen } = refund;
  const payment = await findPayment(tx, division, refund.payment);
  const key = payment && { division, id: payment.caseId };
  const served = key && (await servedOf(tx, services.sealing, key));
  const matter = key && (await findCase(services.pool, key));
  if (!served || !matter) return;
  await sendMessage(tx, services, {
    ...{ division, at: services.now(), template: "fee-refunded", phone: served.phone },
    ...{ key: `refund ${id}`, to: { kind: "resident", id: served.resident } },
    parameters: { item: matter.subject, number: numberOf(matter), amount: (fen / 100).toFixed(2) },
  });
}
