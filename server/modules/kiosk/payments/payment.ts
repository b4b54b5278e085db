/** An order to pay, and the channel that takes the money. */

export interface PaymentOrder {
  /** The same id again is the same order. */
  id: string;
  name: string;
  fen: number;
  expiresAt: string;
}

export type OrderState =
  | { state: "waiting" | "closed" }
  | { state: "paid"; reference: string; paidAt: string };

export interface RefundOrder {
  /** The same id again is the same refund. */
  id: string;
  /** The order that was paid. */
  order: string;
  fen: number;
}

export type RefundAnswer =
  | { state: "pending" }
  | { state: "refused" }
  | { state: "refunded"; reference: string; refundedAt: string };

export interface PaymentGateway {
  /** Makes the order; answers what the payer's phone scans. */
  open(order: PaymentOrder): Promise<string>;
  look(id: string): Promise<OrderState>;
  /** Nobody can pay it any more; answers how it stands then: `paid` where somebody was faster. */
  close(id: string): Promise<OrderState>;
  /** Gives the money back the way it came, and says how that stands; asked again, it is the same refund. */
  refund(refund: RefundOrder): Promise<RefundAnswer>;
}
