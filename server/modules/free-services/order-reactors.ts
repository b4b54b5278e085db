/** What follows from orders, and for orders from their matters (R12.9). Each may run again without harm. */

import { servedOf } from "#server/modules/applications/index.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import { tell } from "#server/modules/notices/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import {
  engineOf,
  findCase,
  followingKey,
  numberOf,
  type Occurrence,
  type Reactor,
} from "../../cases/index.ts";
import { openedOrder, systemAct } from "./acting.ts";
import { warnOfBudget } from "./budget-warning.ts";
import { type FreeStep, freeServiceType, hasResult, isLost } from "./free-order.ts";
import { findOrder, listOrders, readSteps } from "./free-order-store.ts";
import { freeServicesOf, kindWords, ordered } from "./free-service-rules.ts";
import { trackingOf } from "./order-view.ts";
import { membersOf } from "./supplier-store.ts";

/** Which template tells the person of which state. */
const templates: Record<string, string> = {
  shipped: "free-service-shipped",
  ready: "free-service-ready",
  failed: "free-service-failed",
  delivered: "free-service-delivered",
};
const committing = new Set(["order", "order-ahead", "assign"]);

export function freeServiceReactors(services: Services): Reactor[] {
  const each =
    (act: (tx: Database, one: Occurrence) => Promise<void>): Reactor["react"] =>
    async (tx, those) => {
      for (const one of those) await act(tx, one);
    };
  const isOrder = ({ case: it }: Occurrence) => it.type === freeServiceType;
  const moved = ({ event }: Occurrence) => event.from !== event.to;
  return [
    {
      name: "begin-free-services",
      wants: (one) => one.case.type === "application" && moved(one),
      react: each((tx, one) => beginWaiting(services, tx, one)),
    },
    {
      name: "serve-by-free-service",
      wants: (one) => isOrder(one) && one.event.to === "delivered",
      react: each((tx, one) => deliverMatter(services, tx, one)),
    },
    {
      name: "tell-of-free-service",
      wants: (one) =>
        isOrder(one) && moved(one) && (one.event.to in templates || one.event.action === "lapse"),
      react: each((tx, one) => tellPerson(services, tx, one)),
    },
    {
      name: "tell-free-supplier",
      wants: (one) => isOrder(one) && ["ordered", "unplaced", "failed"].includes(one.event.to),
      react: each((tx, one) => tellDesk(services, tx, one)),
    },
    {
      name: "warn-of-free-budget",
      wants: (one) => isOrder(one) && committing.has(one.event.action),
      react: async (tx, those) => {
        const orders = await Promise.all(those.map(({ case: it }) => findOrder({ ...services, db: tx }, it)));
        const kinds = orders.flatMap((order) => (order ? [order.kind] : []));
        const at = those.at(-1)?.event.at;
        if (at !== undefined) await warnOfBudget(services, tx, [...new Set(kinds)], at);
      },
    },
  ];
}

/** What was ordered ahead begins with the result, or falls away with the matter. */
async function beginWaiting(
  services: Services,
  tx: Database,
  { case: matter, event }: Occurrence,
): Promise<void> {
  const { division, id } = matter;
  const waiting = await listOrders(tx, { division, about: [id], state: "waiting", limit: 100 });
  for (const { id: order, kind } of waiting) {
    const rule = ordered(freeServicesOf(services)).find((each) => each.id === kind);
    // A kind that is no longer configured cannot begin.
    const action =
      rule && hasResult(matter, rule) ? "release" : !rule || isLost(matter, rule) ? "lapse" : undefined;
    if (action === undefined) continue;
    const opened = await openedOrder(services, { division, id: order });
    if (opened.current.state !== "waiting") continue;
    const requestKey = followingKey(`${division}/${order}`, action);
    await systemAct(services, opened, { action, requestKey, at: event.at });
  }
}

/** Whoever has got the result, by post or at the hall, has been served (送达): nobody types it a second time. */
async function deliverMatter(
  services: Services,
  tx: Database,
  { case: it, event }: Occurrence,
): Promise<void> {
  const ground = { ...services, db: tx };
  const order = await findOrder(ground, it);
  const kind = ordered(freeServicesOf(services)).find(({ id }) => id === order?.kind);
  if (!order || !kind?.serves) return;
  const matter = await findCase(services.pool, { division: order.division, id: order.about });
  const action = matter && servingOf(matter.state, matter.facts.traits);
  if (!matter || action === undefined) return;
  const requestKey = followingKey(`${order.division}/${order.id}`, "served");
  const steps = await readSteps(ground, it);
  const { writer } = await engineOf(services);
  await writer.act({
    ...{ key: matter, requestKey, action, at: event.at },
    data: { ...servedBy(steps), note: `免费服务 ${numberOf(it)}` },
    ...{ actor: { kind: "system", id: "free-services" }, roles: () => ["system"] },
  });
}

/** What was fetched at the hall after it had been on its way was served there. */
function servedBy(steps: readonly FreeStep[]) {
  const tracking = trackingOf(steps);
  const posted = steps.at(-1)?.proof !== "collection" && tracking !== undefined;
  return posted ? { method: "post", tracking } : { method: "counter" };
}

function servingOf(state: string, traits: readonly string[]): string | undefined {
  if (state === "issued" || state === "rejected") return "deliver";
  return state === "approved" && !traits.includes("licence") ? "deliver-document" : undefined;
}

async function tellPerson(services: Services, tx: Database, { case: it, event }: Occurrence): Promise<void> {
  const ground = { ...services, db: tx };
  const order = await findOrder(ground, it);
  const served = order && (await servedOf(tx, services.sealing, { division: it.division, id: order.about }));
  if (!order || !served) return;
  const steps = await readSteps(ground, it);
  const tracking = steps.findLast((step) => step.seq <= event.seq && step.tracking)?.tracking ?? "";
  await sendMessage(tx, services, {
    ...{ division: it.division, key: `free-service ${it.id} ${event.seq}`, at: event.at },
    template: event.action === "lapse" ? "free-service-lapsed" : templates[event.to]!,
    ...{ to: { kind: "resident", id: served.resident }, phone: order.recipient.phone },
    parameters: {
      ...{ kind: kindWords(freeServicesOf(services), order.kind).name, number: numberOf(it) },
      ...(event.to === "shipped" && { tracking }),
    },
  });
}

/** The supplier has a new order; or a clerk has to find a way on. */
async function tellDesk(services: Services, tx: Database, { case: it, event }: Occurrence): Promise<void> {
  const { division, organ } = it;
  const number = numberOf(it);
  const common = { division, at: event.at, kind: "case" as const, key: `free-service ${it.id} ${event.seq}` };
  const href = `/staff/free-services/orders/${number}`;
  if (event.to !== "ordered") {
    const text = event.to === "failed" ? "有一件没有送到，请决定怎么办" : "供应商退了一单，请改派";
    await tell(tx, { ...common, to: { role: "clerk", organ }, text: `免费服务：${text}`, href });
    return;
  }
  const last = (await readSteps({ ...services, db: tx }, it)).at(-1);
  const staff = last ? await membersOf(tx, division, last.supplier) : [];
  if (staff.length > 0)
    await tell(tx, { ...common, to: { staff }, text: "免费服务：有新的订单，请接单", href });
}
