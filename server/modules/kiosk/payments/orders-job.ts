/** Orders that no kiosk asks after any more: what was paid is written down all the same, what was not is closed. */
import { Refusal } from "#server/platform/http/refusal.ts";
import { everyMinutes, type Job } from "#server/platform/jobs/jobs.ts";
import type { Services } from "#server/platform/services.ts";
import { paymentGatewayOf } from "./payment-gateway.ts";
import { waitingPayments } from "./payment-store.ts";
import { followOrder } from "./payments.ts";

/** Orders that one round follows. */
const atOnce = 100;

export async function followOrders(services: Services): Promise<void> {
  const gateway = paymentGatewayOf(services);
  if (!gateway) return;
  for (const order of await waitingPayments(services.db, services.config.division, atOnce)) {
    try {
      await followOrder(services, gateway, order, services.now());
    } catch (error) {
      // A gateway that does not answer is asked again in the next round.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

export const ordersJob: Job = {
  name: "kiosk-orders",
  schedule: everyMinutes(1),
  attempts: 1,
  run: (_payload, services) => followOrders(services),
};
