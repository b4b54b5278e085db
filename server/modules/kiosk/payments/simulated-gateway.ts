/** A payment channel while demonstrating: the code leads to a page where one “pays”, and no money moves. */
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import type { OrderState, PaymentGateway, PaymentOrder } from "./payment.ts";

type Kept = PaymentOrder & OrderState;

export interface SimulatedPayments extends PaymentGateway {
  order(id: string): Kept | undefined;
  /** What the payer does; an order that is closed or paid stays as it is. */
  pay(id: string): void;
}

export const simulatedPayments = perServices((services: Services): SimulatedPayments => {
  const orders = new Map<string, Kept>();
  const stateOf = (id: string): OrderState => {
    const order = orders.get(id);
    if (!order) return { state: "closed" };
    return order.state === "paid"
      ? { state: "paid", reference: order.reference, paidAt: order.paidAt }
      : { state: order.state };
  };
  return {
    order: (id) => orders.get(id),
    pay(id) {
      const order = orders.get(id);
      if (order?.state !== "waiting" || order.expiresAt <= services.now()) return;
      orders.set(id, {
        ...order,
        state: "paid",
        reference: `YANSHI-${id.slice(0, 8)}`,
        paidAt: services.now(),
      });
    },
    async open(order) {
      if (!orders.has(order.id)) orders.set(order.id, { ...order, state: "waiting" });
      return `${services.config.origin}/dev/pay/${order.id}`;
    },
    /** What was paid before a restart is unknown here, and given back all the same: no money moves. */
    refund: async ({ id }) => ({
      state: "refunded",
      reference: `YANSHI-TUI-${id.slice(0, 8)}`,
      refundedAt: services.now(),
    }),
    look: async (id) => stateOf(id),
    async close(id) {
      const order = orders.get(id);
      if (order?.state === "waiting") orders.set(id, { ...order, state: "closed" });
      return stateOf(id);
    },
  };
});
