/** Suppliers with their contracts, prices and accounts, and what is free here, for the desk (R12.9). */
import type { FreeSuppliers } from "#contract/free-money.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { connectedWith, recipientsOf, staffAccounts, staffNames } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { freeServicesOf, kindWords } from "./free-service-rules.ts";
import { readSuppliers } from "./supplier-store.ts";

export async function showSuppliers(
  services: Services,
  actor: StaffActor,
  at: Instant,
): Promise<FreeSuppliers> {
  const { db } = services;
  const { division } = actor;
  const rules = freeServicesOf(services);
  const today = shanghaiDay(at);
  const [kept, connected, holders, accounts] = [
    await readSuppliers(db, division),
    await orderSystems(db, division),
    await recipientsOf(db, division, { role: "supplier" }),
    await staffAccounts(db, division),
  ];
  const names = await staffNames(db, division, holders);
  const taken = new Set(kept.members.map(({ staff }) => staff));
  const priced = pricedKinds(kept, today);
  return {
    suppliers: kept.suppliers.map(({ id, name, uscc, contact }) => ({
      ...{ id, name, ...(uscc !== null && { uscc }), ...(contact !== null && { contact }) },
      contracts: contractsOf(services, kept, id, today),
      systems: kept.systems.flatMap((one) =>
        one.supplier_id === id ? [connected.get(one.system) ?? ""] : [],
      ),
      members: kept.members.flatMap((one) => (one.supplier_id === id ? [names.get(one.staff) ?? ""] : [])),
    })),
    kinds: rules.kinds.map(({ id, name, unit, detail, source }) => ({
      ...{ id, name, unit, detail, source, unpriced: !priced.has(id) },
    })),
    free: [...accounts].flatMap(([account, { id }]) =>
      holders.includes(id) && !taken.has(id) ? [{ account, name: names.get(id) ?? account }] : [],
    ),
    freeSystems: [...connected].flatMap(([id, name]) =>
      kept.systems.some(({ system }) => system === id) ? [] : [{ id, name }],
    ),
    mayKeep: can(actor, "free-service.keep", { division, organ: rules.bureau }),
  };
}

/** Systems that may be given a supplier's orders, by their id. */
export async function orderSystems(db: Database, division: string): Promise<Map<string, string>> {
  const systems = await connectedWith(db, division, "supply.orders");
  return new Map(systems.map(({ id, name }) => [id, name]));
}

type Kept = Awaited<ReturnType<typeof readSuppliers>>;

const inForce = ({ from_day: from, until_day: until }: Kept["contracts"][number], today: Day) =>
  from <= today && today <= until;

function contractsOf(services: Services, { contracts, prices }: Kept, supplier: string, today: Day) {
  const rules = freeServicesOf(services);
  const mine = contracts.filter((contract) => contract.supplier_id === supplier);
  return mine.map((contract) => ({
    ...{ id: contract.id, number: contract.number, from: contract.from_day, until: contract.until_day },
    inForce: inForce(contract, today),
    prices: prices.flatMap(({ contract_id: of, kind, from_day: from, price_fen: price }) => {
      const { name: kindName, unit } = kindWords(rules, kind);
      return of === contract.id ? [{ kind, kindName, unit, from, price }] : [];
    }),
  }));
}

function pricedKinds({ contracts, prices }: Kept, today: Day): Set<string> {
  const current = new Set(contracts.flatMap((contract) => (inForce(contract, today) ? [contract.id] : [])));
  const held = prices.filter(({ contract_id: of, from_day: from }) => current.has(of) && from <= today);
  return new Set(held.map(({ kind }) => kind));
}
