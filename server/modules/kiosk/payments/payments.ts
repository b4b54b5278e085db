/**
 * Paying at a kiosk by code: the amount comes from the item's tariff (fen), never from the page. One order at a time for
 * a matter, and one payment ever: an order is closed at the gateway before another is made, and who paid in that very
 * moment has paid.
 */
import type { KioskRules, OfCase } from "#contract/kiosk.ts";
import type { NewPayment, Payable, Payment } from "#contract/payments.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import { recordAudit } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase, numberOf } from "../../../cases/index.ts";
import type { AtKiosk } from "../at-kiosk.ts";
import "../kiosk-refusals.ts";
import { kioskRulesOf } from "../kiosk-rules.ts";
import { caseMeant, type MeantCase } from "../of-case.ts";
import { askBack, endsWithoutFee } from "./ended.ts";
import type { OrderState, PaymentGateway } from "./payment.ts";
import { paymentGatewayOf } from "./payment-gateway.ts";
import { maySlipAgain } from "./payment-slip.ts";
import {
  findOpenPayment,
  findPayment,
  insertPayment,
  type StoredPayment,
  settlePayment,
} from "./payment-store.ts";

type Tariff = KioskRules["payment"]["tariffs"][number];

/** What is to be paid for the matter. Refused: nothing is, or nothing any more. */
export async function payableOf(services: Services, call: AtKiosk, of: OfCase): Promise<Payable> {
  const meant = await caseMeant(services, call, of);
  const tariff = tariffOf(services, meant);
  const open = await findOpenPayment(services.db, meant.current);
  const now = open && (await followed(services, gatewayOf(services), open));
  if (now?.state !== "paid" && endsWithoutFee(services, meant.current)) throw refuse("kiosk-matter-ended");
  return {
    ...{ number: numberOf(meant.current), subject: meant.current.subject },
    ...{ name: tariff.name, basis: tariff.basis, options: tariff.options },
    ...(now?.state === "paid" && {
      paid: { fen: now.fen, at: now.paidAt!, slip: await maySlipAgain(services, now) },
    }),
  };
}

function tariffOf(services: Services, { itemKey }: MeantCase): Tariff {
  const tariff = kioskRulesOf(services).payment.tariffs.find(({ item }) => item === itemKey);
  if (!tariff) throw refuse("kiosk-not-payable");
  return tariff;
}

function gatewayOf(services: Services): PaymentGateway {
  const gateway = paymentGatewayOf(services);
  if (!gateway) throw refuse("kiosk-payment-absent");
  return gateway;
}

/**
 * The order to pay. Refused: nothing to pay, paid already, the matter ended. The same request again gets the same order.
 */
export async function openPayment(services: Services, call: AtKiosk, ask: NewPayment): Promise<Payment> {
  const { db } = services;
  const { kiosk, at } = call;
  const meant = await caseMeant(services, call, ask.of);
  const tariff = tariffOf(services, meant);
  const option = tariff.options.find(({ id }) => id === ask.option);
  if (!option) throw refuse("kiosk-not-payable", { field: "option" });
  const gateway = gatewayOf(services);
  const known = await findPayment(db, kiosk.division, ask.requestKey);
  if (known && known.caseId !== meant.current.id) throw refuse("request-key-mismatch");
  if (known) return paymentView(known);
  if (endsWithoutFee(services, meant.current)) throw refuse("kiosk-matter-ended");
  await closeFormer(services, gateway, meant);
  const expiresAt = instantOf(msOf(at) + kioskRulesOf(services).payment.minutes * 60_000);
  const name = `${tariff.name}（${option.name}）`;
  const order = { id: ask.requestKey, name, fen: option.fen, expiresAt };
  const code = await gateway.open(order);
  const payment: StoredPayment = {
    ...{ ...order, division: kiosk.division, caseId: meant.current.id, device: kiosk.id, code },
    ...{ itemKey: meant.itemKey, tariff: option.id, madeAt: at, state: "waiting" },
  };
  if (!(await insertPayment(db, payment))) {
    // Somebody at another kiosk was faster by a moment: theirs stands.
    await gateway.close(order.id);
    throw refuse("kiosk-payment-elsewhere");
  }
  return paymentView(payment);
}

async function closeFormer(
  services: Services,
  gateway: PaymentGateway,
  { current }: MeantCase,
): Promise<void> {
  const open = await findOpenPayment(services.db, current);
  if (!open) return;
  if (open.state === "paid") throw refuse("kiosk-paid");
  const closed = await settle(services, open, await gateway.close(open.id));
  if (closed.state === "paid") throw refuse("kiosk-paid");
}

/** How a payment of this kiosk stands; asked again and again while somebody pays. */
export async function lookAtPayment(
  services: Services,
  { kiosk, at }: AtKiosk,
  id: string,
): Promise<Payment> {
  const payment = await findPayment(services.db, kiosk.division, id);
  if (!payment || payment.device !== kiosk.id) throw refuse("kiosk-payment-not-found");
  const gateway = gatewayOf(services);
  return paymentView(await followOrder(services, gateway, payment, at));
}

/** Asks the gateway how an order stands; one whose time is over, or whose matter ended, is closed there. */
export async function followOrder(
  services: Services,
  gateway: PaymentGateway,
  payment: StoredPayment,
  at: Instant,
): Promise<StoredPayment> {
  const now = await followed(services, gateway, payment);
  if (now.state !== "waiting") return now;
  if (now.expiresAt > at && !(await hasEnded(services, now))) return now;
  return await settle(services, now, await gateway.close(now.id));
}

/** Whether its matter ended without a fee, known from the event or from the matter itself. */
async function hasEnded(services: Services, { division, caseId, endedAt }: StoredPayment): Promise<boolean> {
  if (endedAt !== undefined) return true;
  const matter = await findCase(services.pool, { division, id: caseId });
  return matter !== undefined && endsWithoutFee(services, matter);
}

async function followed(services: Services, gateway: PaymentGateway, payment: StoredPayment) {
  return payment.state === "waiting"
    ? await settle(services, payment, await gateway.look(payment.id))
    : payment;
}

/**
 * Writes down what the gateway says; what is settled stays. A payment is in the audit log. Where its matter ended
 * meanwhile, it is asked back in the same transaction: nobody's money lies unnoticed.
 */
async function settle(services: Services, payment: StoredPayment, said: OrderState): Promise<StoredPayment> {
  if (said.state === "waiting") return payment;
  const { division, id, device, fen } = payment;
  const paid = said.state === "paid" ? { paidAt: said.paidAt, reference: said.reference } : {};
  const settled: StoredPayment = { ...payment, state: said.state, ...paid };
  const ended = said.state === "paid" && (await hasEnded(services, payment));
  await services.db.transaction().execute(async (tx) => {
    const kept = await settlePayment(tx, settled);
    if (!kept || said.state !== "paid") return;
    if (ended || kept.endedAt !== undefined) await askBack(services, tx, kept);
    const subject = { kind: "payment", id };
    const actor = { kind: "device" as const, id: device };
    const done = {
      action: "kiosk.paid",
      result: "done" as const,
      details: { fen, reference: said.reference },
    };
    await recordAudit(tx, { division, at: services.now(), actor, subject, ...done });
  });
  return settled;
}

function paymentView({ id, name, fen, code, state, expiresAt }: StoredPayment): Payment {
  return { id, name, fen, code, state, expiresAt };
}
