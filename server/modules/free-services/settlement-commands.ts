/** Settling a month with a supplier: prepared by one, confirmed by another, lines disputed and corrected (R12.9). */
import type { CorrectSupply, PrepareSettlement, RaiseDispute, ResolveDispute } from "#contract/free-money.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { tell } from "#server/modules/notices/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { freeServicesOf } from "./free-service-rules.ts";
import { isOver } from "./settlement.ts";
import {
  addLine,
  closeDispute,
  confirmRow,
  disputesOf,
  findSettlement,
  insertDispute,
  insertSettlement,
  openDispute,
  readLines,
  type Settlement,
  takeLines,
} from "./settlement-store.ts";
import { supplierNames, supplierOfStaff } from "./supplier-store.ts";
import { correctSupply } from "./supply-store.ts";

type Done = Promise<{ id: string }>;

/**
 * Takes everything delivered up to the end of the month that stands in no settlement: each row once, whatever else goes
 * on (the database keeps a second time out). What was proven after the month's end waits for the next. Refused: a month
 * that runs, one that was settled, nothing to settle.
 */
export async function prepareSettlement(services: Services, call: StaffCall, ask: PrepareSettlement): Done {
  const { actor, at } = call;
  const { division } = actor;
  const { supplier, month, requestKey } = ask;
  const { bureau: organ } = freeServicesOf(services);
  permit(actor, "free-service.settle", { division, organ });
  if (!isOver(month, shanghaiDay(at))) throw refuse("free-month-running", { field: "month" });
  const name = (await supplierNames(services.db, division)).get(supplier);
  if (name === undefined) throw refuse("free-supplier-unknown", { field: "supplier" });
  return await carryOut(
    services,
    { ...call, requestKey },
    `free-settlement ${supplier} ${month}`,
    async (tx) => {
      const id = await insertSettlement(tx, { division, by: actor.id, at }, { supplier, month });
      if (id === undefined) throw refuse("free-settled-already", { field: "month" });
      if ((await takeLines(tx, { division, id, supplier, month })) === 0) throw refuse("free-nothing-due");
      await tell(tx, {
        ...{ division, at, kind: "case", key: `free-settlement ${id}`, to: { role: "organ-head", organ } },
        ...{ text: `${name} ${month} 的结算已编制，请确认`, href: `/staff/free-services/settlements/${id}` },
      });
      await recordAudit(
        tx,
        doneBy(call, "free-settlement.prepare", { kind: "free-settlement", id }, { month }),
      );
      return { id };
    },
  );
}

/** Refused: by whoever prepared it, with a dispute nobody has answered, a second time. */
export async function confirmSettlement(
  services: Services,
  call: StaffCall,
  id: string,
  requestKey: string,
): Done {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "free-service.confirm", { division, organ: freeServicesOf(services).bureau });
  return await carryOut(services, { ...call, requestKey }, `free-settlement.confirm ${id}`, async (tx) => {
    const settlement = await lockedSettlement(tx, division, id);
    if (settlement.preparedBy === actor.id) throw refuse("free-two-people");
    const disputes = await disputesOf(tx, division, id);
    if (disputes.some(({ outcome }) => outcome === null)) throw refuse("free-dispute-open");
    if (!(await confirmRow(tx, { division, by: actor.id, at }, id))) throw refuse("free-confirmed");
    await recordAudit(tx, doneBy(call, "free-settlement.confirm", { kind: "free-settlement", id }));
    return { id };
  });
}

/** A line somebody thinks is wrong: the supplier, or the bureau; also of a settlement that is confirmed. */
export async function raiseDispute(services: Services, call: StaffCall, id: string, ask: RaiseDispute): Done {
  const { actor, at } = call;
  const { division } = actor;
  const { supply, reason, requestKey } = ask;
  return await carryOut(services, { ...call, requestKey }, `free-dispute ${id} ${supply}`, async (tx) => {
    const settlement = await lockedSettlement(tx, division, id);
    if (!(await mayDispute(services, actor, settlement.supplier))) throw refuse("free-settlement-not-found");
    const line = (await readLines(tx, division, id)).find((each) => each.supply === supply);
    if (!line || line.corrects !== undefined) throw refuse("free-supply-not-found", { field: "supply" });
    const dispute = await insertDispute(
      tx,
      { division, by: actor.id, at },
      { settlement: id, supply, reason },
    );
    if (dispute === undefined) throw refuse("free-disputed");
    const organ = freeServicesOf(services).bureau;
    await tell(tx, {
      ...{
        division,
        at,
        kind: "case",
        key: `free-dispute ${dispute}`,
        to: { role: ["clerk", "organ-head"], organ },
      },
      ...{ text: `免费服务结算有一行被提出异议`, href: `/staff/free-services/settlements/${id}` },
    });
    return { id: dispute };
  });
}

