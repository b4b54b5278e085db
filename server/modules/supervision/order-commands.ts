/** Opening supervision orders and acting on them. */
import type { ActAnswer, ActRequest } from "#contract/case.ts";
import type { CaseRole } from "#contract/case-type.ts";
import type { OpenOrder } from "#contract/supervision-orders.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { CaseKey, EventActor } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, findCase, followingKey, numberOf, type Written } from "../../cases/index.ts";
import { keyOf } from "./card-commands.ts";
import "./order.ts";
import { findOrder, type NewOrder, type OrderTableRow, orderRows } from "./order-store.ts";
import { ruleBookOf } from "./watch-rules.ts";

/** An order by a supervisor, or by a leader's mark, from the desk; written in the audit log. */
export async function openOrder(
  services: Services,
  call: StaffCall,
  ask: OpenOrder,
): Promise<{ number: string }> {
  const { actor, at } = call;
  const { division } = actor;
  const { requestKey, about, days, ...rest } = ask;
  permit(actor, "order.open", { division, organ: ask.organ });
  const source = can(actor, "supervision.raise", { division, organ: ask.organ }) ? "supervisor" : "mark";
  if (source === "mark" && ask.mark === undefined) throw refuse("order-mark-needed", { field: "mark" });
  const key = about === undefined ? undefined : keyOf(division, about);
  const order: NewOrder = { ...rest, source, issuedBy: actor.id, about: key?.id };
  const by: EventActor = { kind: "staff", id: actor.id };
  const { case: opened } = await putOrder(services, { division, order, days, requestKey, at, by });
  const number = numberOf(opened);
  await recordAudit(services.db, doneBy(call, "order.open", { kind: "case", id: number }));
  return { number };
}

/** An order that follows from what the system found: a problem unsolved, a repeated complaint. The same key opens one. */
export async function orderBySystem(
  services: Services,
  ask: Omit<NewOrder, "source" | "issuedBy"> & {
    division: string;
    days: number;
    requestKey: string;
    at: Instant;
  },
): Promise<string> {
  const { division, days, requestKey, at, ...rest } = ask;
  const order: NewOrder = { ...rest, source: "system", issuedBy: "system" };
  const by: EventActor = { kind: "system", id: "supervision" };
  return numberOf((await putOrder(services, { division, order, days, requestKey, at, by })).case);
}

const openings = { supervisor: "open", mark: "open-by-mark", system: "open-by-system" } as const;
/** The role each source acts in: a leader's mark opens as the head of an organ does, the bureau's director too. */
const openers: Record<NewOrder["source"], CaseRole> = {
  supervisor: "supervisor",
  mark: "organ-head",
  system: "system",
};

interface Putting {
  division: string;
  order: NewOrder;
  days: number;
  requestKey: string;
  at: Instant;
  by: EventActor;
}

async function putOrder(
  services: Services,
  { division, order, days, requestKey, at, by }: Putting,
): Promise<Written> {
  const { db, pool, sealing } = services;
  const organ = (await organNames(db, division)).get(order.organ);
  if (!organ) throw refuse("order-organ", { field: "organ" });
  const person = order.person;
  if (person !== undefined && !(await staffNames(db, division, [person])).has(person))
    throw refuse("order-person", { field: "person" });
  if (order.about !== undefined && !(await findCase(pool, { division, id: order.about })))
    throw refuse("case-not-found", { field: "about" });
  const [{ writer, types }, { newest }] = [await engineOf(services), await ruleBookOf(services)];
  const { version } = types.newest("order");
  return await writer.open({
    ...{ division, requestKey: followingKey(requestKey, "order"), at, actor: by, data: {} },
    ...{ action: openings[order.source], roles: [openers[order.source]] },
    opening: {
      ...{ type: "order", typeVersion: version, organ: order.organ, subject: `督办：${order.title}` },
      ...{ party: `organ/${order.organ}`, partyLabel: organ.name, channel: order.source },
      facts: {
        limits: { reply: { n: days, unit: "W" }, check: newest.limits.examine },
        steps: [],
        traits: [],
      },
    },
    satellites: (key) => orderRows(sealing, key, order),
  });
}

/** The order of a case number; refused when there is none, or it is none of the reader's business. */
export async function orderFor(services: Services, actor: StaffActor, key: CaseKey): Promise<OrderTableRow> {
  const row = await findOrder(services.db, key);
  if (!row) throw refuse("case-not-found");
  const mine = row.issued_by === actor.id;
  if (!mine) permit(actor, "supervision.read", subjectOfOrder(row));
  return row;
}

const subjectOfOrder = ({ division, organ, person }: OrderTableRow) => ({
  ...{ division, organ },
  ...(person !== null && { handler: person }),
});

/** The roles in which this actor may act on an order: who answers it, and who examines the answer. */
export function orderRoles(actor: StaffActor, row: OrderTableRow): CaseRole[] {
  const subject = subjectOfOrder(row);
  const answers: CaseRole[] = can(actor, "supervision.answer", subject) ? ["approver"] : [];
  return can(actor, "supervision.examine", subject) ? [...answers, "supervisor"] : answers;
}

export async function actOnOrder(
  services: Services,
  { actor, at }: StaffCall,
  key: CaseKey,
  action: string,
  { requestKey, version, data }: ActRequest,
): Promise<ActAnswer> {
  const roles = orderRoles(actor, await orderFor(services, actor, key));
  if (roles.length === 0) throw refuse("order-not-yours");
  const { writer } = await engineOf(services);
  const written = await writer.act({
    ...{ key, requestKey, version, action, data: data ?? {}, at, actor: { kind: "staff", id: actor.id } },
    roles: () => roles,
  });
  const { state, version: next } = written.case;
  return { number: numberOf(written.case), state, version: next, repeated: written.repeated };
}
