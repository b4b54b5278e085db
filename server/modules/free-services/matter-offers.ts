/** What is free for a matter: what it may have and has, for its applicant or a clerk (R12.9). */
import type { FreeOffer, FreeServicesOf } from "#contract/free-services.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { servedOfCases } from "#server/modules/applications/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf } from "../../cases/index.ts";
import { hasResult, offered } from "./free-order.ts";
import { type ListedOrder, listOrders } from "./free-order-store.ts";
import { freeServicesOf, kindWords } from "./free-service-rules.ts";
import { casesById } from "./order-query.ts";
import { keyOfNumber, matterFor } from "./place-order.ts";
import { suppliersOn } from "./supplier-store.ts";

/** What these matters may have for free and have, for their applicant or a clerk; one and the same person's. */
export async function freeServicesFor(
  services: Services,
  actor: ResidentActor | StaffActor,
  numbers: readonly string[],
  at: Instant,
): Promise<FreeServicesOf> {
  const { db, sealing } = services;
  const { division } = actor;
  const keys = numbers.map((number) => keyOfNumber(division, number, "numbers"));
  const matters = await Promise.all(keys.map((key) => matterFor(services, actor, key)));
  const ids = matters.map(({ id }) => id);
  const [served, had] = [
    await servedOfCases(db, sealing, division, ids),
    await listOrders(db, { division, about: ids, limit: 1000 }),
  ];
  const offers = await Promise.all(
    matters.map((matter) => offersOf(services, matter, served.get(matter.id)?.itemKey ?? "", had, at)),
  );
  const { types } = await engineOf(services);
  const cases = await casesById(services, division, had);
  const first = served.get(ids[0] ?? 0);
  return {
    offers: offers.flat(),
    orders: had.flatMap(({ id, about, kind }) => {
      const current = cases.get(id);
      if (!current) return [];
      const state = types.version(current.type, current.typeVersion).states[current.state];
      return [
        {
          ...{ number: caseNumber(division, id), about: caseNumber(division, about), state: current.state },
          ...{ kindName: kindWords(freeServicesOf(services), kind).name },
          ...{ stateName: state?.name ?? "", stateText: state?.resident ?? "" },
        },
      ];
    }),
    ...(first && { recipient: await usualRecipient(services, actor, first) }),
  };
}

async function offersOf(
  services: Services,
  matter: Case,
  itemKey: string,
  had: readonly ListedOrder[],
  at: Instant,
): Promise<FreeOffer[]> {
  const { division, id } = matter;
  const mine = had.flatMap(({ about, kind, last }) => (about === id ? [{ kind, state: last.state }] : []));
  const kinds = offered(freeServicesOf(services), matter, itemKey, mine);
  const priced = await Promise.all(
    kinds.map(async (kind) => ({
      kind,
      suppliers: await suppliersOn(services.db, division, kind.id, shanghaiDay(at)),
    })),
  );
  return priced.flatMap(({ kind, suppliers }) => {
    if (suppliers.length === 0) return [];
    const { id: of, name, detail, unit, group, quantity, ways, limits } = kind;
    return [
      {
        ...{
          about: caseNumber(division, id),
          aboutName: matter.subject,
          kind: of,
          name,
          detail,
          unit,
          group,
        },
        ...{ quantity, ways, limits, waits: !hasResult(matter, kind) },
        suppliers: suppliers.map((one) => ({ id: one.id, name: one.name })),
      },
    ];
  });
}

/** To whom it would go: the applicant as the matter knows them. A clerk reads it masked and asks. */
async function usualRecipient(
  { db, sealing, config }: Services,
  actor: ResidentActor | StaffActor,
  { name, phone, resident }: { name: string; phone: string; resident: string },
): Promise<NonNullable<FreeServicesOf["recipient"]>> {
  if (actor.kind === "staff") return { name: maskName(name), phone: maskPhone(phone) };
  const address = (await readResident(db, sealing, config.division, resident))?.address;
  return { name, phone, ...(address && { address }) };
}
