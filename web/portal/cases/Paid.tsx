import type { OwnPayments } from "#contract/payments.ts";
import { useRead } from "../../shared/query.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { instantWords, moneyWords } from "../../shared/words.ts";

type Payment = OwnPayments["payments"][number];

/** What was paid for the matter at a kiosk, and what came back; nothing where nothing was paid. */
export function Paid({ number }: { number: string }) {
  const { data } = useRead<OwnPayments>(`/cases/${number}/payments`);
  const payments = data?.payments ?? [];
  if (payments.length === 0) return null;
  return (
    <section>
      <h2>缴费</h2>
      <SummaryList
        rows={payments.map((payment) => ({
          key: payment.id,
          head: payment.name,
          value: paidWords(payment),
        }))}
      />
    </section>
  );
}

function paidWords({ fen, paidAt, reference, refunds }: Payment): string {
  const paid = `${instantWords(paidAt)}，缴了 ${moneyWords(fen)}，流水号 ${reference}`;
  return [paid, ...refunds.map(backWords)].join("\n");
}

function backWords({ fen, state, refundedAt }: Payment["refunds"][number]): string {
  if (state === "refunded")
    return `${instantWords(refundedAt ?? "")}，退回 ${moneyWords(fen)}，按原路退到付款的账户`;
  return state === "sending" ? `正在退 ${moneyWords(fen)}` : `${moneyWords(fen)} 正在审核要不要退`;
}
