/** Orders as a supplier's own system reads them (R12.9): its own, and to whom only while there is something to do. */
import type { SupplyOrder, SupplyOrderRow, SupplyOrders } from "#contract/supply.ts";
import { allowedOf, clockViews, engineOf, findCases, numberOf } from "#server/cases/index.ts";
import type { ConnectedActor } from "#server/kernel/access/actor.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { type ConnectedCall, revealPersonal } from "#server/modules/audit/index.ts";
import type { Services } from "#server/platform/services.ts";
import { formOf } from "../act-forms.ts";
import { orderForSystem } from "../acting.ts";
import type { FreeOrder } from "../free-order.ts";
import { listOrders } from "../free-order-store.ts";
import { freeServicesOf, kindWords } from "../free-service-rules.ts";
import { casesById } from "../order-query.ts";
import { trackingOf } from "../order-view.ts";
import { keyOfNumber } from "../place-order.ts";
import { supplierOfSystem } from "../supplier-store.ts";

const pageSize = 50;

export interface SystemAsk {
  show?: "open" | "over";
  state?: string;
  after?: string;
}

/** The supplier's orders, those that run the oldest first; a system that belongs to nobody has none. */
export async function ordersForSystem(
  services: Services,
  { division, id }: ConnectedActor,
  { show = "open", state, after }: SystemAsk,
): Promise<SupplyOrders> {
  const supplier = await supplierOfSystem(services.db, division, id);
  if (supplier === undefined) return { rows: [] };
  const found = await listOrders(services.db, {
    ...{ division, supplier, open: show === "open", limit: pageSize + 1 },
    ...(state !== undefined && { state }),
    ...(after !== undefined && { after: keyOfNumber(division, after, "after").id }),
  });
  const shown = found.slice(0, pageSize);
  const cases = await casesById(services, division, shown);
  const matters = await mattersOf(services, division, shown);
  const rows = await Promise.all(
    shown.flatMap(({ tracking, ...order }) => {
      const current = cases.get(order.id);
      return current ? [rowOf(services, { order, current, matters, tracking })] : [];
    }),
  );
  const next = found.length > pageSize ? rows.at(-1)?.number : undefined;
  return { rows, ...(next && { next }) };
}

/** One order; the name, telephone and address it goes to are in it while it runs, and each look is written down. */
export async function orderOfSystem(
  services: Services,
  call: ConnectedCall,
  number: string,
): Promise<SupplyOrder> {
  const key = keyOfNumber(call.actor.division, number);
  const { order, steps, last, current, roles } = await orderForSystem(services, call.actor, key);
  const { types } = await engineOf(services);
  const type = types.version(current.type, current.typeVersion);
  const matters = await mattersOf(services, key.division, [order]);
  const what = { subject: { kind: "case", id: number }, field: "recipient", reason: "供应商系统取单送货" };
  const open = current.concludedAt === undefined;
  const recipient = open && (await revealPersonal(services, call, what, () => order.recipient));
  return {
    ...(await rowOf(services, { order, current, matters, tracking: trackingOf(steps) })),
    price: last.price,
    ...(recipient && { recipient }),
    allowed: allowedOf(type, current, roles).map(({ id: action }) => {
      const data = formOf(action);
      return { action, name: type.actions[action]?.name ?? action, ...(data && { data }) };
    }),
  };
}

interface Shown {
  order: Omit<FreeOrder, "recipient">;
  current: Case;
  matters: ReadonlyMap<number, string>;
  tracking: string | undefined;
}

async function rowOf(
  services: Services,
  { order, current, matters, tracking }: Shown,
): Promise<SupplyOrderRow> {
  const { types, timekeeper } = await engineOf(services);
  const type = types.version(current.type, current.typeVersion);
  const { division, about, kind, quantity, way, orderedAt } = order;
  const { name: kindName, unit } = kindWords(freeServicesOf(services), kind);
  const clocks = clockViews(type, current, timekeeper.current(), services.now());
  const dueOn = clocks.find((clock) => clock.dueOn !== undefined)?.dueOn;
  return {
    ...{ number: numberOf(current), kind, kindName, unit, quantity, way, orderedAt },
    ...{ about: caseNumber(division, about), aboutName: matters.get(about) ?? "" },
    ...{ state: current.state, stateName: type.states[current.state]?.name ?? current.state },
    version: current.version,
    ...(dueOn !== undefined && { dueOn }),
    ...(tracking !== undefined && { tracking }),
  };
}

async function mattersOf(services: Services, division: string, orders: readonly { about: number }[]) {
  const ids = [...new Set(orders.map(({ about }) => about))];
  const matters = await findCases(services.pool, division, ids);
  return new Map(matters.map(({ id, subject }) => [id, subject]));
}
