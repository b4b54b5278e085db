/** Amounts of facts as people read them: facts are in fen, milliseconds, hundredths; lists are not. Pure. */
import { rounded } from "./value.ts";

const money = { unit: "元", per: 100 };
const time = { unit: "分钟", per: 60_000 };
const days = { unit: "个工作日", per: 100 };

const units: Record<string, { unit: string; per: number }> = {
  ...{ "budget.spent": money, "budget.moved": money, "free.spent": money, "kiosk.paid": money },
  "kiosk.refunded": money,
  ...{ "ticket.wait": time, "ticket.service": time, "counter.open": time, "counter.busy": time },
  ...{ "counter.paused": time, "case.days-used": days, "case.days-promised": days, "case.days-cut": days },
  ...{ "case.days-statutory": days },
  ...{
    "case.share-used": { unit: "%", per: 100 },
    "matter.concluded": { unit: "%", per: 100 },
    "matter.of-rule": { unit: "%", per: 100 },
    "conduct.entry": { unit: "分", per: 10 },
  },
};

/** `{ amount: 12.5, unit: "元" }` of 1250 fen; what only is counted has no unit. */
export function amountIn({ kind, amount }: { kind: string; amount: number }): {
  amount: number;
  unit?: string;
} {
  const found = units[kind];
  return found ? { amount: rounded(amount / found.per, 2), unit: found.unit } : { amount };
}
