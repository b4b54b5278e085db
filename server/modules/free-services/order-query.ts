/** Orders read: what a matter may have and has, one's own, what the desk or a supplier has to do (R12.9). */
import type { FreeOrderList, MyFreeOrder, Recipient, StaffFreeOrder } from "#contract/free-services.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { doneBy, recordAudit, revealPersonal, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { allowedOf, engineOf, findCases, readEvents, subjectOf } from "../../cases/index.ts";
import { namesFor } from "../casework/index.ts";
import { formOf } from "./act-forms.ts";
import { type OpenedOrder, openedOrder, orderForStaff } from "./acting.ts";
import { countOpen, listOrders, type OrderQuery } from "./free-order-store.ts";
import { freeServicesOf } from "./free-service-rules.ts";
import {
  maskedRecipient,
  type OrderFrame,
  orderRowView,
  sharedView,
  timelineView,
  trackingOf,
} from "./order-view.ts";
import { keyOfNumber } from "./place-order.ts";
import { ownSupplier, supplierNames, suppliersOn } from "./supplier-store.ts";

const pageSize = 50;

/** One's own order; somebody else's is as good as not there. */
export async function ownOrder(
  services: Services,
  actor: ResidentActor,
  number: string,
): Promise<OpenedOrder> {
  const opened = await openedOrder(services, keyOfNumber(actor.division, number));
  if (!can(actor, "case.read", subjectOf(opened.current)))
    throw refuse("free-order-not-found", { field: "number" });
  return opened;
}

export async function showMine(
  services: Services,
  actor: ResidentActor,
  opened: OpenedOrder,
): Promise<MyFreeOrder> {
  const { order, steps, last, current } = opened;
  const { types } = await engineOf(services);
  const type = types.version(current.type, current.typeVersion);
  const events = await readEvents(services.pool, current);
  const frame = await frameOf(services, current.division, [order.about], [current]);
  const tracking = trackingOf(steps);
  const shown = { order, current, type, supplier: last.supplier, ...(tracking && { tracking }) };
  const mayAct = can(actor, "case.act", { ...subjectOf(current), role: "applicant" });
  return {
    ...sharedView(shown, frame),
    stateText: type.states[current.state]?.resident ?? "",
    recipient: order.recipient,
    timeline: timelineView(type, steps, events, frame, "applicant"),
    version: current.version,
    mayCancel: mayAct && allowedOf(type, current, ["applicant"]).some(({ id }) => id === "cancel"),
  };
}

export interface OrdersAsk extends Omit<OrderQuery, "division" | "limit" | "after" | "supplier"> {
  after?: string;
}

/** What this desk has to do, or did; a supplier reads their own orders only. */
export async function listForDesk(
  services: Services,
  actor: StaffActor,
  { after, ...ask }: OrdersAsk,
): Promise<FreeOrderList> {
  const { db } = services;
  const { division } = actor;
  const isOwn = can(actor, "free-order.read", { division, supplies: false });
  const supplier = isOwn ? undefined : await ownSupplier(services, actor);
  const narrow = supplier === undefined ? {} : { supplier };
  const found = await listOrders(db, {
    ...{ ...ask, ...narrow, division, limit: pageSize + 1 },
    ...(after !== undefined && { after: keyOfNumber(division, after, "after").id }),
  });
  const shown = found.slice(0, pageSize);
  const cases = await casesById(services, division, shown);
  const { types } = await engineOf(services);
  const about = shown.map((order) => order.about);
  const frame = await frameOf(services, division, about, [...cases.values()]);
  const rows = shown.flatMap(({ last, tracking, ...order }) => {
    const current = cases.get(order.id);
    if (!current) return [];
    const type = types.version(current.type, current.typeVersion);
    return [
      orderRowView({ order, current, type, supplier: last.supplier, ...(tracking && { tracking }) }, frame),
    ];
  });
  const next = found.length > pageSize ? rows.at(-1)?.number : undefined;
  return { rows, counts: await countOpen(db, division, supplier), ...(next && { next }) };
}

export async function showToStaff(
  services: Services,
  actor: StaffActor,
  number: string,
): Promise<StaffFreeOrder> {
  const key = keyOfNumber(actor.division, number);
  const { order, steps, last, current, roles } = await orderForStaff(services, actor, key);
  const { types } = await engineOf(services);
  const type = types.version(current.type, current.typeVersion);
  const events = await readEvents(services.pool, key);
  const frame = await frameOf(services, key.division, [order.about], [current], events);
  const tracking = trackingOf(steps);
  const day = shanghaiDay(services.now());
  const others = roles.includes("clerk") ? await suppliersOn(services.db, key.division, order.kind, day) : [];
  const allowed = allowedOf(type, current, roles);
  return {
    ...orderRowView({ order, current, type, supplier: last.supplier, ...(tracking && { tracking }) }, frame),
    version: current.version,
    recipient: maskedRecipient(order.recipient),
    ...{ price: last.price, amount: last.price * order.quantity },
    timeline: timelineView(type, steps, events, frame, "staff"),
    allowed: allowed.map(({ data: _, ...action }) => {
      const data = formOf(action.id);
      return { ...action, ...(data && { data }) };
    }),
    suppliers: others.map(({ id, name }) => ({ id, name })).filter(({ id }) => id !== last.supplier),
    mayReveal: mayReveal(roles, current),
    photoMegabytes: freeServicesOf(services).photoMegabytes,
  };
}

/** A supplier needs name, phone and address while the order is theirs to do, and not a day longer. */
function mayReveal(roles: readonly string[], { concludedAt }: Case): boolean {
  return roles.includes("clerk") || (roles.includes("supplier") && concludedAt === undefined);
}

/** To whom it goes, in full; written down with the reason (R13.5). */
export async function revealRecipient(
  services: Services,
  call: StaffCall,
  number: string,
  reason: string,
): Promise<Recipient> {
  const key = keyOfNumber(call.actor.division, number);
  const { order, current, roles } = await orderForStaff(services, call.actor, key);
  if (!mayReveal(roles, current)) throw refuse("not-permitted");
  const what = { subject: { kind: "case", id: number }, field: "recipient", reason };
  return await revealPersonal(services, call, what, () => order.recipient);
}

/** That a clerk ordered for somebody is written down. */
export async function auditOrder(
  services: Services,
  call: StaffCall,
  number: string,
  kind: string,
): Promise<void> {
  await recordAudit(services.db, doneBy(call, "free-order.place", { kind: "case", id: number }, { kind }));
}

export async function casesById(services: Services, division: string, orders: readonly { id: number }[]) {
  const ids = orders.map(({ id }) => id);
  return new Map((await findCases(services.pool, division, ids)).map((it) => [it.id, it]));
}

async function frameOf(
  services: Services,
  division: string,
  about: readonly number[],
  cases: readonly Case[],
  events: Parameters<typeof namesFor>[3] = [],
): Promise<OrderFrame> {
  const { timekeeper } = await engineOf(services);
  const matters = await findCases(services.pool, division, [...new Set(about)]);
  return {
    rules: freeServicesOf(services),
    names: await namesFor(services, division, cases, events),
    suppliers: await supplierNames(services.db, division),
    matters: new Map(matters.map(({ id, subject }) => [id, subject])),
    ...{ timekeeping: timekeeper.current(), now: services.now() },
  };
}
