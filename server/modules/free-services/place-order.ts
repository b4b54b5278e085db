/** Ordering a free service with a matter: by the applicant in the portal, by a clerk at the counter (R12.9). */
import type {
  FreeOrderPlaced,
  FreeServiceRules,
  OrderedKind,
  PlaceFreeOrder,
} from "#contract/free-services.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case, CaseKey, EventActor, Opening } from "#server/kernel/case-type/case.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { servedOf } from "#server/modules/applications/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  engineOf,
  eventActor,
  findCase,
  followingKey,
  numberOf,
  subjectOf,
  type Written,
} from "../../cases/index.ts";
import { collected, freeServiceType, hasResult, offered } from "./free-order.ts";
import { listOrders, orderOfRequest, orderRow, stepRow } from "./free-order-store.ts";
import { freeServicesOf, orderedKind } from "./free-service-rules.ts";
import { type PricedSupplier, suppliersOn } from "./supplier-store.ts";

/** A number of another division, or none, is as good as not there. */
export function keyOfNumber(division: string, number: string, field = "number"): CaseKey {
  const key = caseKeyIn(division, number);
  if (!key) throw refuse("free-order-not-found", { field });
  return key;
}

/** The matter, for who may order for it: its applicant, or a clerk who may read it. */
export async function matterFor(
  services: Services,
  actor: ResidentActor | StaffActor,
  key: CaseKey,
): Promise<Case> {
  const matter = await findCase(services.pool, key);
  if (!matter) throw refuse("free-order-not-found", { field: "about" });
  if (actor.kind === "staff") permit(actor, "case.read", subjectOf(matter));
  else if (!can(actor, "case.act", { ...subjectOf(matter), role: "applicant" }))
    throw refuse("free-order-not-found", { field: "about" });
  return matter;
}

/**
 * Orders. Refused: what the matter may not have (any more), a way or quantity the kind has not, an address missing, no
 * supplier under contract, or several and none chosen. A matter without a result yet has it ordered ahead.
 */
export async function placeOrder(
  services: Services,
  actor: ResidentActor | StaffActor,
  ask: PlaceFreeOrder,
  at: Instant,
): Promise<FreeOrderPlaced> {
  const { db, sealing } = services;
  const key = keyOfNumber(actor.division, ask.about, "about");
  const rules = freeServicesOf(services);
  const matter = await matterFor(services, actor, key);
  const first = await firstAnswer(services, key, ask);
  if (first) return first;
  const kind = orderedKind(rules, ask.kind);
  checkAsk(kind, ask);
  const had = await listOrders(db, { division: key.division, about: [key.id], limit: 1000 });
  const served = await servedOf(db, sealing, key);
  if (!served || !mayHave(rules, matter, served.itemKey, had, kind))
    throw refuse("free-not-for-this", { field: "kind" });
  const supplier = await chosen(services, ask.supplier, kind.id, at);
  // Two who order at once, as their matter's next, get one order: both ask under the same key.
  const requestKey = followingKey(
    `${key.division}/${key.id}`,
    `free-service ${kind.group} ${had.length + 1}`,
  );
  const by = actor.kind === "staff" ? eventActor(actor, matter) : { kind: actor.kind, id: actor.id };
  return placed(await openOrder(services, { matter, kind, ask, supplier, requestKey, by, at }));
}

export interface OpenFreeOrder {
  matter: Case;
  kind: OrderedKind;
  ask: Pick<PlaceFreeOrder, "requestKey" | "quantity" | "way" | "recipient">;
  supplier: PricedSupplier;
  /** Of the case. */
  requestKey: string;
  by: EventActor;
  at: Instant;
}

/** Opens the order's case, belonging to the party of its matter. What may be had was judged before. */
export async function openOrder(services: Services, open: OpenFreeOrder): Promise<Written> {
  const { matter, kind, ask, supplier, requestKey, by, at } = open;
  const { sealing } = services;
  const { writer, types } = await engineOf(services);
  const { division } = matter;
  const begins = hasResult(matter, kind);
  const orderedBy = by.kind === "staff" ? "staff" : "resident";
  const { quantity, way, recipient } = ask;
  return await writer.open({
    ...{ division, requestKey, at, data: {}, actor: by, action: begins ? "order" : "order-ahead" },
    roles: [by.kind === "staff" ? "clerk" : "applicant"],
    opening: openingOf(services, open, types.newest(freeServiceType).version),
    satellites: (key, event) => [
      orderRow(
        sealing,
        {
          ...{ ...key, about: matter.id, kind: kind.id, quantity, way, recipient, orderedBy },
          orderedAt: at,
        },
        ask.requestKey,
      ),
      stepRow(sealing, key, {
        ...{ seq: event.seq, at: event.at, action: event.action, state: event.to, words: {} },
        ...{ supplier: supplier.id, price: supplier.price },
      }),
    ],
  });
}

function openingOf(
  services: Services,
  { matter, kind, ask, by }: OpenFreeOrder,
  typeVersion: number,
): Opening {
  const { party, partyLabel, hall } = matter;
  return {
    ...{ type: freeServiceType, typeVersion, organ: freeServicesOf(services).bureau, party, partyLabel },
    subject: `${kind.name}：${matter.subject}`.slice(0, 200),
    channel: by.kind === "staff" ? "counter" : "portal",
    ...(hall !== undefined && { hall }),
    facts: { limits: kind.limits, steps: [], traits: ask.way === "collect" ? [collected] : [] },
  };
}

async function firstAnswer(
  services: Services,
  key: CaseKey,
  { requestKey, kind }: PlaceFreeOrder,
): Promise<FreeOrderPlaced | undefined> {
  const first = await orderOfRequest(services.db, key.division, requestKey);
  if (!first) return undefined;
  if (first.about_case !== key.id || first.kind !== kind) throw refuse("request-key-mismatch");
  const current = await findCase(services.pool, { division: key.division, id: first.case_id });
  return current && { number: numberOf(current), state: current.state };
}

function checkAsk(kind: OrderedKind, { way, quantity, recipient }: PlaceFreeOrder): void {
  if (!kind.ways.includes(way)) throw refuse("free-way", { field: "way" });
  if (quantity > kind.quantity)
    throw refuse("free-quantity", { field: "quantity", most: kind.quantity, unit: kind.unit });
  if (way === "post" && !recipient.address?.trim())
    throw refuse("free-address-needed", { field: "recipient.address" });
}

function mayHave(
  rules: FreeServiceRules,
  matter: Case,
  itemKey: string,
  had: readonly { kind: string; last: { state: string } }[],
  kind: OrderedKind,
): boolean {
  const before = had.map(({ kind: id, last }) => ({ kind: id, state: last.state }));
  return offered(rules, matter, itemKey, before).some(({ id }) => id === kind.id);
}

/** Whoever offers the kind today; among several the one that was chosen. */
async function chosen(
  { db, config }: Services,
  wished: string | undefined,
  kind: string,
  at: Instant,
): Promise<PricedSupplier> {
  const found = await suppliersOn(db, config.division, kind, shanghaiDay(at));
  if (found.length === 0) throw refuse("free-no-supplier", { field: "kind" });
  if (wished === undefined && found.length > 1) throw refuse("free-choose-supplier", { field: "supplier" });
  const supplier = wished === undefined ? found[0] : found.find(({ id }) => id === wished);
  if (!supplier) throw refuse("free-supplier-unknown", { field: "supplier" });
  return supplier;
}

function placed({ case: it }: Written): FreeOrderPlaced {
  return { number: numberOf(it), state: it.state };
}
