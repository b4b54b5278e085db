/**
 * Taking a step on an order: by the supplier that has it, by the bureau's clerk, by whoever ordered. What was delivered
 * is written down for settlement in the same transaction (R12.9).
 */
import { randomUUID } from "node:crypto";
import type { CaseRole } from "#contract/case-type.ts";
import type { ConnectedActor, ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case, CaseEvent, CaseKey, EventActor } from "#server/kernel/case-type/case.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  engineOf,
  eventActor,
  findCase,
  rolesTowards,
  type SatelliteRow,
  type Written,
} from "../../cases/index.ts";
import { checkForm } from "./act-forms.ts";
import type { FreeOrder, FreeStep } from "./free-order.ts";
import { findOrder, findPhoto, readSteps, stepRow, supplyRow } from "./free-order-store.ts";
import { type PricedSupplier, supplierOfStaff, supplierOfSystem, suppliersOn } from "./supplier-store.ts";

export interface OrderAct {
  requestKey: string;
  version: number;
  action: string;
  data: Record<string, unknown>;
  at: Instant;
}

export interface OpenedOrder {
  order: FreeOrder;
  steps: FreeStep[];
  /** As it stands after its last step. */
  last: FreeStep;
  current: Case;
}

export async function openedOrder(services: Services, key: CaseKey): Promise<OpenedOrder> {
  const [order, steps, current] = await Promise.all([
    findOrder(services, key),
    readSteps(services, key),
    findCase(services.pool, key),
  ]);
  const last = steps.at(-1);
  if (!order || !last || !current) throw refuse("free-order-not-found", { field: "number" });
  return { order, steps, last, current };
}

/** The order for a member of staff who may read it; a supplier only theirs, and others' are as good as not there. */
export async function orderForStaff(
  services: Services,
  actor: StaffActor,
  key: CaseKey,
): Promise<OpenedOrder & { roles: CaseRole[] }> {
  const opened = await openedOrder(services, key);
  const { division } = key;
  const own = (await supplierOfStaff(services.db, division, actor.id)) === opened.last.supplier;
  if (!can(actor, "free-order.read", { division, supplies: own })) throw refuse("free-order-not-found");
  const roles: CaseRole[] = [
    ...(can(actor, "free-order.handle", { division }) ? (["clerk"] as const) : []),
    ...(can(actor, "free-order.supply", { division, supplies: own }) ? (["supplier"] as const) : []),
  ];
  return { ...opened, roles };
}

/** The order for a supplier's own system; others' are as good as not there. */
export async function orderForSystem(
  services: Services,
  actor: ConnectedActor,
  key: CaseKey,
): Promise<OpenedOrder & { roles: CaseRole[] }> {
  const opened = await openedOrder(services, key);
  const { division } = key;
  const own = (await supplierOfSystem(services.db, division, actor.id)) === opened.last.supplier;
  if (!can(actor, "supply.orders", { division, supplies: own }))
    throw refuse("free-order-not-found", { field: "number" });
  return { ...opened, roles: ["supplier"] };
}

/** By staff, or by a supplier's own system. Refused besides what the case type refuses: a form that does not fit, a photo that was not brought. */
export async function actOnOrder(
  services: Services,
  actor: StaffActor | ConnectedActor,
  key: CaseKey,
  ask: OrderAct,
): Promise<Written> {
  const { roles, ...opened } =
    actor.kind === "staff"
      ? await orderForStaff(services, actor, key)
      : await orderForSystem(services, actor, key);
  checkForm(ask.action, ask.data);
  const { photo } = ask.data as { photo?: string };
  if (photo !== undefined && !(await findPhoto(services.db, key.division, photo, actor.id)))
    throw refuse("free-photo-missing", { field: "data.photo" });
  return await act(services, opened, ask, {
    ...{ actor: { kind: actor.kind, id: actor.id }, roles: () => roles },
    as: (current) => eventActor(actor, current),
  });
}

/** By whoever it is for: they may only give it up, and who merely follows the matter may not. */
export async function cancelOrder(
  services: Services,
  actor: ResidentActor,
  opened: OpenedOrder,
  ask: Omit<OrderAct, "action" | "data">,
): Promise<Written> {
  const roles = (current: Case) => rolesTowards(actor, current).filter((role) => role === "applicant");
  const doer: Doer = { actor: { kind: "resident", id: actor.id }, roles };
  return await act(services, opened, { ...ask, action: "cancel", data: {} }, doer);
}

/** By the system, on whatever is there. */
export async function systemAct(
  services: Services,
  opened: OpenedOrder,
  ask: Omit<OrderAct, "data" | "version">,
): Promise<Written> {
  const doer: Doer = { actor: { kind: "system", id: "free-services" }, roles: () => ["system"] };
  return await act(services, opened, { ...ask, data: {} }, doer);
}

interface Doer {
  actor: EventActor;
  as?: (current: Case) => EventActor;
  roles: (current: Case) => readonly CaseRole[];
}

async function act(
  services: Services,
  { order, last }: OpenedOrder,
  ask: Omit<OrderAct, "version"> & { version?: number },
  doer: Doer,
): Promise<Written> {
  const { sealing } = services;
  const { action, data, at, requestKey, version } = ask;
  const { receivedBy, note, ...codes } = data as Record<string, string | undefined>;
  const { writer } = await engineOf(services);
  const then = action === "assign" ? await newSupplier(services, order, codes.supplier, at) : undefined;
  const key = { division: order.division, id: order.id };
  return await writer.act({
    ...{ key, requestKey, action, at, data: codes, ...doer, ...(version !== undefined && { version }) },
    satellites: (_, event) => {
      const step = stepAfter(last, event, then, codes);
      const words = { ...(receivedBy && { receivedBy }), ...(note && { note }) };
      const rows = [stepRow(sealing, key, { ...step, words })];
      return event.to === "delivered" ? [...rows, deliveredRow(order, step, doer.actor)] : rows;
    },
  });
}

/** What it has become: supplier and price stay as they were unless somebody else has it now. */
function stepAfter(
  last: FreeStep,
  event: CaseEvent,
  then: PricedSupplier | undefined,
  { tracking, proof, photo, reason }: Record<string, string | undefined>,
): Omit<FreeStep, "words"> {
  const proven = event.action === "hand-over" ? "collection" : proof;
  return {
    ...{ seq: event.seq, at: event.at, action: event.action, state: event.to },
    ...{ supplier: then?.id ?? last.supplier, price: then?.price ?? last.price },
    ...(tracking && { tracking }),
    ...(proven && { proof: proven as NonNullable<FreeStep["proof"]> }),
    ...(photo && { photo }),
    ...(reason && { reason }),
  };
}

/** Once for each order: the database keeps a second one out. */
function deliveredRow(order: FreeOrder, step: Omit<FreeStep, "words">, by: EventActor): SatelliteRow {
  const { division, id, about, kind, quantity } = order;
  const day = shanghaiDay(step.at);
  return supplyRow({
    ...{ division, id: randomUUID(), kind, supplier: step.supplier, caseId: id, about, quantity },
    ...{ price: step.price, suppliedOn: day, month: day.slice(0, 7), by: by.id, at: step.at },
  });
}

/** Another supplier takes over at their own price of the day. */
async function newSupplier(
  { db }: Services,
  { division, kind }: FreeOrder,
  supplier: string | undefined,
  at: Instant,
): Promise<PricedSupplier> {
  const found = await suppliersOn(db, division, kind, shanghaiDay(at));
  const chosen = found.find(({ id }) => id === supplier);
  if (!chosen) throw refuse("free-supplier-unknown", { field: "data.supplier" });
  return chosen;
}
