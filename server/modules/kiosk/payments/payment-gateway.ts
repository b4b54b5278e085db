/** Taking money: the bureau's own payment channel (非税, 聚合支付) stands behind an adapter; we never see an account. */
import Type from "typebox";
import { Value } from "typebox/value";
import { refuse } from "#server/platform/http/refusal.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import "../kiosk-refusals.ts";
import type { OrderState, PaymentGateway, RefundAnswer } from "./payment.ts";
import { simulatedPayments } from "./simulated-gateway.ts";

/** The gateway of this hall; undefined where none is configured. */
export const paymentGatewayOf = perServices((services: Services): PaymentGateway | undefined => {
  const { paymentUrl, paymentKey, mode } = services.config;
  if (paymentUrl) return httpGateway(paymentUrl, paymentKey ?? "");
  return mode === "demonstration" ? simulatedPayments(services) : undefined;
});

const Opened = Type.Object({ code: Type.String({ minLength: 1, maxLength: 500 }) });
const State = Type.Union([
  Type.Object({ state: Type.Union([Type.Literal("waiting"), Type.Literal("closed")]) }),
  Type.Object({
    state: Type.Literal("paid"),
    reference: Type.String({ minLength: 1, maxLength: 100 }),
    paidAt: Type.String({ minLength: 20, maxLength: 40 }),
  }),
]);

const Refunded = Type.Union([
  Type.Object({ state: Type.Union([Type.Literal("pending"), Type.Literal("refused")]) }),
  Type.Object({
    state: Type.Literal("refunded"),
    reference: Type.String({ minLength: 1, maxLength: 100 }),
    refundedAt: Type.String({ minLength: 20, maxLength: 40 }),
  }),
]);

/**
 * A gateway that takes `{ id, name, fen, expiresAt }` by POST at `/orders` and answers `{ code }`; tells
 * `{ state, reference?, paidAt? }` by GET at `/orders/<id>`; closes by POST at `/orders/<id>/close`;
 * and refunds by POST of `{ id, fen }` at `/orders/<id>/refunds`, answering `{ state, reference?, refundedAt? }`.
 */
function httpGateway(url: string, key: string): PaymentGateway {
  const ask = async (method: "GET" | "POST", path: string, body?: object): Promise<unknown> => {
    try {
      const answer = await fetch(`${url.replace(/\/$/, "")}/orders${path}`, {
        method,
        headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
        signal: AbortSignal.timeout(10_000),
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`the payment gateway answered ${answer.status}`);
      return await answer.json();
    } catch (cause) {
      throw refuse("kiosk-machine", { cause });
    }
  };
  return {
    open: async (order) => Value.Parse(Opened, await ask("POST", "", order)).code,
    look: async (id) => Value.Parse(State, await ask("GET", `/${id}`)) as OrderState,
    close: async (id) => Value.Parse(State, await ask("POST", `/${id}/close`, {})) as OrderState,
    refund: async ({ id, order, fen }) =>
      Value.Parse(Refunded, await ask("POST", `/${order}/refunds`, { id, fen })) as RefundAnswer,
  };
}
