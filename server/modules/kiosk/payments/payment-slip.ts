/** The slip of a payment: printed when it was paid, and once more for whoever lost it; then at a counter. */
import type { OfCase, PrintOutcome } from "#contract/kiosk.ts";
import type { PaymentSlip } from "#contract/payments.ts";
import { hallNames } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase, followingKey, numberOf } from "../../../cases/index.ts";
import type { AtKiosk } from "../at-kiosk.ts";
import { caseMeant } from "../of-case.ts";
import { printSlip } from "../printing/print-job.ts";
import { slipPdf } from "../printing/slips.ts";
import { findOpenPayment, findPayment, type StoredPayment } from "./payment-store.ts";

const slipId = ({ id }: StoredPayment, again: boolean) => followingKey(id, again ? "slip again" : "slip");

/** Of the payment just made at this kiosk; asked again, nothing more is printed. Refused: nothing was paid. */
export async function firstSlip(services: Services, call: AtKiosk, id: string): Promise<PaymentSlip> {
  const payment = await findPayment(services.db, call.kiosk.division, id);
  if (payment?.state !== "paid" || payment.device !== call.kiosk.id) throw refuse("kiosk-payment-not-found");
  return { paper: await printPaid(services, call, payment, false), again: false };
}

/** For whoever paid before, at whatever kiosk. Refused: not paid, printed again already. */
export async function slipAgain(services: Services, call: AtKiosk, of: OfCase): Promise<PaymentSlip> {
  const { current } = await caseMeant(services, call, of);
  const payment = await findOpenPayment(services.db, current);
  if (payment?.state !== "paid") throw refuse("kiosk-payment-not-found");
  if (!(await maySlipAgain(services, payment))) throw refuse("kiosk-slip-twice");
  return { paper: await printPaid(services, call, payment, true), again: true };
}

/** Whether the second and last slip has not come out yet. */
export async function maySlipAgain({ db }: Services, payment: StoredPayment): Promise<boolean> {
  const printed = await db
    .selectFrom("kiosk_print")
    .select("id")
    .where("division", "=", payment.division)
    .where("id", "=", slipId(payment, true))
    .where("state", "!=", "failed")
    .executeTakeFirst();
  return !printed;
}

async function printPaid(
  services: Services,
  call: AtKiosk,
  payment: StoredPayment,
  again: boolean,
): Promise<PrintOutcome> {
  const { division, caseId, name, fen, paidAt, reference } = payment;
  const matter = await findCase(services.pool, { division, id: caseId });
  const title = again ? "缴费凭条（补打）" : "缴费凭条";
  const bytes = await slipPdf({
    ...{ title, large: `${(fen / 100).toFixed(2)} 元`, at: call.at },
    hall: (await hallNames(services.db, division)).get(call.kiosk.hall) ?? "",
    lines: [
      name,
      `办件编号：${matter ? numberOf(matter) : ""}`,
      `付款时间：${momentOf(paidAt!)}`,
      `流水号：${reference!}`,
      "这是缴费凭条，不是票据；要票据请到窗口。",
    ],
  });
  const job = { id: slipId(payment, again), kind: "payment" as const, subject: payment.id };
  return await printSlip(services, call, { ...job, title, bytes });
}

/** “2026-11-20 09:31” on the county's clock. */
const momentOf = (at: string) =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
