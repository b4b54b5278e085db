/**
 * Giving money back: one person asks with a reason, another decides, the channel gives it back the way it came. What
 * was agreed to is sent at once, and again by a job until the channel has answered; the refund's id keeps it one.
 */
import type { AskRefund, DecideRefund } from "#contract/payments.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { readDevice } from "#server/modules/devices/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { Refusal, refuse } from "#server/platform/http/refusal.ts";
import { everyMinutes, type Job } from "#server/platform/jobs/jobs.ts";
import type { Services } from "#server/platform/services.ts";
import "../kiosk-refusals.ts";
import { paymentGatewayOf } from "./payment-gateway.ts";
import { findPayment, type StoredPayment } from "./payment-store.ts";
import { tellPayer } from "./refund-messages.ts";
import {
  decideRefund,
  findRefund,
  insertRefund,
  leftOf,
  type Refund,
  refundsOfPayments,
  refundsToSend,
  settleRefund,
} from "./refund-store.ts";

/** Refunds that one round of the job sends. */
const atOnce = 50;

/** Where the kiosk stands that took the money. */
async function hallOf(db: Database, { division, device }: StoredPayment): Promise<string> {
  return (await readDevice(db, division, device))?.hall ?? "";
}

/** Refused: a payment that was not made or was given back, one whose refund is under way, more than is left of it. */
export async function askRefund(
  services: Services,
  call: StaffCall,
  payment: string,
  { requestKey, cause, reason, fen }: AskRefund,
): Promise<void> {
  const { actor, at } = call;
  const { division } = actor;
  await carryOut(services, { ...call, requestKey }, `payment.ask-refund ${payment}`, async (tx) => {
    const paid = await findPayment(tx, division, payment, { lock: true });
    if (!paid) throw refuse("payment-not-found");
    permit(actor, "payment.ask-refund", { division, hall: await hallOf(tx, paid) });
    if (paid.state !== "paid") throw refuse("refund-not-paid");
    const asked = { cause, reason: reason.trim(), state: "asked" as const, askedBy: actor.id, askedAt: at };
    const ground = { db: tx, sealing: services.sealing };
    if ((await refundsOfPayments(ground, division, [payment])).some(isUnderWay)) throw refuse("refund-asked");
    const left = await leftOf(tx, paid);
    if ((fen ?? left) > left) throw refuse("refund-over", { field: "fen" });
    const refund = { division, id: requestKey, payment, fen: fen ?? left, ...asked };
    if (!(await insertRefund(ground, refund))) throw refuse("refund-asked");
    const subject = { kind: "payment", id: payment };
    await recordAudit(tx, doneBy(call, "payment.ask-refund", subject, { fen: refund.fen, cause }));
  });
}

export const isUnderWay = ({ state }: Pick<Refund, "state">) => state === "asked" || state === "sending";

/** Refused: decided already, one's own. Agreed to, it goes to the channel at once. */
export async function answerRefund(
  services: Services,
  call: StaffCall,
  id: string,
  agree: boolean,
  { requestKey, note }: DecideRefund,
): Promise<string> {
  const { actor, at } = call;
  const { division } = actor;
  const action = agree ? "payment.refund" : "payment.decline-refund";
  const payment = await carryOut(services, { ...call, requestKey }, `${action} ${id}`, async (tx) => {
    const ground = { db: tx, sealing: services.sealing };
    const refund = await findRefund(ground, { division, id }, { lock: true });
    const paid = refund && (await findPayment(tx, division, refund.payment));
    if (!refund || !paid) throw refuse("refund-not-found");
    permit(actor, "payment.refund", { division, hall: await hallOf(tx, paid) });
    if (refund.state !== "asked") throw refuse("refund-decided");
    if (refund.askedBy === actor.id) throw refuse("refund-own");
    const state = agree ? ("sending" as const) : ("declined" as const);
    await decideRefund(ground, refund, { state, by: actor.id, at, note: note.trim() });
    const subject = { kind: "payment", id: refund.payment };
    await recordAudit(tx, doneBy(call, action, subject, { fen: refund.fen }));
    return refund.payment;
  });
  const agreed = await findRefund(services, { division, id });
  if (agreed?.state === "sending") await send(services, agreed);
  return payment;
}

/** A channel that does not answer leaves it to the job. */
async function send(services: Services, refund: Refund): Promise<void> {
  const { division, id, payment, fen } = refund;
  const gateway = paymentGatewayOf(services);
  if (!gateway) return;
  try {
    const said = await gateway.refund({ id, order: payment, fen });
    if (said.state === "pending") return;
    await services.db.transaction().execute(async (tx) => {
      if (!(await settleRefund(tx, refund, said))) return;
      if (said.state === "refunded") await tellPayer(services, tx, refund);
      await recordAudit(tx, {
        ...{ division, at: services.now(), action: "payment.refunded" },
        ...{ actor: { kind: "system", id: "kiosk" }, subject: { kind: "payment", id: payment } },
        ...(said.state === "refunded"
          ? { result: "done", details: { fen, reference: said.reference } }
          : { result: "refused", reason: "channel", details: { fen } }),
      });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

export async function sendRefunds(services: Services): Promise<void> {
  for (const refund of await refundsToSend(services, services.config.division, atOnce))
    await send(services, refund);
}

export const refundsJob: Job = {
  name: "kiosk-refunds",
  schedule: everyMinutes(5),
  attempts: 1,
  run: (_payload, services) => sendRefunds(services),
};