/**
 * Answered by somebody of the bureau who did not raise it. Where it is right, the difference is a correction of its
 * own: in this settlement while nobody has confirmed it, else in the next.
 */
export async function resolveDispute(
  services: Services,
  call: StaffCall,
  id: string,
  ask: ResolveDispute,
): Done {
  const { actor, at } = call;
  const { division } = actor;
  const { uphold, quantity, answer, requestKey } = ask;
  if (!mayAnswer(services, actor)) throw refuse("not-permitted");
  return await carryOut(services, { ...call, requestKey }, `free-dispute.resolve ${id}`, async (tx) => {
    const dispute = await openDispute(tx, division, id);
    if (!dispute) throw refuse("free-dispute-not-found");
    if (dispute.raised_by === actor.id) throw refuse("free-two-people");
    const correction = uphold
      ? await correct(tx, call, { supply: dispute.supply_id, quantity: quantity ?? 0, reason: answer })
      : undefined;
    const outcome = { uphold, answer, ...(correction !== undefined && { correction }) };
    await closeDispute(tx, { division, by: actor.id, at }, id, outcome);
    await recordAudit(tx, doneBy(call, "free-dispute.resolve", { kind: "free-dispute", id }, { uphold }));
    return { id };
  });
}

/** A mistake the bureau finds by itself. */
export async function correctLine(
  services: Services,
  call: StaffCall,
  supply: string,
  ask: CorrectSupply,
): Done {
  const { actor } = call;
  const { division } = actor;
  const { requestKey, ...what } = ask;
  permit(actor, "free-service.settle", { division, organ: freeServicesOf(services).bureau });
  return await carryOut(services, { ...call, requestKey }, `free-supply.correct ${supply}`, async (tx) => {
    const id = await correct(tx, call, { supply, ...what });
    await recordAudit(tx, doneBy(call, "free-supply.correct", { kind: "free-supply", id }));
    return { id };
  });
}

/** The correction, and its line where the settlement of what it corrects is still to be confirmed. */
async function correct(
  tx: Database,
  { actor, at }: StaffCall,
  { supply, quantity, reason }: { supply: string; quantity: number; reason: string },
): Promise<string> {
  const { division } = actor;
  const line = await tx
    .selectFrom("free_settlement_line")
    .select("settlement_id")
    .where("division", "=", division)
    .where("supply_id", "=", supply)
    .executeTakeFirst();
  const settlement = line && (await lockedSettlement(tx, division, line.settlement_id));
  const id = await correctSupply(tx, { division, supply, quantity, reason, by: actor.id, at });
  if (settlement && settlement.confirmedBy === undefined) await addLine(tx, division, settlement.id, id);
  return id;
}

async function lockedSettlement(tx: Database, division: string, id: string): Promise<Settlement> {
  const settlement = await findSettlement(tx, division, id, true);
  if (!settlement) throw refuse("free-settlement-not-found");
  return settlement;
}

export function mayAnswer(services: Services, actor: StaffActor): boolean {
  const subject = { division: actor.division, organ: freeServicesOf(services).bureau };
  return can(actor, "free-service.settle", subject) || can(actor, "free-service.confirm", subject);
}

export async function mayDispute(services: Services, actor: StaffActor, supplier: string): Promise<boolean> {
  const { division } = actor;
  if (mayAnswer(services, actor)) return true;
  const supplies = (await supplierOfStaff(services.db, division, actor.id)) === supplier;
  return can(actor, "free-order.supply", { division, supplies });
}
