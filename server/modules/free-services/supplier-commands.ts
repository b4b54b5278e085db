/** Keeping suppliers, contracts, prices, their accounts and the budget (R12.9): by the bureau's head or director. */
import type {
  NewFreeContract,
  NewFreeMember,
  NewFreePrice,
  NewFreeSupplier,
  NewFreeSystem,
  SetFreeBudget,
} from "#contract/free-money.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { recipientsOf, staffAccounts } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { insertBudget } from "./budget-store.ts";
import { freeServicesOf } from "./free-service-rules.ts";
import { orderSystems } from "./supplier-query.ts";
import {
  findContract,
  insertContract,
  insertMember,
  insertPrice,
  insertSupplier,
  insertSystem,
  newestPriceDay,
  supplierNames,
} from "./supplier-store.ts";

type Done = Promise<{ id: string }>;
interface By {
  division: string;
  by: string;
  at: string;
}

/** Every change: asked for by whoever keeps, once for its request key, written down. */
async function keep(
  services: Services,
  call: StaffCall,
  { requestKey, action, subject }: { requestKey: string; action: string; subject: string },
  act: (tx: Database, by: By) => Promise<string>,
): Done {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "free-service.keep", { division, organ: freeServicesOf(services).bureau });
  return await carryOut(services, { ...call, requestKey }, `${action} ${subject}`, async (tx) => {
    const id = await act(tx, { division, by: actor.id, at });
    await recordAudit(tx, doneBy(call, action, { kind: "free-service", id }));
    return { id };
  });
}

export async function addSupplier(services: Services, call: StaffCall, ask: NewFreeSupplier): Done {
  const { requestKey, ...what } = ask;
  return await keep(
    services,
    call,
    { requestKey, action: "free-supplier.add", subject: "" },
    async (tx, by) => {
      const id = await insertSupplier(tx, by, what);
      if (id === undefined) throw refuse("free-supplier-taken", { field: "name" });
      return id;
    },
  );
}

export async function addContract(
  services: Services,
  call: StaffCall,
  supplier: string,
  ask: NewFreeContract,
): Done {
  const { requestKey, ...what } = ask;
  if (ask.until < ask.from) throw refuse("free-contract-days", { field: "until" });
  const request = { requestKey, action: "free-contract.add", subject: supplier };
  return await keep(services, call, request, async (tx, by) => {
    await knownSupplier(tx, by.division, supplier);
    const id = await insertContract(tx, by, { supplier, ...what });
    if (id === undefined) throw refuse("free-supplier-taken", { field: "number" });
    return id;
  });
}

/**
 * A new edition of a price. It holds from its day on; what was ordered before keeps its own (free_order_step keeps the
 * price), so it may begin neither in the past, nor before an edition that is there, nor outside of its contract. The
 * first price of a contract may begin with it.
 */
export async function setPrice(
  services: Services,
  call: StaffCall,
  contract: string,
  ask: NewFreePrice,
): Done {
  const { requestKey, kind, from, price } = ask;
  if (!freeServicesOf(services).kinds.some(({ id }) => id === kind))
    throw refuse("free-kind-unknown", { field: "kind" });
  const request = { requestKey, action: "free-price.set", subject: contract };
  return await keep(services, call, request, async (tx, by) => {
    const found = await findContract(tx, by.division, contract);
    if (!found) throw refuse("free-supplier-unknown");
    const before = await newestPriceDay(tx, by.division, contract, kind);
    const past = before === undefined ? false : from <= before || from < shanghaiDay(by.at);
    if (past || from < found.from_day || from > found.until_day)
      throw refuse("free-price-days", { field: "from" });
    await insertPrice(tx, by, { contract, kind, from, price });
    return contract;
  });
}

/** An account with the role supplier, of one supplier only. */
export async function addMember(
  services: Services,
  call: StaffCall,
  supplier: string,
  ask: NewFreeMember,
): Done {
  const { requestKey, account } = ask;
  const request = { requestKey, action: "free-member.add", subject: supplier };
  return await keep(services, call, request, async (tx, by) => {
    await knownSupplier(tx, by.division, supplier);
    const staff = (await staffAccounts(tx, by.division)).get(account)?.id;
    const holders = await recipientsOf(tx, by.division, { role: "supplier" });
    if (staff === undefined || !holders.includes(staff) || !(await insertMember(tx, by, { supplier, staff })))
      throw refuse("free-member-unknown", { field: "account" });
    return supplier;
  });
}

/** The supplier's own system: one that has the scope for orders, of one supplier only. */
export async function addSystem(
  services: Services,
  call: StaffCall,
  supplier: string,
  { requestKey, system }: NewFreeSystem,
): Done {
  const request = { requestKey, action: "free-system.add", subject: supplier };
  return await keep(services, call, request, async (tx, by) => {
    await knownSupplier(tx, by.division, supplier);
    const known = (await orderSystems(tx, by.division)).has(system);
    if (!known || !(await insertSystem(tx, by, { supplier, system })))
      throw refuse("free-system-unknown", { field: "system" });
    return supplier;
  });
}

export async function setBudget(services: Services, call: StaffCall, ask: SetFreeBudget): Done {
  const { requestKey, ...what } = ask;
  if (!freeServicesOf(services).budgets.some(({ id }) => id === ask.line))
    throw refuse("free-kind-unknown", { field: "line" });
  const request = { requestKey, action: "free-budget.set", subject: `${ask.year} ${ask.line}` };
  return await keep(services, call, request, async (tx, by) => {
    const edition = await insertBudget(tx, by, what);
    return `${ask.year}-${ask.line}-${edition}`;
  });
}

async function knownSupplier(tx: Database, division: string, id: string): Promise<void> {
  if (!(await supplierNames(tx, division)).has(id)) throw refuse("free-supplier-unknown", { field: "id" });
}
