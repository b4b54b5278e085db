/** What was spent, by voucher; taken back only in red; months closed for good. */
import type { BookSettlement, ClosePeriod, NewEntry, Reversal } from "#contract/budget.ts";
import { yuanText } from "#server/kernel/money/amount.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { settledParts } from "#server/modules/free-services/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { acceptorsOf, lockContract } from "./contract-store.ts";
import { bookedParts, hasVoucher, insertEntry, type NewSpent, readEntries } from "./entry-store.ts";
import { checkDay, type Done, keep } from "./keeping.ts";
import { type By, lockLine } from "./line-store.ts";
import { closedMonths, closeMonth, keepOpen } from "./period-store.ts";

export async function addEntry(services: Services, call: StaffCall, ask: NewEntry): Done {
  const { requestKey, ...entry } = ask;
  const { line, voucher, amount } = entry;
  const kept = { requestKey, action: "budget.entry", subject: `${line} ${voucher}`, details: { amount } };
  return await keep(services, call, kept, (tx, by) => spend(tx, by, entry));
}

/**
 * Refused: more than the line has or the contract allows, a voucher the line has already, a day of another year or a
 * closed month, a payment by whoever accepted what is paid for.
 */
export async function spend(tx: Database, by: By, entry: NewSpent): Promise<string> {
  const { division } = by;
  await keepOpen(tx, division, entry.on);
  const line = await lockLine(tx, division, entry.line);
  if (!line) throw refuse("budget-line-not-found", { field: "line" });
  checkDay(entry.on, line.year, by.at);
  if (line.out_fen + entry.amount > line.in_fen)
    throw refuse("budget-exceeded", { left: yuanText(line.in_fen - line.out_fen), field: "amount" });
  if (await hasVoucher(tx, division, entry.line, entry.voucher))
    throw refuse("budget-voucher-taken", { field: "voucher" });
  if (entry.contract !== undefined)
    await checkContract(tx, by, entry.contract, line.project_id, entry.amount);
  return (await insertEntry(tx, by, entry))!;
}

async function checkContract(
  tx: Database,
  { division, by }: By,
  id: string,
  project: string | null,
  amount: number,
): Promise<void> {
  const contract = await lockContract(tx, division, id);
  if (!contract || contract.project_id !== project)
    throw refuse("budget-contract-not-found", { field: "contract" });
  const left = contract.ceiling_fen - contract.paid_fen;
  if (amount > left) throw refuse("budget-contract-exceeded", { left: yuanText(left), field: "amount" });
  if ((await acceptorsOf(tx, division, id)).has(by)) throw refuse("budget-two-people");
}

/** A confirmed settlement of free services: its amount, once; two who book it at once do it once. */
export async function bookSettlement(
  services: Services,
  call: StaffCall,
  id: string,
  ask: BookSettlement,
): Done {
  const { requestKey, part, ...entry } = ask;
  const kept = { requestKey, action: "budget.settlement", subject: `${id} ${part}` };
  return await keep(services, call, kept, async (tx, by) => {
    const { division } = by;
    await lockLine(tx, division, entry.line);
    const all = await settledParts(services, tx, division);
    const found = all.find((each) => each.settlement === id && each.part === part);
    if (!found || (await bookedParts(tx, division)).has(`${id} ${part}`))
      throw refuse("budget-settlement-open");
    const summary = `${found.supplier} ${found.month} 结算，${found.partName}`;
    return await spend(tx, by, { ...entry, amount: found.amount, summary, settlement: { id, part } });
  });
}

/** In red, with the opposite amount and what hung on it; once. */
export async function reverseEntry(services: Services, call: StaffCall, id: string, ask: Reversal): Done {
  const { requestKey, on, reason } = ask;
  const kept = { requestKey, action: "budget.entry-reverse", subject: id };
  return await keep(services, call, kept, async (tx, by) => {
    const { division } = by;
    await keepOpen(tx, division, on);
    const [before] = await readEntries(tx, division, { id });
    if (!before) throw refuse("budget-entry-not-found");
    const line = (await lockLine(tx, division, before.line_id))!;
    const [now] = await readEntries(tx, division, { id });
    if (before.corrects !== null || now?.reversed) throw refuse("budget-reversed");
    checkDay(on, line.year, by.at, before.on_day);
    const { settlement_id, settlement_part } = before;
    const opposite = {
      ...{ line: line.id, voucher: before.voucher, on, amount: -before.amount_fen, corrects: id },
      summary: `冲销：${reason}`,
      ...(before.contract_id !== null && { contract: before.contract_id }),
      ...(settlement_id !== null && { settlement: { id: settlement_id, part: settlement_part! } }),
    };
    return (await insertEntry(tx, by, opposite))!;
  });
}

/** Refused: a month that runs, one whose year has an earlier month open. There is no way back. */
export async function closePeriod(services: Services, call: StaffCall, ask: ClosePeriod): Done {
  const { requestKey, month } = ask;
  return await keep(
    services,
    call,
    { requestKey, action: "budget.close-month", subject: month },
    async (tx, by) => {
      const closed = await closedMonths(tx, by.division, month.slice(0, 4));
      const before = Number(month.slice(5)) - 1;
      const order = closed.includes(month) || closed.length >= before;
      if (month >= shanghaiDay(by.at).slice(0, 7) || !order)
        throw refuse("budget-period-order", { field: "month" });
      await closeMonth(tx, by, month);
      return month;
    },
  );
}
