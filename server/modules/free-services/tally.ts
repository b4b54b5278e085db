/** Prints and copies, counted at the counter: two keystrokes, no case, since nothing is promised to anybody (R12.9). */
import { randomUUID } from "node:crypto";
import type { Tally, TallyPage } from "#contract/free-services.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { carryOut, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { warnOfBudget } from "./budget-warning.ts";
import type { Supply } from "./free-order.ts";
import { freeServicesOf, kindWords, tallied } from "./free-service-rules.ts";
import { keyOfNumber, matterFor } from "./place-order.ts";
import { suppliersOn } from "./supplier-store.ts";
import { correctSupply, findSupply, insertSupply, talliedOn, talliesOf } from "./supply-store.ts";

/** Refused: what is not counted, more than the kind allows at once, a matter that is not there. */
export async function tallyUp(services: Services, call: StaffCall, ask: Tally): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  const kind = tallied(freeServicesOf(services)).find(({ id }) => id === ask.kind);
  if (!kind) throw refuse("free-kind-unknown", { field: "kind" });
  if (ask.quantity > kind.quantity)
    throw refuse("free-quantity", { field: "quantity", most: kind.quantity, unit: kind.unit });
  const about = ask.about && (await matterFor(services, actor, keyOfNumber(division, ask.about, "about")));
  const day = shanghaiDay(at);
  // Without a contract the bureau prints by itself and pays nobody; of several the cheapest one is used.
  const [supplier] = (await suppliersOn(services.db, division, kind.id, day)).sort(
    (a, b) => a.price - b.price,
  );
  return await carryOut(
    services,
    { ...call, requestKey: ask.requestKey },
    "free-service.tally",
    async (tx) => {
      const supply: Supply = {
        ...{ division, id: randomUUID(), kind: kind.id, quantity: ask.quantity, price: supplier?.price ?? 0 },
        ...{ suppliedOn: day, month: day.slice(0, 7), by: actor.id, at },
        ...(supplier && { supplier: supplier.id }),
        ...(about && { about: about.id }),
      };
      await insertSupply(tx, supply);
      await warnOfBudget(services, tx, [kind.id], at);
      return { id: supply.id };
    },
  );
}

/** Takes back what one counted oneself, on the same day. */
export async function undoTally(
  services: Services,
  call: StaffCall,
  id: string,
  requestKey: string,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, { ...call, requestKey }, `free-service.undo ${id}`, async (tx) => {
    const supply = await findSupply(tx, division, id);
    const mine = supply?.by === actor.id && supply.caseId === undefined;
    if (!mine || supply.suppliedOn !== shanghaiDay(at)) throw refuse("free-supply-not-found");
    const correction = { division, supply: id, quantity: 0, reason: "记错撤回", by: actor.id, at };
    return { id: await correctSupply(tx, correction) };
  });
}

export async function tallyPage(services: Services, actor: StaffActor, at: Instant): Promise<TallyPage> {
  const { db } = services;
  const { division, id: by } = actor;
  const rules = freeServicesOf(services);
  const day = shanghaiDay(at);
  const [mine, all] = [await talliesOf(db, { division, by, day }), await talliedOn(db, division, day)];
  const undone = new Set(mine.map(({ corrects }) => corrects));
  return {
    kinds: tallied(rules).map(({ id, name, unit, key, detail, quantity: most }) => ({
      ...{ id, name, unit, key, detail, most, today: all.get(id) ?? 0 },
    })),
    rows: mine.map(({ id, kind, quantity, at: recorded, corrects }) => {
      const { name: kindName, unit } = kindWords(rules, kind);
      const words = { kind, kindName, unit };
      return { ...words, id, quantity, at: recorded, undo: corrects !== undefined, undone: undone.has(id) };
    }),
  };
}
