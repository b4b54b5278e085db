/** Facilities as the public and the desk read them. */
import type { FacilityDesk, HallFacilities } from "#contract/facilities.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { hallNames, hallsInOrder } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { kindOf, publicWords } from "./facility.ts";
import { facilityRulesOf } from "./facility-rules.ts";
import { listFacilities } from "./facility-store.ts";
import { openLoans } from "./loan-store.ts";

export async function publicFacilities(services: Services, hall: string): Promise<HallFacilities> {
  const rules = facilityRulesOf(services);
  const { division } = services.config;
  if (!(await hallNames(services.db, division)).has(hall)) throw refuse("not-found", { field: "hall" });
  const found = await listFacilities(services.db, { division, hall });
  return {
    facilities: found
      .filter(({ state }) => state !== "withdrawn")
      .map((facility) => {
        const kind = kindOf(rules, facility.kind);
        const { name, place } = facility;
        return { name, place, kindName: kind?.name ?? name, words: publicWords(facility, kind) };
      }),
  };
}

export async function facilityDesk(
  services: Services,
  actor: StaffActor,
  at: Instant,
): Promise<FacilityDesk> {
  const { db } = services;
  const { division } = actor;
  const rules = facilityRulesOf(services);
  const [facilities, loans, names, halls] = await Promise.all([
    listFacilities(db, { division }),
    openLoans(db, division),
    hallNames(db, division),
    hallsInOrder(db, division),
  ]);
  const today = shanghaiDay(at);
  return {
    halls: halls.map(({ id }) => ({
      ...{ id, name: names.get(id) ?? id },
      mayKeep: can(actor, "facility.keep", { division, hall: id }),
    })),
    kinds: rules.kinds.map(({ id, name }) => ({ id, name })),
    facilities: facilities.map(({ note, checkedOn, nextCheckOn, ...facility }) => ({
      ...facility,
      kindName: kindOf(rules, facility.kind)?.name ?? facility.kind,
      lendable: facility.state === "good" && kindOf(rules, facility.kind)?.lend !== undefined,
      ...(note && { note }),
      ...(checkedOn && { checkedOn }),
      ...(nextCheckOn && { nextCheckOn }),
      checkDue: nextCheckOn !== undefined && nextCheckOn <= today,
    })),
    loans: loans.map((loan) => ({ ...loan, overdue: loan.dueAt < at })),
  };
}
