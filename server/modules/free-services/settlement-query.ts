/** Settlements for the desk: the list with what is due, and one with its lines, sums and disputes (R12.9). */
import type { Settlement, SettlementLine, SettlementRow, Settlements } from "#contract/free-money.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { freeServicesOf, kindWords } from "./free-service-rules.ts";
import { amountOf, isOver, type Line, sumsOf } from "./settlement.ts";
import { mayAnswer, mayDispute } from "./settlement-commands.ts";
import {
  type Dispute,
  disputesOf,
  listSettlements,
  readLines,
  type SettlementSum,
  unsettled,
} from "./settlement-store.ts";
import { ownSupplier, supplierNames } from "./supplier-store.ts";

/** Of all suppliers for the bureau; a supplier sees their own. */
export async function showSettlements(
  services: Services,
  actor: StaffActor,
  at: Instant,
): Promise<Settlements> {
  const { db } = services;
  const { division } = actor;
  const supplier = await reach(services, actor);
  const narrow = supplier === undefined ? {} : { supplier };
  const [found, open, suppliers] = [
    await listSettlements(db, division, narrow),
    await unsettled(db, division, supplier),
    await supplierNames(db, division),
  ];
  const staff = await staffNames(db, division, peopleOf(found));
  const today = shanghaiDay(at);
  const month = today.slice(0, 7);
  const running = open.filter((row) => row.month === month);
  const organ = freeServicesOf(services).bureau;
  return {
    rows: found.map((one) => rowOf(one, suppliers, staff)),
    due: dueOf(
      open.filter((row) => isOver(row.month, today)),
      suppliers,
    ),
    maySettle: can(actor, "free-service.settle", { division, organ }),
    running: {
      month,
      pieces: running.reduce((all, { pieces }) => all + pieces, 0),
      amount: running.reduce((all, { amount }) => all + amount, 0),
    },
  };
}

export async function showSettlement(services: Services, actor: StaffActor, id: string): Promise<Settlement> {
  const { db } = services;
  const { division } = actor;
  const supplier = await reach(services, actor);
  const narrow = supplier === undefined ? {} : { supplier };
  const [one] = await listSettlements(db, division, { ...narrow, id });
  if (!one) throw refuse("free-settlement-not-found");
  const [lines, disputes, suppliers] = [
    await readLines(db, division, id),
    await disputesOf(db, division, id),
    await supplierNames(db, division),
  ];
  const raisers = disputes.map(({ raised_by: by }) => by);
  const staff = await staffNames(db, division, [...new Set([...peopleOf([one]), ...raisers])]);
  const rules = freeServicesOf(services);
  const words = (kind: string) => {
    const { name: kindName, unit } = kindWords(rules, kind);
    return { kind, kindName, unit };
  };
  const { preparedAt, confirmedAt } = one;
  return {
    ...{ ...rowOf(one, suppliers, staff), preparedAt, ...(confirmedAt && { confirmedAt }) },
    sums: sumsOf(lines).map((sum) => ({ ...words(sum.kind), ...sum })),
    lines: lines.map((line) => {
      const last = disputes.findLast((dispute) => dispute.supply_id === line.supply);
      const dispute = last && disputeOf(services, actor, last, staff);
      return { ...words(line.kind), ...lineOf(division, line), ...(dispute && { dispute }) };
    }),
    ...standing(services, actor, one),
    mayDispute: await mayDispute(services, actor, one.supplier),
  };
}

/** Whether this actor may confirm it, and why not yet. */
function standing(services: Services, actor: StaffActor, one: SettlementSum) {
  const { division } = actor;
  const organ = freeServicesOf(services).bureau;
  const may = can(actor, "free-service.confirm", { division, organ }) && one.confirmedBy === undefined;
  if (!may) return { mayConfirm: false };
  if (one.preparedBy === actor.id) return { mayConfirm: false, notYet: "您编制的结算要由另一个人确认" };
  if (one.open > 0) return { mayConfirm: false, notYet: "还有异议没有答复，答复以后才能确认" };
  return { mayConfirm: true };
}

function lineOf(division: string, line: Line) {
  const { seq, supply, quantity, price, suppliedOn, caseId, about, reason } = line;
  return {
    ...{ seq, supply, quantity, price, suppliedOn, amount: amountOf(line) },
    ...(caseId !== undefined && { number: caseNumber(division, caseId) }),
    ...(about !== undefined && { about: caseNumber(division, about) }),
    ...(line.corrects !== undefined && { correction: reason ?? "" }),
  };
}

function disputeOf(
  services: Services,
  actor: StaffActor,
  { id, reason, raised_by: by, outcome, answer }: Dispute,
  staff: ReadonlyMap<string, string>,
): NonNullable<SettlementLine["dispute"]> {
  return {
    ...{ id, reason, raisedBy: staff.get(by) ?? "" },
    mayResolve: outcome === null && by !== actor.id && mayAnswer(services, actor),
    ...(outcome !== null && { outcome }),
    ...(answer !== null && { answer }),
  };
}

function rowOf(
  { id, supplier, month, pieces, amount, open, preparedBy, confirmedBy }: SettlementSum,
  suppliers: ReadonlyMap<string, string>,
  staff: ReadonlyMap<string, string>,
): SettlementRow {
  return {
    ...{ id, supplier: suppliers.get(supplier) ?? "", month, pieces, amount, open },
    ...{
      state: confirmedBy === undefined ? "prepared" : "confirmed",
      preparedBy: staff.get(preparedBy) ?? "",
    },
    ...(confirmedBy !== undefined && { confirmedBy: staff.get(confirmedBy) ?? "" }),
  };
}

/** A settlement takes everything up to its month: what is due up to the newest month that is over, by supplier. */
function dueOf(
  open: Awaited<ReturnType<typeof unsettled>>,
  suppliers: ReadonlyMap<string, string>,
): Settlements["due"] {
  const due = new Map<string, Settlements["due"][number]>();
  for (const { supplier, month, pieces, amount } of open) {
    const before = due.get(supplier) ?? {
      supplier,
      name: suppliers.get(supplier) ?? "",
      month,
      pieces: 0,
      amount: 0,
    };
    due.set(supplier, { ...before, month, pieces: before.pieces + pieces, amount: before.amount + amount });
  }
  return [...due.values()];
}

const peopleOf = (rows: readonly SettlementSum[]) => [
  ...new Set(
    rows.flatMap(({ preparedBy, confirmedBy }) => [preparedBy, ...(confirmedBy ? [confirmedBy] : [])]),
  ),
];

/** Undefined: all suppliers, for the bureau; a supplier's own otherwise. */
async function reach(services: Services, actor: StaffActor): Promise<string | undefined> {
  const { division } = actor;
  if (can(actor, "free-service.read", { division, organ: freeServicesOf(services).bureau })) return undefined;
  return await ownSupplier(services, actor);
}
